//! Publishing a meeting (R030): a page without a program. What the public will read, what is
//! missing and where it is mended, and one button; taking it back is undone with one, too.

use contract::meetings::{EventView, PublicationView};
use domain::{ids::MeetingId, meetings::Audience};
use leptos::{either::Either, nonce::use_nonce, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use serde::Deserialize;

use super::events::{
    api::{self, Publishing},
    article::Article,
};
use crate::{
    context::ApiError,
    text::{Locale, use_locale, words::publish as words},
    ui::{AreaField, Gate, Problem, told},
    wire::{Resource, Suspend},
    zones::Zone,
};

/// Keeps the preview as what is typed.
const FOLLOW: &str = include_str!("publish.js");

/// What the form sends.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// `house` or `everybody`.
    pub audience: String,
    /// What is to be read.
    pub content: String,
    /// With the join link.
    pub with_link: bool,
    /// `take_back`, or nothing.
    pub r#do: String,
    /// What the reader saw.
    pub revision: Option<u64>,
}

/// The page at `/meetings/:id/publish`.
#[component]
pub fn PublishPage() -> impl IntoView {
    let locale = use_locale();
    let id = use_params_map().get_untracked().get("id");
    let id = id.unwrap_or_default();
    let read = Resource::new_blocking(move || MeetingId::from(id.clone()), api::publication);
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
fn Whole(page: Publishing) -> impl IntoView {
    let locale = use_locale();
    let Publishing { view, zone, now } = page;
    let (typed, error) = told::<Typed>();
    let to = format!("/meetings/{}", view.event.id);
    let lacks = lacks(locale, &view, error.as_ref());
    let mut event = view.event.clone();
    if let Some(typed) = &typed {
        event.content.clone_from(&typed.content);
    }
    let zone = Zone::read(&zone);
    let preview = match view.published && typed.is_none() {
        true => words::preview_now(locale),
        false => words::preview(locale),
    };
    let failed = error.filter(|error| error.errors.is_empty());
    view! {
        <div class="card card-pad guests-card">
            <a href=to.clone()>{words::back(locale, &event.topic)}</a>
            <h1>{words::title(locale)}</h1>
            <p>{words::means(locale)}</p>
            <Standing view=view.clone() action=format!("{to}/publish") />
            <Problem error=failed />
            <Lacks lacks to=to.clone() />
            <Form view=view.clone() typed event=event.clone() action=format!("{to}/publish") />
            <section class="publish-preview" aria-labelledby="preview">
                <h2 id="preview">{preview}</h2>
                <article class="event publish-sheet">
                    <Article event zone now preview=true />
                </article>
            </section>
        </div>
        <script nonce=use_nonce() inner_html=FOLLOW></script>
    }
}

/// Whether it is published, to whom, by whom; and the way back from having taken it back.
#[component]
fn Standing(view: PublicationView, action: String) -> impl IntoView {
    let locale = use_locale();
    let who = view.by.clone().unwrap_or_default();
    let path = view.path.clone();
    match (view.published, view.audience) {
        (_, None) => ().into_any(),
        (true, Some(audience)) => {
            let word = match audience {
                Audience::Everybody => words::is_everybody(locale, &who),
                Audience::House => words::is_house(locale, &who),
            };
            view! {
                <p class="note note-good" role="status">
                    {word}
                    " "
                    <a href=path>{words::see_page(locale)}</a>
                </p>
            }
            .into_any()
        }
        (false, Some(audience)) => view! {
            <form class="note publish-back" method="post" action=action>
                <span role="status">{words::is_back(locale, &who)}</span>
                <input type="hidden" name="audience" value=audience.as_str() />
                <input type="hidden" name="content" value=view.event.content.clone() />
                {view
                    .with_link
                    .then(|| view! { <input type="hidden" name="with_link" value="true" /> })}
                <button class="button">{words::undo(locale)}</button>
            </form>
        }
        .into_any(),
    }
}

/// Field and sentence of what is missing: of what was sent, else of the meeting as it is.
fn lacks(
    locale: Locale,
    view: &PublicationView,
    error: Option<&ApiError>,
) -> Vec<(String, String)> {
    let all = error.map_or(&view.lacks, |error| &error.errors);
    let worded = |one: &contract::problem::FieldError| {
        let text = match (one.field.as_str(), one.code.as_str()) {
            ("content", "required") => words::no_content(locale),
            ("place", "required") => words::no_place(locale),
            ("audience", _) => words::no_audience(locale),
            (_, code) => contract::text::field(locale, code),
        };
        (one.field.clone(), text.to_owned())
    };
    all.iter().map(worded).collect()
}

#[component]
fn Lacks(lacks: Vec<(String, String)>, to: String) -> impl IntoView {
    let locale = use_locale();
    if lacks.is_empty() {
        return ().into_any();
    }
    let line = |(field, text): (String, String)| {
        let (href, word) = match field.as_str() {
            "content" | "audience" => (format!("#{field}"), words::mend_here(locale)),
            _ => (to.clone(), words::mend_there(locale)),
        };
        view! {
            <li>
                {text} " " <a href=href>{word}</a>
            </li>
        }
    };
    let lines = lacks.into_iter().map(line).collect_view();
    view! {
        <section class="note publish-lacks" role="alert" aria-labelledby="lacks">
            <h2 id="lacks">{words::lacks(locale)}</h2>
            <ul>{lines}</ul>
        </section>
    }
    .into_any()
}

/// To whom, what, with which link.
#[component]
fn Form(
    view: PublicationView,
    typed: Option<Typed>,
    event: EventView,
    action: String,
) -> impl IntoView {
    let locale = use_locale();
    let known = view.audience.map_or("", Audience::as_str).to_owned();
    let audience = typed.as_ref().map_or(known, |typed| typed.audience.clone());
    let with_link = typed
        .as_ref()
        .map_or(view.with_link, |typed| typed.with_link);
    let main = match view.published {
        true => words::save(locale),
        false => words::go(locale),
    };
    let take_back = view.published.then(|| {
        view! {
            <button class="button" name="do" value="take_back" formnovalidate=true>
                {words::take_back(locale)}
            </button>
        }
    });
    view! {
        <form class="form" method="post" action=action>
            <input type="hidden" name="revision" value=view.revision.to_string() />
            <Whom chosen=audience />
            <AreaField
                name="content"
                label=words::content(locale)
                hint=words::content_hint(locale)
                value=event.content
                lines=8
            />
            <Link may=view.may_have_link chosen=with_link />
            <div class="button-row">
                <button class="button button-main">{main}</button>
                {take_back}
            </div>
        </form>
    }
}

/// Everybody, or the house; neither is chosen for the reader.
#[component]
fn Whom(chosen: String) -> impl IntoView {
    let locale = use_locale();
    let one = |audience: Audience| {
        let (word, means) = match audience {
            Audience::Everybody => (words::everybody(locale), words::everybody_means(locale)),
            Audience::House => (words::house(locale), words::house_means(locale)),
        };
        view! {
            <label class="check publish-whom">
                <input
                    type="radio"
                    name="audience"
                    value=audience.as_str()
                    checked=chosen == audience.as_str()
                    required=true
                />
                <span>
                    <strong>{word}</strong>
                    <span class="quiet">{means}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset id="audience">
            <legend>{words::audience(locale)}</legend>
            {one(Audience::Everybody)}
            {one(Audience::House)}
        </fieldset>
    }
}

/// The join link only when somebody says so: it lets in whoever has it.
#[component]
fn Link(may: bool, chosen: bool) -> impl IntoView {
    let locale = use_locale();
    match may {
        false => view! { <p class="quiet">{words::no_link(locale)}</p> }.into_any(),
        true => view! {
            <label class="check publish-whom">
                <input type="checkbox" name="with_link" value="true" checked=chosen />
                <span>
                    <strong>{words::with_link(locale)}</strong>
                    <span class="quiet">{words::with_link_means(locale)}</span>
                </span>
            </label>
        }
        .into_any(),
    }
}
