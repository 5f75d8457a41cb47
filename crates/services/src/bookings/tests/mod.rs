mod booking;
mod changing;
mod law;
mod reading;
mod series;
mod shifting;
mod trouble;
mod week;
