//! What was recorded, with whose consent; and attaching it.

use contract::meetings::{ConsentedBy, Paper, RecordingView};
use leptos::prelude::*;

use crate::{
    text::{Locale, use_locale, words::recording as words},
    ui::error_of,
    zones::{Zone, date_with_year},
};

/// "Recorded with the consent of Mr Wang, Client Ltd, on 20 November 2026."
#[must_use]
pub fn recorded_with(locale: Locale, zone: &Zone, consents: &[ConsentedBy]) -> String {
    if consents.is_empty() {
        return words::recorded(locale).to_owned();
    }
    let one = |one: &ConsentedBy| {
        let day = date_with_year(locale, zone.day(one.at));
        match one.company.is_empty() {
            true => words::one_on(locale, &day, &one.who),
            false => words::one_of_on(locale, &one.company, &day, &one.who),
        }
    };
    let all: Vec<String> = consents.iter().map(one).collect();
    words::recorded_with(locale, &all.join(words::between(locale)))
}

/// The recordings, and the form for one more.
#[component]
pub fn Files(view: RecordingView, id: String, zone: Zone, action: String) -> impl IntoView {
    let locale = use_locale();
    let nothing = view.recordings.is_empty();
    let may = view.may_record;
    let all = view.recordings.into_iter();
    let line = |one: Paper| view! { <Line one id=id.clone() zone=zone.clone() /> };
    view! {
        <section class="recording-part" aria-labelledby="files">
            <h2 id="files">{words::files(locale)}</h2>
            {nothing.then(|| view! { <p class="quiet">{words::no_files(locale)}</p> })}
            <ul class="recording-list">{all.map(line).collect_view()}</ul>
            <Attach action may />
        </section>
    }
}

#[component]
fn Line(one: Paper, id: String, zone: Zone) -> impl IntoView {
    let locale = use_locale();
    let newest = one.versions.first().map_or(1, |version| version.number);
    let href = format!("/api/v1/meetings/{id}/papers/{}/versions/{newest}", one.id);
    view! {
        <li class="recording-line">
            <div>
                <strong>{one.name}</strong>
                <p class="row-sub">{recorded_with(locale, &zone, &one.consents)}</p>
            </div>
            <a class="button" href=href download="">
                {words::download(locale)}
            </a>
        </li>
    }
}

/// With the reason why it would be refused, while the client has not agreed.
#[component]
fn Attach(action: String, may: bool) -> impl IntoView {
    let locale = use_locale();
    let error = error_of("file");
    view! {
        <form class="form" method="post" action=action enctype="multipart/form-data">
            <label class="field">
                <span class="field-label">{words::choose_file(locale)}</span>
                <input
                    type="file"
                    name="file"
                    required=true
                    accept="audio/*,video/*"
                    aria-describedby="attach-about"
                />
            </label>
            <p class="quiet" id="attach-about">
                {match may {
                    true => words::attach_means(locale),
                    false => words::may_not(locale),
                }}
            </p>
            <p class="recording-ended">{move || error.get()}</p>
            <div>
                <button class="button" aria-describedby="attach-about">
                    {words::attach(locale)}
                </button>
            </div>
        </form>
    }
}
