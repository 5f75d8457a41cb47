//! Who comes, by party: counted, filtered by the address, a hundred at once.

use contract::meetings::{CompanyCount, Guests, Parties};
use domain::{
    ids::MeetingId,
    meetings::{AttendeeClass, Mode},
};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

use super::{
    api,
    party::{Around, Party, party_word},
    views::{self, OTHERS, PartiesAsked},
};
use crate::{
    text::{Locale, use_locale, words::guests, words::parties as words},
    ui::{Gate, Refused},
    wire::{Resource, Suspend},
    zones::Zone,
};

/// People of one page, as the server cuts them.
const AT_ONCE: usize = 100;

/// The page at `/meetings/:id/guests`.
#[component]
pub fn GuestsPage() -> impl IntoView {
    let locale = use_locale();
    let id = use_params_map().get_untracked().get("id");
    let id = id.unwrap_or_default();
    let query = use_query_map().get_untracked();
    let asked = PartiesAsked::read(|name| query.get(name));
    let path = format!("/meetings/{id}/guests");
    let wanted = asked.clone();
    let read = Resource::new_blocking(
        move || (id.clone(), wanted.clone()),
        |(id, wanted)| api::guests(MeetingId::from(id), wanted),
    );
    view! {
        <Title text=words::title(locale) />
        <Gate class="parties">
            <Suspense>
                {move || {
                    let (path, asked) = (path.clone(), asked.clone());
                    Suspend::new(async move {
                        match read.await {
                            Ok(page) => Either::Left(view! { <Whole page path asked /> }),
                            Err(error) => Either::Right(view! { <Refused error /> }),
                        }
                    })
                }}
            </Suspense>
        </Gate>
    }
}

#[component]
fn Whole(page: views::GuestsPage, path: String, asked: PartiesAsked) -> impl IntoView {
    let locale = use_locale();
    let guests = page.guests;
    let around = Around {
        path: path.clone(),
        zone: Zone::read(&page.zone),
        hybrid: guests.mode == Mode::Hybrid,
        looks_after: guests.looks_after,
    };
    let own = guests.own.clone();
    let own = own.map(|own| {
        view! { <a href=format!("{path}/{own}")>{words::your_page(locale)}</a> }
    });
    let meeting = path.trim_end_matches("/guests").to_owned();
    let files = guests
        .may_export
        .then(|| view! { <Files meeting=meeting.clone() /> });
    let nobody = guests.wanted == 0;
    let sections = sections(&guests, &around);
    view! {
        <div class="parties-page">
            <header class="parties-head">
                <a href=meeting>{guests::back(locale, &guests.topic)}</a>
                <h1>{words::title(locale)}</h1>
                <p class="quiet">{counted(locale, &guests.parties, around.hybrid)}</p>
                {own}
                {files}
            </header>
            <Tabs parties=guests.parties.clone() asked=asked.clone() />
            <Filter companies=guests.parties.companies asked=asked.clone() />
            <p class="quiet" role="status">
                {nobody.then(|| guests::nobody_fits(locale))}
            </p>
            {sections}
            <Pages wanted=guests.wanted asked />
        </div>
    }
}

/// Those of each party who are on this page, in the order in which the server has them.
fn sections(guests: &Guests, around: &Around) -> impl IntoView + use<> {
    let parties = guests.parties.parties.clone().into_iter();
    let filled = parties.filter_map(|count| {
        let of = guests.people.iter();
        let people: Vec<_> = of
            .filter(|one| one.attendee.class == count.class)
            .cloned()
            .collect();
        (!people.is_empty()).then_some((count, people))
    });
    let all = filled.map(|(count, people)| {
        view! { <Party count people around=around.clone() /> }
    });
    all.collect_view()
}

/// "512 people · 12 in the room, 5 online".
fn counted(locale: Locale, all: &Parties, hybrid: bool) -> String {
    let mut said = words::n_people(locale, &all.people);
    if hybrid && all.in_person + all.online > 0 {
        let where_ = words::n_here_n_online(locale, &all.in_person, &all.online);
        said = format!("{said} · {where_}");
    }
    said
}

