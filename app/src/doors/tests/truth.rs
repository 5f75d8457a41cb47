//! The door never says a false "free".
//!
//! **The claim.** Whenever the glass shows "Free" at an instant *t*, there is a moment *s* within
//! the 60 seconds before *t* (within 5 minutes, when "As of …" stands beside it) such that by the
//! bookings that the server held at *s* the room's state at *t* was free; the tablet's corrected
//! clock may be 5 seconds off. This holds through: bookings made, moved, ended and cancelled while
//! the line is cut; messages late, doubled, in another order, or lost; answers that are overtaken;
//! lines that die silently; a tablet clock that is hours off and is set forward or back; sleep
//! (after which everything that waited arrives at once); a reload online, and one from the kept
//! copy after any time without power; midnight and both days on which the clocks change.
//!
//! What no device can notice is left out: that its clock is set back while it sleeps.

use jiff::{Timestamp, tz::TimeZone};

use super::{
    world::{Clocks, Dice, House, later},
    zone,
};
use crate::{
    clock::Anchor,
    doors::{
        known::{Known, News},
        painting::{Look, paint},
    },
    live::{Hearing, Message, Said},
    text::Locale,
    zones::Zone,
};
use contract::doors::DoorFace;
use domain::bookings::State;

/// Scenarios of a run.
const SCENARIOS: u64 = 500;
/// Seconds of each.
const LENGTH: i64 = 1_500;
/// How far the corrected clock may be off, in seconds.
const SLACK: i64 = 5;

/// Something on its way to the tablet.
enum Parcel {
    /// By the line of this number, stamped then.
    Line(u32, Timestamp, Option<Message>),
    /// The answer to a question, and how it was asked.
    Face(Hearing, Box<DoorFace>),
    /// The answer to "here".
    Here(Hearing, u64, Timestamp),
}

struct Tablet {
    known: Known,
    clock: Anchor,
    leaps: u32,
    clocks: Clocks,
    /// The open line: its number, what it says about time, when it was last heard.
    line: Option<(u32, Hearing, Timestamp)>,
    reopen_at: Option<Timestamp>,
    looks: u32,
    kept: (DoorFace, Timestamp),
}

struct World {
    dice: Dice,
    house: House,
    tablet: Tablet,
    now: Timestamp,
    up: bool,
    asleep_until: Timestamp,
    lines: u32,
    parcels: Vec<(Timestamp, Parcel)>,
}

/// What a run saw, so that it is known to have looked at something.
#[derive(Default)]
struct Seen {
    free: u64,
    hedged: u64,
    unsure: u64,
    taken: u64,
}

fn begins() -> [(Timestamp, Zone); 4] {
    let berlin = Zone {
        name: "Europe/Berlin".to_owned(),
        rules: TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").unwrap(),
    };
    let at = |text: &str| text.parse().unwrap();
    [
        (at("2026-11-20T02:30:00Z"), zone()),
        (at("2026-11-20T15:48:00Z"), zone()),
        (at("2027-03-28T00:50:00Z"), berlin.clone()),
        (at("2026-10-25T00:50:00Z"), berlin),
    ]
}

impl World {
    fn new(seed: u64, begin: Timestamp) -> Self {
        let mut dice = Dice(seed);
        let mut house = House::new(begin);
        for _ in 0..4 {
            house.edit(&mut dice, begin);
        }
        let clocks = Clocks::any(&mut dice);
        let face = house.face_at(begin);
        let tablet = Tablet {
            clock: Anchor::new(begin, clocks.at(begin)),
            leaps: 0,
            kept: (face.clone(), begin),
            known: Known::new(face),
            clocks,
            line: None,
            reopen_at: Some(later(begin, 1)),
            looks: 0,
        };
        Self {
            dice,
            house,
            tablet,
            now: begin,
            up: true,
            asleep_until: begin,
            lines: 0,
            parcels: Vec::new(),
        }
    }

    fn delay(&mut self) -> Timestamp {
        let seconds = match self.dice.below(40) {
            0 => self.dice.between(6, 90),
            1..=8 => self.dice.between(1, 4),
            _ => 0,
        };
        later(self.now, seconds)
    }

    fn second(&mut self) {
        self.now = later(self.now, 1);
        let awake = self.asleep_until <= self.now;
        self.tablet.clocks.second(awake);
        self.trouble();
        self.serve();
        if awake {
            self.run();
        }
    }

