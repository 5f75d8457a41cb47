//! Telling of requests for roles: who decides that one is asked, who asks what became of it (R006).

use contract::role_requests::RoleRequestState;
use domain::{bookings::Slot, ids::AccountId, notices::Reason};

use super::{
    people::{Person, reached},
    post::letter,
    records::{Known, Said, Stage},
};
use crate::{
    Error, Services,
    accounts::{RoleAsked, role_asked},
    errands::Event,
    ports::{Change, Kind},
    record,
};

/// The writes that tell what was not told yet: each stage once, however often this is asked.
///
/// # Errors
/// Unavailable.
pub(super) async fn tell(
    services: &Services,
    event: &Event,
    request: &str,
) -> Result<Vec<Change>, Error> {
    let Some(it) = role_asked(services, request).await? else {
        return Ok(Vec::new());
    };
    let id = event.to_string();
    let known = record::get::<Known>(services, Kind::Invitation, &id).await?;
    let (reason, stage) = match it.state {
        RoleRequestState::Pending => (Reason::RoleAsked, Stage::Pending),
        RoleRequestState::Approved => (Reason::RoleGiven, Stage::On),
        RoleRequestState::Rejected => (Reason::RoleRefused, Stage::Rejected),
    };
    if known.as_ref().and_then(|known| known.value.stage) == Some(stage) {
        return Ok(Vec::new());
    }
    let to = match stage {
        Stage::Pending => it.deciders.clone(),
        _ => vec![it.applicant.clone()],
    };
    let people = to.iter().map(|one: &AccountId| Person::of_account(one, ""));
    let recipients = reached(services, people.collect()).await?;
    let about = (event, reason);
    let mut changes = letter(services, None, about, &said(it), recipients, None)?;
    let told = Known {
        stage: Some(stage),
        ..Known::default()
    };
    changes.push(match known {
        Some(mut known) => {
            known.value = told;
            known.put(Kind::Invitation)?
        }
        None => record::create(Kind::Invitation, &id, &told)?,
    });
    Ok(changes)
}

fn said(it: RoleAsked) -> Said {
    let asked = it.state == RoleRequestState::Pending;
    let (organiser, words, link) = match asked {
        true => (it.name, it.reason, "/approvals"),
        false => (it.decided_by, it.note, "/me"),
    };
    Said {
        topic: it.role.as_str().to_owned(),
        organiser,
        slot: Slot {
            start: it.asked_at,
            end: it.asked_at,
        },
        before: None,
        place: match asked {
            true => it.department,
            false => String::new(),
        },
        agenda: Vec::new(),
        papers: Vec::new(),
        words: Some(words).filter(|words| !words.is_empty()),
        rule: String::new(),
        times: Vec::new(),
        link: link.to_owned(),
        join: String::new(),
    }
}
