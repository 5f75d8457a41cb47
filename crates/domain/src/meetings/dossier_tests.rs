//! Who reads and who writes which part of a dossier: the whole table (R052).

use super::{AttendeeClass as Class, AttendeeKind as Kind, DossierPart, Standing};
use crate::accounts::Denial;

type Who = Option<(Kind, Option<Class>)>;

fn standing(looks_after: bool, invited: Who) -> Standing {
    Standing {
        looks_after,
        invited,
        over: false,
    }
}

/// `R` may, `-` may not, for the outer part, the needs and the inner part.
fn word(may: impl Fn(DossierPart) -> Result<(), Denial>) -> String {
    let letter = |part| if may(part).is_ok() { 'R' } else { '-' };
    DossierPart::ALL.map(letter).iter().collect()
}

const TABLE: [(&str, bool, Who, [&str; 4]); 10] = [
    // Reads another's, reads the own, writes another's, writes the own.
    ("keeper", true, None, ["RRR", "RRR", "RRR", "RRR"]),
    ("not invited", false, None, ["---", "---", "---", "---"]),
    (
        "staff",
        false,
        Some((Kind::Required, Some(Class::Staff))),
        ["RRR", "RRR", "---", "RR-"],
    ),
    (
        "guest",
        false,
        Some((Kind::Required, Some(Class::Guest))),
        ["R--", "RR-", "---", "RR-"],
    ),
    (
        "audience",
        false,
        Some((Kind::Optional, Some(Class::Audience))),
        ["R--", "RR-", "---", "RR-"],
    ),
    (
        "company",
        false,
        Some((Kind::Optional, Some(Class::Company))),
        ["R--", "RR-", "---", "RR-"],
    ),
    (
        "volunteer",
        false,
        Some((Kind::Required, Some(Class::Volunteer))),
        ["R--", "RR-", "---", "RR-"],
    ),
    (
        "no group",
        false,
        Some((Kind::Required, None)),
        ["R--", "RR-", "---", "RR-"],
    ),
    (
        "observer",
        false,
        Some((Kind::Observer, None)),
        ["R--", "RR-", "---", "RR-"],
    ),
    (
        "observing staff",
        false,
        Some((Kind::Observer, Some(Class::Staff))),
        ["R--", "RR-", "---", "RR-"],
    ),
];

#[test]
fn r052_who_reads_and_writes_which_part_of_a_dossier() {
    for (who, looks_after, invited, expected) in TABLE {
        let standing = standing(looks_after, invited);
        let said = [
            word(|part| standing.may_read_dossier(part, false)),
            word(|part| standing.may_read_dossier(part, true)),
            word(|part| standing.may_write_dossier(part, false)),
            word(|part| standing.may_write_dossier(part, true)),
        ];
        assert_eq!(said, expected, "{who}");
    }
}

#[test]
fn r052_a_no_says_why() {
    let inner = DossierPart::Inner;
    for (invited, denial) in [
        (None, Denial::NotInvited),
        (Some((Kind::Observer, None)), Denial::ObserversSeeTheAgenda),
        (Some((Kind::Required, None)), Denial::NotForYourClass),
    ] {
        let said = standing(false, invited).may_read_dossier(inner, true);
        assert_eq!(said, Err(denial));
    }
    let guest = standing(false, Some((Kind::Required, Some(Class::Guest))));
    assert_eq!(
        guest.may_write_dossier(inner, true),
        Err(Denial::NotForYourClass)
    );
}