    /// The network, the device and its user.
    fn trouble(&mut self) {
        if self.dice.once_in(if self.up { 150 } else { 90 }) {
            self.up = !self.up;
            if self.dice.once_in(2) {
                self.parcels.clear();
                if self.tablet.line.is_some() {
                    self.lost();
                }
            }
        }
        if self.now <= later(self.asleep_until, 1) {
            return;
        }
        if self.dice.once_in(400) {
            self.tablet.clocks.set(&mut self.dice);
        } else if self.dice.once_in(500) {
            self.asleep_until = later(self.now, self.dice.between(5, 900));
        } else if self.dice.once_in(400) {
            self.reload();
        }
    }

    fn serve(&mut self) {
        let change = match self.dice.once_in(25) {
            true => self.house.edit(&mut self.dice, self.now),
            false => None,
        };
        let Some((line, ..)) = self.tablet.line else {
            return;
        };
        if !self.up {
            return;
        }
        let beat = self.now.as_second() % 10 == 0;
        let copies = match (&change, self.dice.below(30)) {
            (None, _) | (_, 0) => 0,
            (_, 1 | 2) => 2,
            _ => 1,
        };
        for _ in 0..copies {
            let message = change.clone().map(|one| Message::Change(Box::new(one)));
            let arrives = self.delay();
            let parcel = Parcel::Line(line, self.now, message);
            self.parcels.push((arrives, parcel));
        }
        if beat {
            let arrives = self.delay();
            self.parcels
                .push((arrives, Parcel::Line(line, self.now, None)));
        }
    }

    /// One second of the page's own life.
    fn run(&mut self) {
        let device = self.tablet.clocks.at(self.now);
        self.tablet.clock.step(device);
        if self.tablet.leaps != self.tablet.clock.leaps() {
            self.tablet.leaps = self.tablet.clock.leaps();
            self.tablet.known.lose_track();
            self.ask();
        }
        self.deliver();
        let silent = |heard: Timestamp| self.now.duration_since(heard).as_secs() > 35;
        if self
            .tablet
            .line
            .as_ref()
            .is_some_and(|(_, _, heard)| silent(*heard))
        {
            self.lost();
        }
        if self.tablet.reopen_at.is_some_and(|at| at <= self.now) {
            self.open();
        }
        if self.now.as_second() % 30 == 7 {
            self.look();
        }
    }

    fn deliver(&mut self) {
        let (mut here, left): (Vec<_>, Vec<_>) = std::mem::take(&mut self.parcels)
            .into_iter()
            .partition(|(at, _)| *at <= self.now);
        self.parcels = left;
        while !here.is_empty() {
            let nth = usize::try_from(self.dice.below(here.len() as u64)).unwrap();
            let (_, parcel) = here.swap_remove(nth);
            self.take(parcel);
        }
    }

    fn take(&mut self, parcel: Parcel) {
        let lived = self.lived();
        match parcel {
            Parcel::Line(number, stamp, message) => {
                let Some((open, hearing, heard)) = &mut self.tablet.line else {
                    return;
                };
                if *open != number {
                    return;
                }
                let Said::Now(server_now) = hearing.hear(stamp, lived) else {
                    return self.lost();
                };
                *heard = self.now;
                self.correct(server_now);
                let news = message.map(|message| self.tablet.known.take(&message));
                if news == Some(News::AskAgain) {
                    self.ask();
                }
            }
            Parcel::Face(mut hearing, face) => {
                if let Said::Now(server_now) = hearing.hear(face.as_of, lived) {
                    self.correct(server_now);
                    self.tablet.known.take_answer(*face);
                }
            }
            Parcel::Here(mut hearing, revision, as_of) => {
                let late = hearing.hear(as_of, lived) == Said::Late;
                if !late && self.tablet.known.take_revision(revision, as_of) == News::AskAgain {
                    self.ask();
                }
            }
        }
        let known = &self.tablet.known;
        self.tablet.kept = (known.face.clone(), known.verified());
    }

    fn correct(&mut self, server_now: Timestamp) {
        let device = self.tablet.clocks.at(self.now);
        self.tablet.clock.correct(server_now, device);
    }

    fn lived(&mut self) -> i64 {
        self.tablet.clock.lived_ms(self.tablet.clocks.at(self.now))
    }

    fn lost(&mut self) {
        self.tablet.line = None;
        self.tablet.reopen_at = Some(later(self.now, self.dice.between(0, 4)));
        self.ask();
    }

    fn open(&mut self) {
        if !self.up {
            self.tablet.reopen_at = Some(later(self.now, self.dice.between(1, 15)));
            return;
        }
        self.lines += 1;
        let hearing = Hearing::begin(self.lived());
        self.tablet.line = Some((self.lines, hearing, self.now));
        self.tablet.reopen_at = None;
        let snapshot = self.house.snapshot_at(self.now);
        let arrives = self.delay();
        let parcel = Parcel::Line(self.lines, self.now, Some(snapshot));
        self.parcels.push((arrives, parcel));
    }

