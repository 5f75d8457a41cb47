//! The dossier of somebody who comes, and for who may, the form to write it.

use contract::meetings::{Dossier, InnerPart, Needs};
use domain::{ids::MeetingId, meetings::DossierPart};
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{
    api,
    form::DossierForm,
    person::{Portrait, Sessions, about},
    registration::Registration,
    views,
};
use crate::{
    meetings::words::class_word,
    text::{use_locale, words::parties as words},
    ui::{Gate, Refused},
    wire::{Resource, Suspend},
    zones::Zone,
};

/// The page at `/meetings/:id/guests/:attendee`.
#[component]
pub fn DossierPage() -> impl IntoView {
    let locale = use_locale();
    let params = use_params_map().get_untracked();
    let id = params.get("id").unwrap_or_default();
    let attendee = params.get("attendee").unwrap_or_default();
    let all = format!("/meetings/{id}/guests");
    let read = Resource::new_blocking(
        move || (id.clone(), attendee.clone()),
        |(id, attendee)| api::dossier(MeetingId::from(id), attendee),
    );
    view! {
        <Title text=words::dossier(locale) />
        <Gate class="parties">
            <Suspense>
                {move || {
                    let all = all.clone();
                    Suspend::new(async move {
                        match read.await {
                            Ok(page) => Either::Left(view! { <Whole page all /> }),
                            Err(error) => Either::Right(view! { <Refused error /> }),
                        }
                    })
                }}
            </Suspense>
        </Gate>
    }
}

#[component]
fn Whole(page: views::DossierPage, all: String) -> impl IntoView {
    let locale = use_locale();
    let zone = Zone::read(&page.zone);
    let dossier = page.dossier;
    let who = dossier.attendee.clone();
    let writes = !dossier.may_write.is_empty();
    let empty = dossier.revision == 0;
    let asks = empty && writes && dossier.asked_for;
    let registered = dossier.needs.is_some();
    let action = format!("{all}/{}", who.id);
    let agenda = page.agenda;
    let form = writes.then(|| {
        let (dossier, zone) = (dossier.clone(), zone.clone());
        view! { <DossierForm dossier agenda zone action opened=asks /> }
    });
    let registration = registered.then(|| {
        view! { <Registration one=who.clone() zone=zone.clone() /> }
    });
    view! {
        <Title text=who.name.clone() />
        <article class="card card-pad dossier">
            <a href=all>{words::back(locale, &page.topic)}</a>
            <Head dossier=dossier.clone() />
            {asks.then(|| view! { <p class="note">{words::please_write(locale)}</p> })}
            <Outer dossier=dossier.clone() zone />
            {dossier.needs.map(|needs| view! { <NeedsPart needs /> })}
            {dossier.inner.map(|inner| view! { <Inner inner /> })}
            {registration}
            {form}
        </article>
    }
}

#[component]
fn Head(dossier: Dossier) -> impl IntoView {
    let locale = use_locale();
    let who = dossier.attendee;
    let class = who.class.map(|class| class_word(locale, class));
    view! {
        <header class="dossier-head">
            <Portrait src=dossier.portrait name=who.name.clone() />
            <div>
                <h1>{who.name.clone()}</h1>
                {about(&dossier.title, &dossier.organisation)
                    .map(|text| view! { <p class="dossier-about">{text}</p> })}
                {class.map(|class| view! { <p class="quiet">{class}</p> })}
            </div>
        </header>
    }
}

/// What everybody reads: paragraphs of plain text, sessions, links.
#[component]
fn Outer(dossier: Dossier, zone: Zone) -> impl IntoView {
    let locale = use_locale();
    let paragraphs = dossier.biography.split("\n\n").map(str::trim);
    let paragraphs = paragraphs.filter(|text| !text.is_empty());
    let paragraphs = paragraphs.map(|text| view! { <p class="dossier-text">{text.to_owned()}</p> });
    let sessions = (!dossier.sessions.is_empty()).then(|| {
        view! {
            <section class="dossier-part">
                <h2>{words::speaks_in(locale)}</h2>
                <Sessions sessions=dossier.sessions zone />
            </section>
        }
    });
    let link = |link: String| {
        let text = link.clone();
        view! {
            <li>
                <a href=link rel="noopener noreferrer nofollow" referrerpolicy="no-referrer">
                    {text}
                </a>
            </li>
        }
    };
    let links = (!dossier.links.is_empty()).then(|| {
        view! {
            <section class="dossier-part">
                <h2>{words::links(locale)}</h2>
                <ul class="dossier-links">{dossier.links.into_iter().map(link).collect_view()}</ul>
            </section>
        }
    });
    view! {
        {paragraphs.collect_view()}
        {sessions}
        {links}
    }
}

type Pair = (&'static str, String);

#[component]
fn NeedsPart(needs: Needs) -> impl IntoView {
    let locale = use_locale();
    let pairs = vec![
        (words::arrival(locale), needs.arrival),
        (words::equipment(locale), needs.equipment),
        (words::diet(locale), needs.diet),
        (words::other(locale), needs.other),
    ];
    part(words::needs(locale), pairs)
}

#[component]
fn Inner(inner: InnerPart) -> impl IntoView {
    let locale = use_locale();
    let pairs = vec![
        (words::contact_person(locale), inner.contact_person),
        (words::notes(locale), inner.notes),
    ];
    part(words::inner(locale), pairs)
}

/// Pairs with a heading; nothing while nothing is said.
fn part(title: &'static str, pairs: Vec<Pair>) -> impl IntoView {
    let mut pairs = pairs;
    pairs.retain(|(_, value)| !value.is_empty());
    let pair = |(name, value): Pair| {
        view! {
            <dt>{name}</dt>
            <dd class="dossier-text">{value}</dd>
        }
    };
    (!pairs.is_empty()).then(|| {
        view! {
            <section class="dossier-part">
                <h2>{title}</h2>
                <dl class="pairs">{pairs.into_iter().map(pair).collect_view()}</dl>
            </section>
        }
    })
}

/// Whether the reader may write a part.
#[must_use]
pub fn may(dossier: &Dossier, part: DossierPart) -> bool {
    dossier.may_write.contains(&part)
}
