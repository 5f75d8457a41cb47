//! What is written into a dossier, checked and laid over what stands there.

use contract::meetings::{AgendaLine, ChangeDossier};
use domain::meetings::{DossierPart, LONGEST_BIOGRAPHY, MOST_LINKS, MOST_SESSIONS};

use super::records::DossierRecord;
use crate::fields::Fields;

/// Longest title and organisation, in characters.
const LONGEST_LINE: usize = 200;
/// Longest text about arrival and needs, in characters.
const LONGEST_NEED: usize = 1_000;
/// Longest notes, in characters.
const LONGEST_NOTES: usize = 4_000;
/// Longest address of a link, in characters.
const LONGEST_LINK: usize = 2_000;

/// The parts that a change touches.
pub(super) fn touched(input: &ChangeDossier) -> Vec<DossierPart> {
    let texts = [&input.title, &input.organisation, &input.biography];
    let lists = input.sessions.is_some() || input.links.is_some();
    let outer = lists || texts.iter().any(|text| text.is_some());
    let needs = [&input.arrival, &input.equipment, &input.diet, &input.other];
    let inner = [&input.contact_person, &input.notes];
    let parts = [
        (DossierPart::Outer, outer),
        (DossierPart::Needs, needs.iter().any(|text| text.is_some())),
        (DossierPart::Inner, inner.iter().any(|text| text.is_some())),
    ];
    let touched = parts.into_iter().filter(|(_, touched)| *touched);
    touched.map(|(part, _)| part).collect()
}

/// Lays it over, with every wrong field named.
pub(super) fn lay(
    record: &mut DossierRecord,
    input: &ChangeDossier,
    lines: &[AgendaLine],
    fields: &mut Fields,
) {
    let one_line = |field: &str, text: &Option<String>, fields: &mut Fields| {
        let text = text.as_deref()?.trim();
        Some(match text.is_empty() {
            true => String::new(),
            false => fields.line(field, text, LONGEST_LINE),
        })
    };
    put(&mut record.title, one_line("title", &input.title, fields));
    let organisation = one_line("organisation", &input.organisation, fields);
    put(&mut record.organisation, organisation);
    let needs = &mut record.needs;
    let inner = &mut record.inner;
    let texts = [
        (
            &mut record.biography,
            "biography",
            &input.biography,
            LONGEST_BIOGRAPHY,
        ),
        (&mut needs.arrival, "arrival", &input.arrival, LONGEST_NEED),
        (
            &mut needs.equipment,
            "equipment",
            &input.equipment,
            LONGEST_NEED,
        ),
        (&mut needs.diet, "diet", &input.diet, LONGEST_NEED),
        (&mut needs.other, "other", &input.other, LONGEST_NEED),
        (
            &mut inner.contact_person,
            "contact_person",
            &input.contact_person,
            LONGEST_NEED,
        ),
        (&mut inner.notes, "notes", &input.notes, LONGEST_NOTES),
    ];
    for (place, field, text, most) in texts {
        // Browsers send line ends as CRLF; they are kept, and counted, as one character.
        let text = text.as_ref().map(|text| text.replace("\r\n", "\n"));
        put(
            place,
            text.map(|text| fields.text(field, text.trim_start(), most)),
        );
    }
    put(
        &mut record.links,
        input.links.as_ref().map(|all| links(all, fields)),
    );
    if let Some(all) = &input.sessions {
        record.sessions = sessions(all, lines, fields);
    }
}

fn put<T>(place: &mut T, said: Option<T>) {
    if let Some(said) = said {
        *place = said;
    }
}

/// Addresses of the web and no others: `javascript:` and the like must not stand in a link.
fn links(all: &[String], fields: &mut Fields) -> Vec<String> {
    let said = all.iter().map(|link| link.trim());
    let said: Vec<&str> = said.filter(|link| !link.is_empty()).collect();
    fields.check("links", "too_many", said.len() <= MOST_LINKS);
    for link in said.iter().take(MOST_LINKS) {
        let plain = !link.contains(|c: char| c.is_whitespace() || c.is_control());
        let rest = ["https://", "http://"].into_iter();
        let rest = rest.filter_map(|scheme| link.strip_prefix(scheme)).next();
        let named = rest.is_some_and(|rest| {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            !host.is_empty() && !host.contains('@')
        });
        fields.check("links", "bad_link", plain && named);
        fields.check("links", "too_long", link.chars().count() <= LONGEST_LINK);
    }
    let kept = said.into_iter().take(MOST_LINKS);
    kept.map(str::to_owned).collect()
}

/// Items that the agenda has now, in its order.
fn sessions(all: &[String], lines: &[AgendaLine], fields: &mut Fields) -> Vec<String> {
    fields.check("sessions", "too_many", all.len() <= MOST_SESSIONS);
    let known = |id: &String| lines.iter().any(|line| line.item.id == *id);
    let all_known = all.iter().take(MOST_SESSIONS).all(known);
    fields.check("sessions", "not_found", all_known);
    let chosen = lines.iter().filter(|line| all.contains(&line.item.id));
    chosen.map(|line| line.item.id.clone()).collect()
}
