//! Who comes in my place: a page without a program (RFC 5545 3.2.5).

use domain::ids::MeetingId;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{
    api,
    views::{MeetingPage, PeopleAsked},
};
use crate::{
    text::{use_locale, words::delegates as words},
    ui::{Gate, Problem, TextField, told},
    wire::{Resource, Suspend},
};

/// Who was typed into the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed(pub String);

/// The page at `/meetings/:id/delegate`.
#[component]
pub fn DelegatePage() -> impl IntoView {
    let locale = use_locale();
    let id = use_params_map().get_untracked().get("id");
    let id = id.unwrap_or_default();
    let read = Resource::new_blocking(
        move || id.clone(),
        |id| api::meeting(MeetingId::from(id), PeopleAsked::default()),
    );
    view! {
        <Title text=words::title(locale) />
        <Gate>
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
fn Whole(page: MeetingPage) -> impl IntoView {
    let locale = use_locale();
    let detail = page.detail;
    let to = format!("/meetings/{}", detail.meeting.id);
    let action = format!("{to}/delegate");
    let (typed, error) = told::<Typed>();
    let typed = typed.map(|Typed(typed)| typed);
    let own = detail.attending;
    let sends = own.as_ref().and_then(|own| own.sends.clone());
    let instead = own.as_ref().and_then(|own| own.in_place_of.clone());
    let form = match (own.is_some(), sends, instead) {
        (false, ..) => view! { <p>{words::not_you(locale)}</p> }.into_any(),
        (_, Some(name), _) => view! {
            <p role="status">{words::comes_instead(locale, &name)}</p>
            <input type="hidden" name="do" value="take_back" />
            <button class="button">{words::take_back(locale)}</button>
        }
        .into_any(),
        (_, _, Some(name)) => view! { <p>{words::passed_on(locale, &name)}</p> }.into_any(),
        (true, None, None) => view! {
            <p>{words::means(locale)}</p>
            <TextField
                name="attendees"
                label=words::who(locale)
                value=typed.unwrap_or_default()
                required=true
            />
            <button class="button button-main">{words::send(locale)}</button>
        }
        .into_any(),
    };
    view! {
        <form class="form card card-pad" method="post" action=action>
            <a href=to>{words::back(locale, &detail.meeting.topic)}</a>
            <h1>{words::title(locale)}</h1>
            <Problem error />
            {form}
        </form>
    }
}