/// The list as a file.
#[component]
fn Files(meeting: String) -> impl IntoView {
    let locale = use_locale();
    let file = move |format: &str| format!("/api/v1{meeting}/attendees/export?format={format}");
    view! {
        <p class="button-row">
            <a class="button" href=file("xlsx") download="">
                {words::as_excel(locale)}
            </a>
            <a class="button" href=file("csv") download="">
                {words::as_csv(locale)}
            </a>
        </p>
    }
}

/// A link for each party that somebody comes of.
#[component]
fn Tabs(parties: Parties, asked: PartiesAsked) -> impl IntoView {
    let locale = use_locale();
    let all = (String::new(), words::all(locale), parties.people);
    let each = parties.parties.into_iter().filter(|one| one.people > 0);
    let each = each.map(|one| {
        let word = one.class.map_or(OTHERS, AttendeeClass::as_str).to_owned();
        (word, party_word(locale, one.class), one.people)
    });
    let tab = move |(party, text, people): (String, &'static str, u32)| {
        let current = (asked.party == party).then_some("page");
        let there = PartiesAsked {
            party,
            page: 1,
            ..asked.clone()
        };
        let address = there.address();
        let href = if address.is_empty() {
            "?".to_owned()
        } else {
            address
        };
        view! {
            <li>
                <a href=href aria-current=current>
                    {text} " " <span class="figures">{people}</span>
                </a>
            </li>
        }
    };
    view! {
        <nav aria-label=words::by_party(locale)>
            <ul class="party-tabs">{std::iter::once(all).chain(each).map(tab).collect_view()}</ul>
        </nav>
    }
}

/// By company and by text; the party stays.
#[component]
fn Filter(companies: Vec<CompanyCount>, asked: PartiesAsked) -> impl IntoView {
    let locale = use_locale();
    let chosen = asked.company.clone();
    let option = move |one: CompanyCount| {
        let text = format!("{} ({})", one.name, one.people);
        let selected = one.name == chosen;
        view! {
            <option value=one.name selected=selected>
                {text}
            </option>
        }
    };
    let choice = (!companies.is_empty()).then(|| {
        view! {
            <select class="input" name="company" aria-label=words::company(locale)>
                <option value="">{words::every_company(locale)}</option>
                {companies.into_iter().map(option).collect_view()}
            </select>
        }
    });
    let party = (!asked.party.is_empty()).then(|| {
        view! { <input type="hidden" name="party" value=asked.party.clone() /> }
    });
    view! {
        <form class="party-filter" method="get" role="search">
            {party}
            <input
                class="input"
                name="find"
                type="search"
                maxlength="200"
                aria-label=guests::find_name(locale)
                placeholder=guests::find_name(locale)
                value=asked.text
            />
            {choice}
            <button class="button">{guests::filter(locale)}</button>
        </form>
    }
}

/// The pages before and after, where there are more than one.
#[component]
fn Pages(wanted: u32, asked: PartiesAsked) -> impl IntoView {
    let locale = use_locale();
    let last = (wanted as usize).div_ceil(AT_ONCE).max(1);
    let page = asked.page;
    let link = move |page: usize, text: &'static str| {
        let there = PartiesAsked {
            page,
            ..asked.clone()
        };
        let address = there.address();
        let href = if address.is_empty() {
            "?".to_owned()
        } else {
            address
        };
        view! {
            <a class="button" href=href>
                {text}
            </a>
        }
    };
    (last > 1).then(|| {
        let before = (page > 1).then(|| link(page - 1, words::page_before(locale)));
        let after = (page < last).then(|| link(page + 1, words::page_after(locale)));
        view! {
            <nav class="party-pages" aria-label=words::pages(locale)>
                {before}
                <span class="quiet figures">{words::page_of(locale, &last, &page)}</span>
                {after}
            </nav>
        }
    })
}
