//! Who agreed, and noting that somebody did.

use contract::meetings::{ConsentView, RecordingView};
use domain::meetings::ConsentWay;
use jiff::Timestamp;
use leptos::prelude::*;

use super::Typed;
use crate::{
    text::{Locale, use_locale, words::recording as words},
    ui::{SelectField, TextField},
    zones::{Zone, date_with_year},
};

/// "20 November 2026, 10:05".
pub(super) fn moment(locale: Locale, zone: &Zone, at: Timestamp) -> String {
    let day = date_with_year(locale, zone.day(at));
    let comma = match locale {
        Locale::En => ", ",
        Locale::Zh => " ",
    };
    format!("{day}{comma}{}", zone.time(at))
}

/// "Mr Wang, Client Ltd".
fn person(locale: Locale, who: &str, company: &str) -> String {
    match company.is_empty() {
        true => who.to_owned(),
        false => words::for_company(locale, &company, &who),
    }
}

fn way_word(locale: Locale, way: ConsentWay) -> &'static str {
    match way {
        ConsentWay::Link => words::by_link(locale),
        ConsentWay::InWriting => words::in_writing(locale),
        ConsentWay::ByMail => words::by_mail(locale),
        ConsentWay::InTheRoom => words::in_the_room(locale),
    }
}

/// Every consent, also those that ended.
#[component]
pub fn Consents(view: RecordingView, zone: Zone, action: String) -> impl IntoView {
    let locale = use_locale();
    let nobody = view.consents.is_empty();
    let all = view.consents.into_iter();
    let line = |one| {
        view! { <Line one zone=zone.clone() action=action.clone() /> }
    };
    view! {
        <section class="recording-part" aria-labelledby="agreed">
            <h2 id="agreed">{words::agreed(locale)}</h2>
            {nobody.then(|| view! { <p class="quiet">{words::nobody(locale)}</p> })}
            <ul class="recording-list">{all.map(line).collect_view()}</ul>
        </section>
    }
}

#[component]
fn Line(one: ConsentView, zone: Zone, action: String) -> impl IntoView {
    let locale = use_locale();
    let name = person(locale, &one.who, &one.company);
    let over = one.withdrawn_at.is_some().to_string();
    let facts = [
        Some(moment(locale, &zone, one.given_at)),
        Some(way_word(locale, one.way).to_owned()),
        one.noted_by
            .as_ref()
            .map(|who| words::noted_by(locale, who)),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let ended = one.withdrawn_at;
    let ended = ended.map(|at| words::withdrawn_on(locale, &moment(locale, &zone, at)));
    let button = match (one.withdrawn_at.is_some(), one.may_restore) {
        (false, _) => Some((
            "withdraw",
            words::withdraw(locale),
            words::withdraw_of(locale, &one.who),
        )),
        (true, true) => Some((
            "restore",
            words::undo(locale),
            words::undo_of(locale, &one.who),
        )),
        (true, false) => None,
    };
    let form = button.map(|(what, word, label)| {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="consent" value=one.id.clone() />
                <button class="button" name="do" value=what aria-label=label>
                    {word}
                </button>
            </form>
        }
    });
    view! {
        <li class="recording-line" data-ended=over>
            <div>
                <strong>{name}</strong>
                <p class="row-sub">{facts.join(" · ")}</p>
                {ended.map(|text| view! { <p class="recording-ended">{text}</p> })}
            </div>
            {form}
        </li>
    }
}

/// What the client said in another way, under the name of whoever notes it.
#[component]
pub fn Note(typed: Typed, action: String) -> impl IntoView {
    let locale = use_locale();
    let ways = ConsentWay::NOTED.into_iter();
    let ways = ways.map(|way| (way.as_str().to_owned(), way_word(locale, way).to_owned()));
    let nothing = (String::new(), words::choose(locale).to_owned());
    let options: Vec<_> = [nothing].into_iter().chain(ways).collect();
    view! {
        <section class="recording-part" aria-labelledby="note">
            <h2 id="note">{words::note(locale)}</h2>
            <p class="quiet">{words::note_means(locale)}</p>
            <form class="form" method="post" action=action>
                <div class="form-row">
                    <TextField
                        name="who"
                        label=words::who(locale)
                        value=typed.who
                        required=true
                    />
                    <TextField
                        name="company"
                        label=words::company(locale)
                        value=typed.company
                        required=true
                    />
                </div>
                <div class="form-row">
                    <SelectField
                        name="way"
                        label=words::how(locale)
                        value=typed.way
                        options=options
                    />
                    <TextField
                        name="given_at"
                        label=words::when(locale)
                        value=typed.given_at
                        kind="datetime-local"
                        hint=words::when_hint(locale)
                    />
                </div>
                <div>
                    <button class="button" name="do" value="note">
                        {words::keep(locale)}
                    </button>
                </div>
            </form>
        </section>
    }
}
