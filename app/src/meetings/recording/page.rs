//! The page at `/meetings/:id/recording`.

use contract::meetings::RecordingView;
use domain::ids::MeetingId;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use serde::Deserialize;

use super::{
    api::{self, Recording},
    consents::{Consents, Note},
    files::Files,
};
use crate::{
    text::{use_locale, words::recording as words},
    ui::{Gate, Problem, told},
    wire::{Resource, Suspend},
    zones::Zone,
};

/// What its forms send.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// `want`, `unwant`, `note`, `withdraw`, `restore`.
    pub r#do: String,
    /// Which consent.
    pub consent: String,
    /// Who agreed.
    pub who: String,
    /// For which company.
    pub company: String,
    /// `in_writing`, `by_mail`, `in_the_room`.
    pub way: String,
    /// `2026-11-20T10:00` in the meeting's zone, or nothing.
    pub given_at: String,
}

/// The page.
#[component]
pub fn RecordingPage() -> impl IntoView {
    let locale = use_locale();
    let id = use_params_map().get_untracked().get("id");
    let id = id.unwrap_or_default();
    let read = Resource::new_blocking(move || MeetingId::from(id.clone()), api::recording);
    view! {
        <Title text=words::title(locale) />
        <Gate class="guests">
            <Suspense>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(page) => Either::Left(view! { <Whole page /> }),
                        Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                    }
                })}
            </Suspense>
        </Gate>
    }
}

#[component]
fn Whole(page: Recording) -> impl IntoView {
    let locale = use_locale();
    let Recording { id, view, zone } = page;
    let (typed, error) = told::<Typed>();
    let to = format!("/meetings/{id}");
    let action = format!("{to}/recording");
    let zone = Zone::read(&zone);
    let rule = match view.needs_consent {
        true => words::rule(locale),
        false => words::rule_free(locale),
    };
    let may = match view.may_record {
        true => ("note note-good", words::may(locale)),
        false => ("note", words::may_not(locale)),
    };
    view! {
        <div class="card card-pad guests-card recording">
            <a href=to.clone()>{words::back(locale, &view.topic)}</a>
            <h1>{words::title(locale)}</h1>
            <p>{rule}</p>
            {view.needs_consent.then(|| view! { <p class=may.0>{may.1}</p> })}
            <Problem error />
            <Wanted view=view.clone() to=to.clone() action=action.clone() />
            <Consents view=view.clone() zone=zone.clone() action=action.clone() />
            <Note typed=typed.unwrap_or_default() action=action.clone() />
            <Files view id=id.to_string() zone action />
        </div>
    }
}

/// Whether it shall be recorded; then the client is asked, and here is the link for that.
#[component]
fn Wanted(view: RecordingView, to: String, action: String) -> impl IntoView {
    let locale = use_locale();
    let copy = format!("{to}#ways-in");
    let (said, what, button) = match view.wanted {
        true => (words::is_wanted(locale), "unwant", words::unwant(locale)),
        false => (words::not_wanted(locale), "want", words::want(locale)),
    };
    let ask = view.wanted.then(|| match view.outsiders {
        true => Either::Left(view! {
            <p id="ask">
                <strong>{words::ask_client(locale)}</strong>
                " "
                {words::ask_means(locale)}
                " "
                <a href=copy>{words::copy_link(locale)}</a>
            </p>
        }),
        false => Either::Right(view! { <p id="ask">{words::ask_closed(locale)}</p> }),
    });
    view! {
        <section class="recording-part" aria-labelledby="wanted">
            <h2 id="wanted">{words::wanted(locale)}</h2>
            <form class="recording-line" method="post" action=action>
                <p role="status">{said}</p>
                <button class="button" name="do" value=what>
                    {button}
                </button>
            </form>
            {ask}
        </section>
    }
}
