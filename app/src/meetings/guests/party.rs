//! One party on the page: guests as cards, companies with their people, the rest as short lists.

use contract::meetings::{GuestCard, PartyCount};
use domain::meetings::{AttendeeClass, Mode, Participation};
use leptos::prelude::*;

use super::person::{Portrait, Sessions, about, path_of};
use crate::{
    meetings::words::{comes_word, participation_word},
    text::{Locale, use_locale, words::parties as words},
    zones::Zone,
};

/// What all of them share.
#[derive(Clone)]
pub struct Around {
    /// Path of the page.
    pub path: String,
    /// The zone of the times.
    pub zone: Zone,
    /// The meeting is in rooms and online.
    pub hybrid: bool,
    /// The reader looks after it.
    pub looks_after: bool,
}

/// Those of one party who are on this page.
#[component]
pub fn Party(
    /// Which, and how many there are on all pages.
    count: PartyCount,
    /// Who.
    people: Vec<GuestCard>,
    /// What they share.
    around: Around,
) -> impl IntoView {
    let locale = use_locale();
    let id = format!(
        "party-{}",
        count.class.map_or("others", AttendeeClass::as_str)
    );
    let body = match count.class {
        Some(AttendeeClass::Guest) => view! { <Cards people around /> }.into_any(),
        Some(AttendeeClass::Company) => view! { <Companies people around /> }.into_any(),
        _ => view! { <Names people around company=true /> }.into_any(),
    };
    view! {
        <section class="card card-pad party" aria-labelledby=id.clone()>
            <h2 id=id.clone()>
                {party_word(locale, count.class)}
                " "
                <span class="quiet figures">{count.people}</span>
            </h2>
            {body}
        </section>
    }
}

/// What a party is called.
#[must_use]
pub fn party_word(locale: Locale, class: Option<AttendeeClass>) -> &'static str {
    match class {
        Some(AttendeeClass::Guest) => words::guests(locale),
        Some(AttendeeClass::Company) => words::companies(locale),
        Some(AttendeeClass::Volunteer) => words::volunteers(locale),
        Some(AttendeeClass::Staff) => words::staff(locale),
        Some(AttendeeClass::Audience) => words::audience(locale),
        None => words::others(locale),
    }
}

#[component]
fn Cards(people: Vec<GuestCard>, around: Around) -> impl IntoView {
    let locale = use_locale();
    let card = move |one: GuestCard| {
        let who = one.attendee;
        let lacks = around.looks_after && !one.has_dossier;
        view! {
            <li class="guest-card">
                <Portrait src=one.portrait name=who.name.clone() beside=true />
                <div>
                    <a class="guest-name" href=path_of(&around.path, &who)>
                        {who.name.clone()}
                    </a>
                    {about(&one.title, &one.organisation).map(|text| view! { <p>{text}</p> })}
                    <p class="quiet">
                        {said(locale, around.hybrid, who.participation, who.mode)}
                    </p>
                    <Sessions sessions=one.sessions zone=around.zone.clone() />
                    {lacks.then(|| view! { <p class="lacks">{words::no_dossier(locale)}</p> })}
                </div>
            </li>
        }
    };
    view! { <ul class="guest-cards">{people.into_iter().map(card).collect_view()}</ul> }
}

/// The answer; of who comes to a hybrid meeting, how.
fn said(locale: Locale, hybrid: bool, answer: Participation, mode: Option<Mode>) -> String {
    let answer = (answer, participation_word(locale, answer));
    match (answer, mode.filter(|_| hybrid)) {
        ((Participation::Accepted, word), Some(mode)) => {
            format!("{word} · {}", comes_word(locale, mode))
        }
        ((_, word), _) => word.to_owned(),
    }
}

#[component]
fn Companies(people: Vec<GuestCard>, around: Around) -> impl IntoView {
    let locale = use_locale();
    let mut companies: Vec<(String, Vec<GuestCard>)> = Vec::new();
    for one in people {
        let name = one.attendee.company.clone().unwrap_or_default();
        match companies.last_mut() {
            Some((last, of)) if last.to_lowercase() == name.to_lowercase() => of.push(one),
            _ => companies.push((name, vec![one])),
        }
    }
    let company = move |(name, people): (String, Vec<GuestCard>)| {
        let count = people.len();
        let name = match name.is_empty() {
            true => words::no_company(locale).to_owned(),
            false => name,
        };
        view! {
            <li>
                <h3>
                    {name} " " <span class="quiet figures">{count}</span>
                </h3>
                <Names people around=around.clone() />
            </li>
        }
    };
    view! { <ul class="party-companies">{companies.into_iter().map(company).collect_view()}</ul> }
}

#[component]
fn Names(
    people: Vec<GuestCard>,
    around: Around,
    /// Whom each comes from stands beside the name.
    #[prop(optional)]
    company: bool,
) -> impl IntoView {
    let locale = use_locale();
    let name = move |one: GuestCard| {
        let who = one.attendee;
        let from = Some(one.organisation).filter(|from| company && !from.is_empty());
        let answered = who.participation != Participation::NeedsAction;
        let said = answered.then(|| said(locale, around.hybrid, who.participation, who.mode));
        view! {
            <li>
                <a href=path_of(&around.path, &who)>{who.name.clone()}</a>
                {from.map(|from| view! { <span class="quiet">{from}</span> })}
                {said.map(|said| view! { <span class="quiet">{said}</span> })}
            </li>
        }
    };
    view! { <ul class="party-names">{people.into_iter().map(name).collect_view()}</ul> }
}
