//! The page of an invitation's link: what, when, where, and three answers; no program, no signing
//! in (R048, R055).

use contract::notices::ToAnswer;
use domain::meetings::{Participation, Phase};
use leptos::{either::Either, prelude::*};
use leptos_meta::{Meta, Title};
use leptos_router::hooks::{use_params_map, use_query_map};

use super::api::{self, Answering};
use crate::{
    meetings::{
        how::HowAttends,
        recording::Choice,
        words::{place_word, when},
    },
    text::{Locale, use_locale, words::notices as words, words::people},
    ui::{Gate, LeadsNowhere, Problem},
    wire::{Resource, Suspend},
    zones::Zone,
};

/// The page at `/i/:secret`.
#[component]
pub fn AnswerPage() -> impl IntoView {
    let params = use_params_map().get_untracked();
    let secret = params.get("secret").unwrap_or_default();
    let action = format!("/i/{secret}");
    let locale = use_locale();
    let read = Resource::new_blocking(move || secret.clone(), api::to_answer);
    view! {
        <Meta name="robots" content="noindex" />
        <Gate>
            <Suspense>
                {move || {
                    let action = action.clone();
                    Suspend::new(async move {
                        match read.await {
                            Ok(it) => Either::Left(view! { <Known it action /> }),
                            Err(error) if error.status == 404 => {
                                let (title, means) = (
                                    words::no_such_invitation(locale),
                                    words::no_such_invitation_means(locale),
                                );
                                Either::Right(
                                    Either::Left(view! { <LeadsNowhere title means /> }),
                                )
                            }
                            Err(error) => {
                                Either::Right(
                                    Either::Right(view! { <Problem error=Some(error) /> }),
                                )
                            }
                        }
                    })
                }}
            </Suspense>
            </Gate>
    }
}

#[component]
fn Known(it: Answering, action: String) -> impl IntoView {
    let locale = use_locale();
    let zone = Zone::read(&it.zone);
    let about = it.about;
    let span = when(locale, &zone, about.start, about.end);
    let place = place_word(locale, &about.place);
    let over = about.phase >= Phase::Ended;
    let news = match (about.cancelled, over) {
        (true, _) => Some(words::was_cancelled(locale)),
        (false, true) => Some(words::is_over(locale)),
        (false, false) => None,
    };
    let open = news.is_none();
    let join = about.join_path.clone();
    let choice = (about.to_be_recorded && open).then(|| {
        let action = format!("{action}/recording");
        view! { <Choice action agreed=about.agreed_at.is_some() /> }
    });
    view! {
        <Title text=about.topic.clone() />
        <section class="card card-pad join">
            <p class="quiet">{words::asks_you(locale, &about.organiser, &about.name)}</p>
            <h1>{about.topic.clone()}</h1>
            {news.map(|word| view! { <p class="join-news" data-state="off">{word}</p> })}
            <div>
                <p class="join-when figures">{span}</p>
                <p class="quiet">{zone.city(locale)}</p>
            </div>
            {(!place.is_empty()).then(|| view! { <p>{place}</p> })}
            {open.then(|| view! { <Answers action about=about.clone() /> })}
            {choice}
            {open.then(|| view! { <a href=join>{words::how_to_join(locale)}</a> })}
        </section>
    }
}

#[component]
fn Answers(action: String, about: ToAnswer) -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map().get_untracked();
    let error = query.get("error").filter(|code| !code.is_empty());
    let error = error.map(|code| contract::text::code_detail(locale, &code));
    let said = about.participation;
    let now = now_word(locale, said);
    let button = move |one: Participation, text: &'static str| {
        view! {
            <button
                class="button answer-button"
                class:button-main=one == Participation::Accepted
                name="participation"
                value=one.as_str()
                aria-pressed=(said == one).to_string()
            >
                {text}
            </button>
        }
    };
    view! {
        <form class="form" method="post" action=action>
            <p role="status">{now}</p>
            <div role="alert">{error.map(|text| view! { <p class="problem">{text}</p> })}</div>
            <HowAttends mode=about.mode said=about.attends />
            <div class="button-row">
                {button(Participation::Accepted, people::accept(locale))}
                {button(Participation::Tentative, people::perhaps(locale))}
                {button(Participation::Declined, people::decline(locale))}
            </div>
            <label class="field">
                <span>{people::reason_for_organiser(locale)}</span>
                <input name="reason" maxlength="500" autocomplete="off" />
            </label>
        </form>
    }
}

fn now_word(locale: Locale, said: Participation) -> &'static str {
    match said {
        Participation::NeedsAction => words::do_you_come(locale),
        Participation::Accepted => words::you_come(locale),
        Participation::Tentative => words::you_come_perhaps(locale),
        Participation::Delegated => people::said_delegated(locale),
        Participation::Declined => words::you_do_not_come(locale),
    }
}
