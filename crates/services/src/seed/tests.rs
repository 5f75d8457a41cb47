//! The demo stands up to the rules, and shows every colour at every hour.

use std::collections::BTreeSet;

use contract::accounts::SignIn;
use domain::bookings::{Booking, Status};
use jiff::{Timestamp, civil::date};

use super::*;
use crate::{
    accounts::{self, SignInFrom},
    fakes::Fakes,
};

async fn seeded(at: &str) -> (Fakes, Seeded) {
    let fakes = Fakes::at(at.parse().unwrap());
    let made = demo(&fakes.services, date(2026, 11, 20)).await.unwrap();
    (fakes, made)
}

async fn bookings(fakes: &Fakes) -> Vec<Booking> {
    fakes
        .services
        .bookings
        .all_bookings(None, 100_000)
        .await
        .unwrap()
}

#[tokio::test]
async fn r080_the_demo_is_a_whole_organisation_and_nothing_of_it_was_refused() {
    let (fakes, made) = seeded("2026-11-20T02:42:00Z").await;
    assert_eq!((made.departments, made.people, made.rooms), (8, 60, 40));
    let all = bookings(&fakes).await;
    let pending = all
        .iter()
        .filter(|one| one.status == Status::Pending)
        .count();
    assert_eq!(
        (made.bookings + made.pending, made.pending),
        (all.len(), pending)
    );
    assert!((700..2_500).contains(&all.len()), "{}", all.len());
    assert!(pending >= 10, "{pending}");
    assert_eq!(made.meetings, 4);
    assert!(all.iter().any(|one| one.private));
    assert!(all.iter().any(|one| one.all_day));
    let zones: BTreeSet<_> = all.iter().map(|one| one.time_zone.as_str()).collect();
    assert_eq!(zones, BTreeSet::from(["Asia/Shanghai", "Europe/Berlin"]));
    let series = fakes.services.bookings.all_series(None, 100).await.unwrap();
    assert_eq!(series.len(), 11);
    assert_eq!(series.iter().filter(|one| one.infinite).count(), 1);
    for subject in [
        "Product iteration 4.2 产品迭代会",
        "Board preparation 董事会筹备",
    ] {
        assert!(all.iter().any(|one| one.subject == subject), "{subject}");
    }
}

#[tokio::test]
async fn r084_no_two_confirmed_bookings_of_the_demo_overlap() {
    let (fakes, _) = seeded("2026-11-20T02:42:00Z").await;
    let all = bookings(&fakes).await;
    let confirmed: Vec<_> = all
        .iter()
        .filter(|one| one.status == Status::Confirmed)
        .collect();
    for one in &confirmed {
        let clash = confirmed.iter().find(|other| {
            other.id != one.id && other.room == one.room && other.slot.overlaps(&one.slot)
        });
        assert!(clash.is_none(), "{one:?} {clash:?}");
    }
}

#[tokio::test]
async fn r080_the_demo_agrees_with_itself() {
    let (fakes, _) = seeded("2026-11-20T02:42:00Z").await;
    let services = &fakes.services;
    let checked = [
        crate::approvals::check(services).await,
        crate::meetings::check(services).await,
        crate::meetings::papers::missing(services).await,
        crate::notices::check(services).await,
    ];
    for lines in checked {
        assert_eq!(lines.unwrap(), [""; 0]);
    }
}

#[tokio::test]
async fn r082_every_colour_shows_at_any_hour_of_the_day() {
    for hour in (1..24).step_by(4) {
        let at = format!("2026-11-20T{hour:02}:10:00+08:00");
        let (fakes, made) = seeded(&at).await;
        let now: Timestamp = at.parse().unwrap();
        let all = bookings(&fakes).await;
        let today = all.iter().filter(|one| one.status == Status::Confirmed);
        let (mut ended, mut in_use, mut booked) = (0, 0, 0);
        let hours = jiff::SignedDuration::from_hours(4);
        for one in today {
            ended += usize::from(one.slot.end <= now && now - hours < one.slot.end);
            in_use += usize::from(one.slot.contains(now));
            booked += usize::from(now < one.slot.start && one.slot.start < now + hours);
        }
        assert!(
            ended > 2 && in_use > 2 && booked > 2,
            "{at}: {ended} {in_use} {booked}"
        );
        assert!(made.pending >= 6, "{at}: {}", made.pending);
    }
}

#[tokio::test]
async fn r005_every_demo_account_signs_in_with_its_role() {
    let (fakes, _) = seeded("2026-11-20T02:42:00Z").await;
    for (role, login) in DEMO_ACCOUNTS {
        let input = SignIn {
            login: login.to_owned(),
            password: DEMO_PASSWORD.to_owned(),
        };
        let from = SignInFrom {
            address: "127.0.0.1".to_owned(),
            agent: String::new(),
        };
        let signed = accounts::sign_in(&fakes.services, &input, &from)
            .await
            .unwrap();
        let roles = signed.account.roles.iter().map(|role| role.as_str());
        let kind = format!("{:?}", signed.account.kind).to_lowercase();
        assert!(
            roles.chain([kind.as_str()]).any(|word| word == role),
            "{role} {login}"
        );
    }
}

#[tokio::test]
async fn the_same_day_gives_the_same_picture_and_a_second_run_is_refused() {
    let (first, made) = seeded("2026-11-20T02:42:00Z").await;
    let (second, again) = seeded("2026-11-20T02:42:00Z").await;
    assert_eq!(made, again);
    let picture = |all: Vec<Booking>| -> BTreeSet<String> {
        all.iter()
            .map(|one| format!("{} {}", one.slot.start, one.subject))
            .collect()
    };
    assert_eq!(
        picture(bookings(&first).await),
        picture(bookings(&second).await)
    );
    let twice = demo(&first.services, date(2026, 11, 20)).await;
    assert!(matches!(twice, Err(Error::Rule("not_empty"))));
}
