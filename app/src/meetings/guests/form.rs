//! The form of a dossier: it posts to its own page, and comes back with what was typed when it
//! cannot be kept.

use contract::meetings::{AgendaLine, Dossier};
use domain::meetings::DossierPart;
use leptos::prelude::*;

use super::{dossier::may, views::Typed};
use crate::{
    text::{Locale, use_locale, words::parties as words, words::ui},
    ui::{AreaField, Problem, TextField, error_of, told},
    zones::Zone,
};

/// Folded away until it is wanted; open when something is wrong, or when it is asked for.
#[component]
pub fn DossierForm(
    /// As it is now.
    dossier: Dossier,
    /// To choose sessions from.
    agenda: Vec<AgendaLine>,
    /// The zone of the times.
    zone: Zone,
    /// Where it posts to.
    action: String,
    /// It is asked for.
    opened: bool,
) -> impl IntoView {
    let locale = use_locale();
    let (typed, error) = told::<Typed>();
    let open = opened || error.is_some();
    let stale = error.as_ref().is_some_and(|error| error.code == "stale");
    let now = Now {
        locale,
        typed,
        stale,
    };
    let outer = may(&dossier, DossierPart::Outer).then(|| {
        view! { <Outer dossier=dossier.clone() agenda zone now=now.clone() /> }
    });
    let needs = may(&dossier, DossierPart::Needs).then(|| {
        view! { <NeedsFields dossier=dossier.clone() now=now.clone() /> }
    });
    let inner = may(&dossier, DossierPart::Inner).then(|| {
        view! { <InnerFields dossier=dossier.clone() now=now.clone() /> }
    });
    view! {
        <details class="more dossier-form" open=open>
            <summary>{words::edit(locale)}</summary>
            <form class="form" method="post" action=action enctype="multipart/form-data">
                <Problem error />
                <input type="hidden" name="revision" value=dossier.revision.to_string() />
                {outer}
                {needs}
                {inner}
                <div>
                    <button class="button button-main">{ui::save(locale)}</button>
                </div>
            </form>
        </details>
    }
}

/// What stands in the fields: what was typed, else what is kept.
#[derive(Clone)]
struct Now {
    locale: Locale,
    typed: Option<Typed>,
    /// Somebody else wrote meanwhile: what is kept is shown below what was typed.
    stale: bool,
}

impl Now {
    fn value(&self, name: &str, kept: &str) -> String {
        let typed = self.typed.as_ref().and_then(|typed| typed.fields.get(name));
        typed.map_or_else(|| kept.to_owned(), Clone::clone)
    }

    fn hint(&self, name: &str, kept: &str, usual: &str) -> String {
        let typed = self.value(name, kept).replace("\r\n", "\n");
        match self.stale && typed.trim() != kept.trim() {
            true => words::kept_meanwhile(self.locale, &kept.replace('\n', " / ")),
            false => usual.to_owned(),
        }
    }

    fn ticked(&self, dossier: &Dossier, item: &str) -> bool {
        match &self.typed {
            Some(typed) => typed.sessions.iter().any(|one| one == item),
            None => dossier.sessions.iter().any(|one| one.item.id == item),
        }
    }

    fn line(&self, name: &'static str, label: &'static str, kept: &str) -> impl IntoView + use<> {
        let (value, hint) = (self.value(name, kept), self.hint(name, kept, ""));
        view! { <TextField name label value hint /> }
    }

    fn text(
        &self,
        name: &'static str,
        (label, usual): (&'static str, &'static str),
        (kept, lines): (&str, u32),
    ) -> impl IntoView + use<> {
        let (value, hint) = (self.value(name, kept), self.hint(name, kept, usual));
        view! { <AreaField name label value lines hint /> }
    }
}

#[component]
fn Outer(dossier: Dossier, agenda: Vec<AgendaLine>, zone: Zone, now: Now) -> impl IntoView {
    let locale = use_locale();
    let links = dossier.links.join("\n");
    let has_portrait = dossier.portrait.is_some();
    let biography = (words::biography(locale), words::biography_means(locale));
    view! {
        <fieldset>
            <legend>{words::for_everybody(locale)}</legend>
            {now.line("title", words::job_title(locale), &dossier.title)}
            {now.line("organisation", words::organisation(locale), &dossier.organisation)}
            {now.text("biography", biography, (&dossier.biography, 7))}
            <PortraitField has_portrait />
            <SessionsField dossier=dossier.clone() agenda zone now=now.clone() />
            {now.text("links", (words::links(locale), words::links_mean(locale)), (&links, 3))}
        </fieldset>
    }
}

#[component]
fn PortraitField(has_portrait: bool) -> impl IntoView {
    let locale = use_locale();
    let error = error_of("portrait");
    let remove = has_portrait.then(|| {
        view! {
            <label class="check">
                <input type="checkbox" name="remove_portrait" value="true" />
                {words::remove_portrait(locale)}
            </label>
        }
    });
    view! {
        <div class="field" class:field-wrong=move || error.get().is_some()>
            <label for="portrait">{words::portrait(locale)}</label>
            <input
                id="portrait"
                type="file"
                name="portrait"
                accept="image/png,image/jpeg,image/webp"
                aria-describedby="portrait-note"
            />
            <p class="field-note" id="portrait-note">
                {move || error.get().unwrap_or_else(|| words::portrait_means(locale).to_owned())}
            </p>
        </div>
        {remove}
    }
}

/// The items of the agenda, to be ticked.
#[component]
fn SessionsField(dossier: Dossier, agenda: Vec<AgendaLine>, zone: Zone, now: Now) -> impl IntoView {
    let locale = use_locale();
    let error = error_of("sessions");
    let none = agenda.is_empty();
    let item = move |one: AgendaLine| {
        let checked = now.ticked(&dossier, &one.item.id);
        let time = zone.span(locale, one.start, one.end);
        view! {
            <label class="check">
                <input type="checkbox" name="sessions" value=one.item.id checked=checked />
                <span>
                    <span class="figures quiet">{time}</span>
                    " "
                    {one.item.topic}
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="dossier-sessions" aria-describedby="sessions-note">
            <legend>{words::speaks_in(locale)}</legend>
            <input type="hidden" name="sessions_asked" value="true" />
            {agenda.into_iter().map(item).collect_view()}
            <p class="field-note" id="sessions-note">
                {move || error.get().or_else(|| none.then(|| words::no_agenda(locale).to_owned()))}
            </p>
        </fieldset>
    }
}

#[component]
fn NeedsFields(dossier: Dossier, now: Now) -> impl IntoView {
    let locale = use_locale();
    let needs = dossier.needs.unwrap_or_default();
    let text = move |name, label, kept: &str| now.text(name, (label, ""), (kept, 2));
    view! {
        <fieldset>
            <legend>{words::for_organisers(locale)}</legend>
            {text("arrival", words::arrival(locale), &needs.arrival)}
            {text("equipment", words::equipment(locale), &needs.equipment)}
            {text("diet", words::diet(locale), &needs.diet)}
            {text("other", words::other(locale), &needs.other)}
        </fieldset>
    }
}

#[component]
fn InnerFields(dossier: Dossier, now: Now) -> impl IntoView {
    let locale = use_locale();
    let inner = dossier.inner.unwrap_or_default();
    let text =
        move |name, label, (kept, lines): (&str, u32)| now.text(name, (label, ""), (kept, lines));
    view! {
        <fieldset>
            <legend>{words::not_for_guests(locale)}</legend>
            {text("contact_person", words::contact_person(locale), (&inner.contact_person, 2))}
            {text("notes", words::notes(locale), (&inner.notes, 4))}
        </fieldset>
    }
}
