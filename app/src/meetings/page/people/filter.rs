//! Finding people among many: by name, kind, class; the first hundred, and more (R052).

use contract::meetings::AttendeeFilter;
use domain::meetings::{AttendeeClass, AttendeeKind};
use leptos::{html, prelude::*};

use super::super::Here;
use crate::{
    meetings::{
        views::PeopleAsked,
        words::{class_word, kind_word},
    },
    text::{use_locale, words::guests as words, words::people},
};

/// So many are seen at a glance.
const FEW: u32 = 12;

/// The form, above the lines; without the program it asks by the address.
#[component]
pub fn PeopleFilter(here: Here) -> impl IntoView {
    let locale = use_locale();
    let many = Memo::new(move |_| {
        let all = here.page.with(|page| page.detail.meeting.attendee_count);
        all > FEW
            || here
                .asked
                .with(|asked| asked.filter != AttendeeFilter::default())
    });
    view! {
        <Show when=move || many.get()>
            <Form here />
        </Show>
        <p class="quiet" role="status">
            {move || {
                let none = here
                    .page
                    .with(|page| {
                        page.detail.attendees_wanted == 0 && page.detail.meeting.attendee_count > 0
                    });
                none.then(|| words::nobody_fits(locale))
            }}
        </p>
    }
}

#[component]
fn Form(here: Here) -> impl IntoView {
    let locale = use_locale();
    let form = NodeRef::<html::Form>::new();
    let ask = move || {
        if let Some(form) = form.get_untracked() {
            here.asked.set(read(&form));
        }
    };
    let asked = here.asked.get_untracked().filter;
    let kinds = AttendeeKind::ALL.map(|kind| {
        let chosen = asked.kind == Some(kind);
        (kind.as_str(), kind_word(locale, kind), chosen)
    });
    let classes = AttendeeClass::ALL.map(|class| {
        let chosen = asked.class == Some(class);
        (class.as_str(), class_word(locale, class), chosen)
    });
    view! {
        <form
            class="people-filter"
            method="get"
            role="search"
            node_ref=form
            on:submit=move |event| {
                event.prevent_default();
                ask();
            }
        >
            <input
                class="input"
                name="name"
                type="search"
                maxlength="200"
                aria-label=words::find_name(locale)
                placeholder=words::find_name(locale)
                value=asked.text
            />
            <select
                class="input"
                name="kind"
                aria-label=people::as_what(locale)
                on:change=move |_| ask()
            >
                <option value="">{words::all_kinds(locale)}</option>
                {options(kinds.to_vec())}
            </select>
            <select
                class="input"
                name="class"
                aria-label=words::class(locale)
                on:change=move |_| ask()
            >
                <option value="">{words::all_classes(locale)}</option>
                {options(classes.to_vec())}
            </select>
            <button class="button">{words::filter(locale)}</button>
        </form>
    }
}

fn options(all: Vec<(&'static str, &'static str, bool)>) -> impl IntoView {
    let option = |(word, text, chosen): (&'static str, &'static str, bool)| {
        view! {
            <option value=word selected=chosen>
                {text}
            </option>
        }
    };
    all.into_iter().map(option).collect_view()
}

/// What the form asks for.
#[cfg(not(feature = "ssr"))]
fn read(form: &web_sys::HtmlFormElement) -> PeopleAsked {
    let data = web_sys::FormData::new_with_form(form).ok();
    let field = |name: &str| data.as_ref().and_then(|data| data.get(name).as_string());
    PeopleAsked::read(field)
}

#[cfg(feature = "ssr")]
fn read(_: &web_sys::HtmlFormElement) -> PeopleAsked {
    PeopleAsked::default()
}

/// More of those who are wanted.
#[component]
pub fn More(here: Here) -> impl IntoView {
    let locale = use_locale();
    let seen = Memo::new(move |_| {
        here.page.with(|page| {
            let wanted = page.detail.attendees_wanted as usize;
            (page.detail.attendees.len(), wanted)
        })
    });
    let address = move || here.asked.with(|asked| asked.more(seen.get().0).address());
    view! {
        <Show when=move || seen.with(|(shown, wanted)| shown < wanted)>
            <p class="people-more">
                <span class="quiet">
                    {move || seen.with(|(shown, wanted)| words::n_of_m(locale, wanted, shown))}
                </span>
                <a
                    class="button"
                    href=address
                    rel="external"
                    on:click=move |event| {
                        event.prevent_default();
                        let shown = seen.get_untracked().0;
                        here.asked.update(|asked| *asked = asked.more(shown));
                    }
                >
                    {words::show_more(locale)}
                </a>
            </p>
        </Show>
    }
}
