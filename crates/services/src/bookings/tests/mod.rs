mod booking;
mod changing;
mod reading;
mod series;
mod shifting;
mod trouble;
