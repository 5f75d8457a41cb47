//! The page of the form, and what it begins with.

use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::{Form, MeetingForm};
use crate::{
    bookings::{api, views::House},
    meetings::{
        calendars::{Calendars, api::times, views::FreeBusy},
        draft::MeetingDraft,
    },
    text::{use_locale, words::meetings as words, words::templates},
    ui::Problem,
    wire::{Resource, Suspend, kept_draft},
    zones::{hh_mm, parse_date, parse_time},
};

/// The page at `/meetings/new?room=&date=&start=`.
#[component]
pub fn NewMeetingPage() -> impl IntoView {
    let locale = use_locale();
    let house = Resource::new(|| (), |()| api::house(None));
    let kept = kept_draft::<MeetingDraft>();
    let find = use_query_map().with_untracked(|query| query.get("times").is_some());
    // Calendars are read with the page only when it comes back from a plain form.
    let first = Resource::new(
        || (),
        move |()| {
            let kept = kept.clone();
            async move {
                match kept {
                    Some(draft) if find => times(draft).await,
                    _ => Ok(FreeBusy::default()),
                }
            }
        },
    );
    view! {
        <Title text=words::new_meeting(locale) />
        <header class="page-head">
            <h1>{words::new_meeting(locale)}</h1>
            <a class="button" rel="external" href="/templates">
                {templates::from_template(locale)}
            </a>
        </header>
        <Suspense>
            {move || Suspend::new(async move {
                match house.await {
                    Ok(house) => {
                        let draft = RwSignal::new(asked(&house));
                        let house = StoredValue::new(house);
                        let first = first.await;
                        let form = Form {
                            draft,
                            house,
                            failed: Signal::stored(None),
                        };
                        Either::Left(
                            view! {
                                <div class="meeting-new">
                                    <section class="card card-pad one-booking">
                                        <MeetingForm house draft />
                                    </section>
                                    <Calendars form first />
                                </div>
                            },
                        )
                    }
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Suspense>
    }
}

/// The draft that the address asks for: an hour from the next full half hour when it names no
/// time.
fn asked(house: &House) -> MeetingDraft {
    if let Some(kept) = kept_draft() {
        return kept;
    }
    let query = use_query_map().get_untracked();
    let zone = house.zone();
    let now = zone.at(house.as_of);
    let next = i64::from(30 - now.minute() % 30) * 60 - i64::from(now.second());
    let later = |seconds| {
        let later = jiff::SignedDuration::from_secs(seconds);
        house.as_of.checked_add(later).unwrap_or(house.as_of)
    };
    let mut draft = MeetingDraft::default();
    draft.set_slot(&zone, later(next), later(next + 3_600));
    draft.rooms.extend(query.get("room"));
    if let Some(date) = query.get("date").filter(|date| parse_date(date).is_some()) {
        draft.date = date;
        draft.end_date.clear();
    }
    if let Some(start) = query.get("start").and_then(|text| parse_time(&text)) {
        let end = start.wrapping_add(jiff::SignedDuration::from_hours(1));
        draft.start = hh_mm(start);
        // What begins in the last hour of a day ends with it.
        draft.end = if end < start {
            "00:00".to_owned()
        } else {
            hh_mm(end)
        };
        draft.end_date.clear();
    }
    draft
}
