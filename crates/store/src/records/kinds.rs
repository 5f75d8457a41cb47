//! Where each kind lies, what it is found by and what is unique, as documented at [`Kind`].
//! The indexes stand in `queries/schema`; a test compares the two.

use services::ports::Kind;

/// The table of a kind. None is a word of SurrealQL.
pub(crate) const fn table(kind: Kind) -> &'static str {
    match kind {
        Kind::Account => "account",
        Kind::Department => "department",
        Kind::Session => "signed_in",
        Kind::OneTimeLink => "one_time_link",
        Kind::RoleRequest => "role_request",
        Kind::ApiKey => "api_key",
        Kind::Building => "building",
        Kind::Floor => "building_floor",
        Kind::Room => "room",
        Kind::Meeting => "meeting",
        Kind::Attendee => "attendee",
        Kind::Dossier => "dossier",
        Kind::Agenda => "agenda",
        Kind::Errand => "errand",
        Kind::Invitation => "invitation",
        Kind::Letter => "letter",
        Kind::Notice => "notice",
        Kind::Delivery => "delivery",
        Kind::AnswerLink => "answer_link",
        Kind::Paper => "paper",
        Kind::Upload => "upload",
        Kind::Rehearsal => "rehearsal",
        Kind::Publication => "publication",
        Kind::Recording => "recording",
        Kind::MeetingTemplate => "meeting_template",
        Kind::Approval => "approval",
        Kind::ApprovalSteps => "approval_steps",
        Kind::Door => "door",
        Kind::Pairing => "pairing",
        Kind::Feed => "calendar_feed",
        Kind::Settings => "settings",
        Kind::Idempotency => "idempotency",
        Kind::Blob => "blob",
    }
}

/// Fields by which a kind may be found.
pub(crate) const fn found_by(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Account => &["login", "email", "department"],
        Kind::Session | Kind::OneTimeLink => &["account"],
        Kind::RoleRequest => &["account", "waiting"],
        Kind::ApiKey => &["key_id"],
        Kind::Floor => &["building"],
        Kind::Building => &["name"],
        Kind::Room => &["name", "building"],
        Kind::Door => &["token_hash", "room"],
        Kind::Pairing => &["secret_hash"],
        Kind::Feed => &["owner"],
        Kind::Meeting => &["organiser", "type", "join"],
        Kind::Attendee => &["meeting", "account"],
        Kind::Notice => &["account", "unread", "event"],
        Kind::Delivery => &["event", "state"],
        Kind::AnswerLink => &["event"],
        Kind::Agenda
        | Kind::Errand
        | Kind::Invitation
        | Kind::Letter
        | Kind::Rehearsal
        | Kind::Recording
        | Kind::MeetingTemplate
        | Kind::Approval
        | Kind::ApprovalSteps
        | Kind::Department
        | Kind::Settings
        | Kind::Idempotency
        | Kind::Blob => &[],
        Kind::Dossier | Kind::Paper | Kind::Upload => &["meeting"],
        Kind::Publication => &["listed"],
    }
}

/// Kinds that are listed newest first: their rows repeat the id as `key`, for the indexes.
pub(super) const fn newest_first(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Meeting | Kind::Attendee | Kind::Notice | Kind::Delivery
    )
}

/// The field that is unique, without regard to case: `Ada` and `ada` are one person's login.
pub(super) const fn unique(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Account => Some("login"),
        Kind::Building | Kind::Room => Some("name"),
        _ => None,
    }
}

/// A field's value as it stands in the index.
pub(super) fn key(kind: Kind, field: &str, value: &str) -> String {
    match unique(kind) == Some(field) {
        true => value.to_lowercase(),
        false => value.to_owned(),
    }
}
