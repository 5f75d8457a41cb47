//! Lines as people paste them: from a note, a mail program, a column of a spreadsheet.

use crate::{Error, fields::wrong};

/// Most lines at a time.
pub const MOST_LINES: usize = 200;
/// Longest line that is looked at, in characters.
const LONGEST: usize = 500;
/// What stands between a name and what follows it.
const BETWEEN: [char; 5] = [',', '，', ';', '；', '\t'];

/// The lines that say something, whole.
///
/// # Errors
/// Wrong field `lines`: `required`, `too_many`, `too_long`; then nothing was carried out.
pub(super) fn lines(texts: &[String]) -> Result<Vec<String>, Error> {
    let lines = texts.iter().flat_map(|text| text.lines()).map(str::trim);
    let lines = lines.filter(|line| !line.is_empty());
    let lines: Vec<_> = lines.take(MOST_LINES + 1).map(str::to_owned).collect();
    if lines.is_empty() {
        return Err(wrong("lines", "required"));
    }
    if lines.len() > MOST_LINES {
        return Err(wrong("lines", "too_many"));
    }
    if lines.iter().any(|line| line.chars().count() > LONGEST) {
        return Err(wrong("lines", "too_long"));
    }
    Ok(lines)
}

/// The name, and what stands behind the last comma.
fn apart(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.rsplit_once(BETWEEN)?;
    Some((name.trim().trim_end_matches(BETWEEN).trim(), rest.trim()))
}

/// "Board room, east, 12" and "一号会议室，8 座": name and seats.
///
/// # Errors
/// Wrong field `capacity`: `no_seats`, `too_large`.
pub(super) fn room(line: &str) -> Result<(&str, u32), Error> {
    let missing = || wrong("capacity", "no_seats");
    let (name, seats) = apart(line).ok_or_else(missing)?;
    let end = seats.find(|c: char| !c.is_ascii_digit());
    let (digits, unit) = seats.split_at(end.unwrap_or(seats.len()));
    if digits.is_empty() || unit.chars().any(|c| c.is_numeric() || "-.".contains(c)) {
        return Err(missing());
    }
    let seats = digits.parse().map_err(|_| wrong("capacity", "too_large"))?;
    Ok((name, seats))
}

/// "Li Wei, li.wei", "Li Wei, li.wei@example.org" and "Li Wei <li.wei@example.org>": name and
/// login.
///
/// # Errors
/// Wrong field `login`: `no_login`.
pub(super) fn person(line: &str) -> Result<(&str, &str), Error> {
    let bracketed = line
        .strip_suffix('>')
        .and_then(|line| line.rsplit_once('<'));
    let found = match bracketed {
        Some((name, mail)) => Some((name.trim().trim_matches('"').trim(), mail.trim())),
        None => apart(line),
    };
    let found = found.filter(|(name, login)| !name.is_empty() && !login.is_empty());
    found.ok_or_else(|| wrong("login", "no_login"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r080_rooms_are_read_as_people_write_them() {
        let fine = [
            ("Room 1, 8", ("Room 1", 8)),
            ("Board room, east, 12 seats", ("Board room, east", 12)),
            ("一号会议室，8 座", ("一号会议室", 8)),
            ("Atelier\t\t6", ("Atelier", 6)),
            ("Hall;200", ("Hall", 200)),
            ("Zero, 0", ("Zero", 0)),
        ];
        for (line, want) in fine {
            assert_eq!(room(line).ok(), Some(want), "{line}");
        }
        for line in [
            "Room 1",
            "Room 1, many",
            "Room 1,",
            "Room, 8-10",
            "Room, 1.5",
            "R, 8 or 9",
        ] {
            let error = room(line).unwrap_err();
            assert_eq!(error.code(), "invalid", "{line}");
        }
        assert!(room("Room, 99999999999999").is_err());
    }

    #[test]
    fn r013_people_are_read_from_notes_and_mail_programs() {
        let fine = [
            ("Li Wei, li.wei", ("Li Wei", "li.wei")),
            ("Wei, Li; li@x.org", ("Wei, Li", "li@x.org")),
            ("\"Li Wei\" <li@x.org>", ("Li Wei", "li@x.org")),
            ("李伟，li.wei", ("李伟", "li.wei")),
        ];
        for (line, want) in fine {
            assert_eq!(person(line).ok(), Some(want), "{line}");
        }
        for line in ["Li Wei", "Li Wei,", ", li.wei", "<li@x.org>", "Li <>"] {
            assert!(person(line).is_err(), "{line}");
        }
    }

    #[test]
    fn lines_are_counted_and_empty_ones_do_not_count() {
        let text = |lines: usize| vec!["Room, 1\n\n".repeat(lines)];
        assert_eq!(lines(&text(MOST_LINES)).unwrap().len(), MOST_LINES);
        assert!(lines(&text(MOST_LINES + 1)).is_err());
        assert!(lines(&[" \n\t".to_owned(), String::new()]).is_err());
        assert!(lines(&["x".repeat(LONGEST + 1)]).is_err());
    }
}