    fn look(&mut self) {
        self.tablet.looks += 1;
        let lost = self.tablet.line.is_none();
        if lost || self.tablet.known.in_doubt() || self.tablet.looks.is_multiple_of(10) {
            self.ask();
        } else if self.up {
            let hearing = Hearing::begin(self.lived());
            let revision = self.house.face.snapshot.revision;
            let arrives = self.delay();
            self.parcels
                .push((arrives, Parcel::Here(hearing, revision, self.now)));
        }
    }

    fn ask(&mut self) {
        if self.up {
            let hearing = Hearing::begin(self.lived());
            let face = Box::new(self.house.face_at(self.now));
            let arrives = self.delay();
            self.parcels.push((arrives, Parcel::Face(hearing, face)));
        }
    }

    /// The page begins again: from the server, or from the copy after any time without power.
    fn reload(&mut self) {
        self.parcels.clear();
        self.tablet.line = None;
        self.tablet.reopen_at = Some(later(self.now, 1));
        self.tablet.clocks.page_begins();
        let device = self.tablet.clocks.at(self.now);
        self.tablet.clock = Anchor::new(self.now, device);
        self.tablet.leaps = 0;
        if self.up {
            let face = self.house.face_at(self.now);
            self.tablet.known = Known::new(face);
            self.correct(self.now);
        } else {
            if self.dice.once_in(2) {
                self.tablet.clocks.set(&mut self.dice);
            }
            let (face, verified) = self.tablet.kept.clone();
            self.tablet.known = Known::from_copy(DoorFace {
                as_of: verified,
                ..face
            });
            let believed = later(verified, self.dice.between(0, 7_200));
            self.correct(believed);
        }
    }

    /// What stands on the glass, and whether it is true.
    fn look_at_it(&mut self, zone: &Zone, seen: &mut Seen) -> Result<(), String> {
        let tablet = &mut self.tablet;
        let now = tablet.clock.instant(tablet.clocks.at(self.now));
        let verified = tablet.known.verified();
        let painting = paint(Locale::En, zone, &tablet.known, now, verified);
        match (painting.look, &painting.as_of) {
            (Look::Of(State::Free), None) => seen.free += 1,
            (Look::Of(State::Free), Some(_)) => seen.hedged += 1,
            (Look::Unsure, _) => seen.unsure += 1,
            (Look::Of(_), _) => seen.taken += 1,
        }
        let budget = if painting.as_of.is_some() { 300 } else { 60 };
        let says_free =
            painting.look == Look::Of(State::Free) || painting.word.to_lowercase().contains("free");
        if !says_free || self.house.was_free(self.now, budget + SLACK, SLACK) {
            return Ok(());
        }
        let (held, truth) = (&tablet.known.face.snapshot, &self.house.face.snapshot);
        Err(format!(
            "at {}, believed {now}, verified {verified}, revision {} of {}; {}, {:?}\n{:#?}",
            self.now,
            held.revision,
            truth.revision,
            painting.word,
            painting.as_of,
            self.house.lately()
        ))
    }
}

fn run(seed: u64, seen: &mut Seen) -> Result<(), String> {
    let begins = begins();
    let (begin, zone) = &begins[usize::try_from(seed % 4).unwrap()];
    let mut world = World::new(seed.wrapping_mul(0x2545_f491_4f6c_dd1d), *begin);
    for second in 0..LENGTH {
        world.second();
        let awake = world.asleep_until <= world.now;
        if awake && second % 3 == 0 {
            world.look_at_it(zone, seen)?;
        }
    }
    Ok(())
}

#[test]
fn r144_r181_thousands_of_cut_skewed_and_edited_doors_never_say_a_false_free() {
    let mut seen = Seen::default();
    for seed in 0..SCENARIOS {
        if let Err(lie) = run(seed, &mut seen) {
            panic!("scenario {seed}: a false \"free\" {lie}");
        }
    }
    println!(
        "{SCENARIOS} scenarios: free {}, as of {}, unsure {}, taken {}",
        seen.free, seen.hedged, seen.unsure, seen.taken
    );
    // A door that is always unsure would pass as well.
    let all = seen.free + seen.hedged + seen.unsure + seen.taken;
    assert!(seen.free * 10 > all, "it says free too seldom to be tested");
    assert!(seen.hedged > 1_000 && seen.unsure > 1_000 && seen.taken > 1_000);
}
