//! A journal row in words; on the server only.

use contract::{audit::JournalView, text};
use domain::accounts::Role;

use super::api::JournalRow;
use crate::{
    accounts::words::role_word,
    text::{Locale, words::audit},
};

/// The row as it is read. A code without words stands for itself.
pub(super) fn row(locale: Locale, row: JournalView) -> JournalRow {
    let result = match row.result.as_str() {
        "ok" => audit::done(locale),
        code => text::code_title(locale, code),
    };
    let role = row.role.as_deref().and_then(|word| {
        let found = Role::ALL.into_iter().find(|role| role.as_str() == word);
        found.map(|role| role_word(locale, role).to_owned())
    });
    let action = text::action(locale, &row.action).map(str::to_owned);
    JournalRow {
        at: row.at,
        actor: row.actor,
        role,
        action: action.unwrap_or(row.action),
        detail: row.detail,
        result: result.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(locale: Locale, action: &str, result: &str) -> [String; 3] {
        let row = row(
            locale,
            JournalView {
                id: "1".to_owned(),
                at: jiff::Timestamp::UNIX_EPOCH,
                actor: "Li Na".to_owned(),
                role: Some("ordinary".to_owned()),
                action: action.to_owned(),
                subject_kind: "booking".to_owned(),
                subject_id: "b1".to_owned(),
                result: result.to_owned(),
                detail: String::new(),
            },
        );
        [row.role.unwrap_or_default(), row.action, row.result]
    }

    #[test]
    fn r212_a_row_is_read_in_words_of_the_readers_language() {
        let en = read(Locale::En, "bookings.book", "overlap");
        assert_eq!(en, ["Ordinary user", "Booked a room", "The room is taken"]);
        let zh = read(Locale::Zh, "bookings.book", "ok");
        assert_eq!(zh, ["普通用户", "预订了会议室", "成功"]);
    }

    #[test]
    fn an_action_of_a_newer_program_shows_its_code() {
        let row = read(Locale::En, "robots.dance", "ok");
        assert_eq!(row[1], "robots.dance");
    }
}
