//! What else is so of a meeting, in sentences for its page: published or not, recorded or not.
//! Worded on the server, so that the page's program carries neither words nor rules of it.

use contract::meetings::{MeetingDetail, Paper};
use domain::{
    accounts::Actor,
    meetings::{Audience, Phase},
};
use services::{Services, meetings::recording, zones::zone_file};

use super::{recording::recorded_with, views::Also};
use crate::{
    context::{ApiError, caller_locale},
    text::{Locale, words::events, words::recording as words},
    zones::Zone,
};

/// For those who look after it all, for others what concerns them.
///
/// # Errors
/// As `services::meetings::recording::recording`.
pub(super) async fn of_meeting(
    services: &Services,
    actor: &Actor,
    detail: &MeetingDetail,
) -> Result<Vec<Also>, ApiError> {
    let locale = caller_locale();
    let keeps = detail.papers.may_keep;
    let published = published(locale, detail, keeps);
    let recorded = match keeps {
        true => Some(asked(services, actor, locale, detail).await?),
        false => has(locale, detail)?.map(|text| Also {
            text,
            links: Vec::new(),
        }),
    };
    Ok([published, recorded].into_iter().flatten().collect())
}

fn published(locale: Locale, detail: &MeetingDetail, keeps: bool) -> Option<Also> {
    let id = &detail.meeting.id;
    let (page, form) = (format!("/events/{id}"), format!("/meetings/{id}/publish"));
    let open = !detail.meeting.cancelled && detail.meeting.phase < Phase::Ended;
    let text = match detail.published {
        Some(Audience::Everybody) => events::line_everybody(locale),
        Some(Audience::House) => events::line_house(locale),
        None if keeps && open => events::line_not(locale),
        None => return None,
    };
    let see = (events::see_page(locale).to_owned(), page);
    let change = (events::change_it(locale).to_owned(), form.clone());
    let links = match (detail.published.is_some(), keeps) {
        (true, true) => vec![see, change],
        (true, false) => vec![see],
        (false, _) => vec![(events::publish(locale).to_owned(), form)],
    };
    Some(Also {
        text: text.to_owned(),
        links,
    })
}

/// What stands with a recording, for those who look after the meeting.
async fn asked(
    services: &Services,
    actor: &Actor,
    locale: Locale,
    detail: &MeetingDetail,
) -> Result<Also, ApiError> {
    let id = &detail.meeting.id;
    let text = match has(locale, detail)? {
        Some(text) => text,
        None => {
            let view = recording::recording(services, actor, id).await?;
            let text = match (view.wanted, view.needs_consent, view.may_record) {
                (false, ..) => words::line_not(locale),
                (true, false, _) => words::line_wanted_free(locale),
                (true, true, true) => words::line_wanted(locale),
                (true, true, false) => words::line_no_consent(locale),
            };
            text.to_owned()
        }
    };
    let to = format!("/meetings/{id}/recording");
    Ok(Also {
        text,
        links: vec![(words::link(locale).to_owned(), to)],
    })
}

/// "Recorded with the consent of …", where the reader may have a recording.
fn has(locale: Locale, detail: &MeetingDetail) -> Result<Option<String>, ApiError> {
    let mut papers = detail.papers.items.iter();
    let Some(one) = papers.find(|one: &&Paper| one.recording) else {
        return Ok(None);
    };
    let zone = Zone::read(&zone_file(&detail.meeting.time_zone)?);
    Ok(Some(recorded_with(locale, &zone, &one.consents)))
}
