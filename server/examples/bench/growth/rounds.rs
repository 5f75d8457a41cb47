//! The same questions to houses of different size, in short turns: whatever else the machine does
//! is the same for each. A round's figures are its own; of all rounds the middle one counts.

use std::time::Instant;

use domain::bookings::Slot;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde_json::json;

use super::{
    diary::ZONE,
    seeded::{House, LOGIN, PASSWORD},
};
use crate::{Outcome, child::Server, figure::percentile, http::Client};

/// Rounds, and turns of each house in a round.
pub const ROUNDS: usize = 7;
pub const TURNS: usize = 8;
/// Bookings of the one client in a turn.
const ALONE: usize = 20;
/// Clients at once, and bookings of each in a turn.
const WRITERS: usize = 16;
const EACH: usize = 4;
/// Weeks asked for in a turn that are remembered, and that are not.
const WEEKS: usize = 12;
const READ: usize = 2;
/// Zones whose week is another window of the same days, so that none is remembered for long.
const ZONES: [&str; 11] = [
    "Asia/Riyadh",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Dhaka",
    "Asia/Bangkok",
    "Asia/Tokyo",
    "Australia/Darwin",
    "Australia/Brisbane",
    "Pacific/Noumea",
];
/// How often each list is asked for in a turn.
const LISTS: usize = 3;
/// Evenings are empty: from 19:00 on so many bookings of five minutes.
const AN_EVENING: usize = 48;

/// What is asked, beside bookings and weeks.
pub const QUESTIONS: [&str; 7] = [
    "bookings of a room's week",
    "my bookings, from now on",
    "my schedule of 31 days",
    "journal, first page",
    "a room's state",
    "requests that wait",
    "my meetings",
];

/// One figure: what was measured in this round, and the figures of each round.
#[derive(Debug, Clone, Default)]
pub struct Rounds {
    now: Vec<f64>,
    p50: Vec<f64>,
    p99: Vec<f64>,
}

impl Rounds {
    /// The middle one of the rounds' medians.
    pub fn p50(&self) -> f64 {
        percentile(&mut self.p50.clone(), 0.5)
    }

    /// The middle one of the rounds' 99th percentiles.
    pub fn p99(&self) -> f64 {
        percentile(&mut self.p99.clone(), 0.5)
    }

    fn close(&mut self) {
        self.p50.push(percentile(&mut self.now, 0.5));
        self.p99.push(percentile(&mut self.now, 0.99));
        self.now.clear();
    }
}

/// What was measured of one house; times in milliseconds.
#[derive(Debug, Clone, Default)]
pub struct Measured {
    pub booking: Rounds,
    /// Bookings a second, sixteen at once.
    pub together: Rounds,
    pub week: Rounds,
    /// Weeks that were not remembered.
    pub week_read: Rounds,
    pub lists: [Rounds; QUESTIONS.len()],
}

/// A house that is served.
pub struct Served<'a> {
    house: &'a House,
    server: &'a Server,
    /// Bookings made by the measurement, room by room.
    made: Vec<usize>,
    /// The session of a person.
    person: String,
    pub measured: Measured,
}

impl<'a> Served<'a> {
    /// A person signs in.
    pub async fn new(house: &'a House, server: &'a Server) -> Outcome<Self> {
        let mut client = server.client().await?;
        let who = json!({ "login": LOGIN, "password": PASSWORD });
        let answer = client.post("/api/v1/session", &who).await?.json()?;
        let person = answer["token"].as_str().ok_or("nobody signed in")?;
        Ok(Self {
            house,
            server,
            made: vec![0; house.rooms.len()],
            person: person.to_owned(),
            measured: Measured::default(),
        })
    }

    /// One turn of everything.
    pub async fn turn(&mut self, number: usize) -> Outcome<()> {
        self.alone(number).await?;
        self.together().await?;
        self.weeks(number).await?;
        self.lists(number).await
    }

    /// The round is over.
    pub fn close(&mut self) {
        let all = &mut self.measured;
        let own = [
            &mut all.booking,
            &mut all.together,
            &mut all.week,
            &mut all.week_read,
        ];
        own.into_iter()
            .chain(&mut all.lists)
            .for_each(Rounds::close);
    }

    /// The next free five minutes of a room, on an evening after the week that is asked for.
    fn next(&mut self, room: usize) -> Outcome<Slot> {
        let made = self.made.get_mut(room).ok_or("no such room")?;
        let (day, nth) = (*made / AN_EVENING, *made % AN_EVENING);
        *made += 1;
        let evening = self.at(9 + day, 19)?;
        let start = evening + SignedDuration::from_mins(5 * i64::try_from(nth)?);
        Ok(Slot {
            start,
            end: start + SignedDuration::from_mins(5),
        })
    }

