use domain::{
    accounts::Denial,
    bookings::{Refusal, Rule},
    rooms::Scope,
};

use super::*;
use crate::problem::FieldError;

const FIXED_CODES: [&str; 18] = [
    "overlap",
    "outside_bookable_hours",
    "too_far_ahead",
    "too_long",
    "too_short",
    "in_the_past",
    "room_disabled",
    "capacity_exceeded",
    "quota_exceeded",
    "bad_rrule",
    "unbounded_series",
    "idempotency_mismatch",
    "stale",
    "forbidden",
    "rate_limited",
    "not_found",
    "invalid",
    "unavailable",
];

#[test]
fn r220_every_code_has_a_title_in_both_languages() {
    for code in FIXED_CODES {
        let en = code_title(Locale::En, code);
        let zh = code_title(Locale::Zh, code);
        assert_ne!(en, "Not possible", "{code}");
        assert!(en.is_ascii(), "{code}: {en}");
        assert!(!zh.is_ascii(), "{code}: {zh}");
    }
}

#[test]
fn r220_a_refusal_names_rule_scope_and_owner() {
    let mut no = Refusal::new(Rule::TooLong, Scope::Building);
    no.limit = Some(120);
    assert_eq!(
        refusal(Locale::En, &no),
        "A booking may last at most 120 minutes. Set by the building."
    );
    assert_eq!(
        refusal(Locale::Zh, &no),
        "单次预订最长 120 分钟。（由楼宇设定）"
    );
    let mut no = Refusal::new(Rule::Overlap, Scope::Default);
    no.owner = Some("Mei Lin".to_owned());
    assert_eq!(
        refusal(Locale::En, &no),
        "Somebody has the room at that time. Booked by Mei Lin."
    );
}

#[test]
fn r220_details_differ_by_language() {
    let failures = [
        Failure::Denied {
            denial: Denial::SignIn,
        },
        Failure::NotFound {
            what: "room".to_owned(),
        },
        Failure::Stale { revision: 3 },
        Failure::Invalid {
            errors: vec![FieldError::new("subject", "required")],
        },
        Failure::RateLimited {
            retry_after_seconds: 9,
        },
        Failure::Unavailable,
    ];
    for failure in failures {
        let en = detail(Locale::En, &failure);
        assert!(en.is_ascii(), "{en}");
        assert_ne!(en, detail(Locale::Zh, &failure));
    }
}

#[test]
fn r030_everything_that_keeps_from_publishing_has_a_sentence() {
    for lack in domain::meetings::Lack::ALL {
        let unknown = field(Locale::En, "no such code");
        assert_ne!(field(Locale::En, lack.code()), unknown, "{lack:?}");
        assert!(!field(Locale::Zh, lack.code()).is_ascii(), "{lack:?}");
    }
}