    fn at(&self, day: usize, hour: i8) -> Outcome<Timestamp> {
        let zone = services::zones::named(ZONE).ok_or("no zone")?;
        let date = self.house.today.checked_add(i64::try_from(day)?.days())?;
        Ok(zone.to_timestamp(date.at(hour, 0, 0, 0))?)
    }

    async fn alone(&mut self, turn: usize) -> Outcome<()> {
        let mut client = self.server.client().await?;
        for number in 0..ALONE {
            let room = (turn * ALONE + number) * 7 % self.house.rooms.len();
            let slot = self.next(room)?;
            let took = book(&mut client, &self.house.rooms[room], slot).await?;
            self.measured.booking.now.push(took);
        }
        Ok(())
    }

    async fn together(&mut self) -> Outcome<()> {
        let mut wishes = Vec::with_capacity(WRITERS);
        for room in 0..WRITERS {
            let slots: Outcome<Vec<Slot>> = (0..EACH).map(|_| self.next(room)).collect();
            wishes.push((
                self.house.rooms[room].clone(),
                slots?,
                self.server.client().await?,
            ));
        }
        let begin = Instant::now();
        let tasks = wishes.into_iter().map(|(room, slots, mut client)| {
            tokio::spawn(async move {
                for slot in slots {
                    book(&mut client, &room, slot).await?;
                }
                Outcome::Ok(())
            })
        });
        let tasks: Vec<_> = tasks.collect();
        for task in tasks {
            task.await??;
        }
        #[expect(clippy::cast_precision_loss)]
        let rate = (WRITERS * EACH) as f64 / begin.elapsed().as_secs_f64();
        self.measured.together.now.push(rate);
        Ok(())
    }

    async fn weeks(&mut self, turn: usize) -> Outcome<()> {
        let mut client = self.server.client().await?;
        let tomorrow = self.house.today.tomorrow()?;
        let path = |zone: &str| format!("/api/v1/week?from={tomorrow}&zone={zone}");
        for number in 0..READ {
            let zone = ZONES[(turn * READ + number) % ZONES.len()];
            let took = get(&mut client, &path(zone)).await?;
            self.measured.week_read.now.push(took);
        }
        get(&mut client, &path(ZONE)).await?;
        for _ in 0..WEEKS {
            let took = get(&mut client, &path(ZONE)).await?;
            self.measured.week.now.push(took);
        }
        Ok(())
    }

    async fn lists(&mut self, turn: usize) -> Outcome<()> {
        let mut house = self.server.client().await?;
        let mut person = Client::to(self.server.port, &self.person).await?;
        for (nth, question) in QUESTIONS.iter().enumerate() {
            let mine = question.starts_with("my ");
            let client = if mine { &mut person } else { &mut house };
            for number in 0..LISTS {
                let room = (turn * LISTS + number) * 11 % self.house.rooms.len();
                let path = self.path(nth, &self.house.rooms[room])?;
                let took = get(client, &path).await?;
                self.measured.lists[nth].now.push(took);
            }
        }
        Ok(())
    }

    fn path(&self, question: usize, room: &str) -> Outcome<String> {
        let (now, week, month) = (self.at(0, 0)?, self.at(7, 0)?, self.at(31, 0)?);
        Ok(match question {
            0 => format!("/api/v1/bookings?room={room}&from={now}&to={week}"),
            1 => format!("/api/v1/bookings/mine?from={now}&limit=5"),
            2 => format!("/api/v1/schedule?from={now}&to={month}"),
            3 => "/api/v1/journal".to_owned(),
            4 => format!("/api/v1/rooms/{room}/state"),
            5 => "/api/v1/approvals?limit=20".to_owned(),
            _ => "/api/v1/meetings?mine=true&limit=5".to_owned(),
        })
    }
}

async fn book(client: &mut Client, room: &str, slot: Slot) -> Outcome<f64> {
    let begin = Instant::now();
    let body = json!({ "room": room, "subject": "Growth", "start": slot.start, "end": slot.end });
    let answer = client.post("/api/v1/bookings", &body).await?;
    if answer.status != 201 {
        let text = String::from_utf8_lossy(&answer.body);
        return Err(format!("booking: {} {text}", answer.status).into());
    }
    Ok(begin.elapsed().as_secs_f64() * 1e3)
}

async fn get(client: &mut Client, path: &str) -> Outcome<f64> {
    let begin = Instant::now();
    let answer = client.call("GET", path, "", b"").await?;
    if answer.status != 200 {
        let text = String::from_utf8_lossy(&answer.body);
        return Err(format!("{path}: {} {text}", answer.status).into());
    }
    Ok(begin.elapsed().as_secs_f64() * 1e3)
}
