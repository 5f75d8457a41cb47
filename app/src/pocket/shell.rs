//! Around every page of the phone's meetings: who is signed in, how old it is, the tabs.

use leptos::{either::Either, prelude::*};

use super::{api, follow::provide_as_of, views::Known};
use crate::{
    attendee::{
        refresh::{provide_contact, use_contact},
        shell::{Tabs, go_to_sign_in},
    },
    context::ApiError,
    doors::device,
    effect::Effect,
    frame::Unread,
    notices::badge::live_unread,
    text::{use_locale, words::attendee, words::pocket as words, words::ui},
    ui::{Problem, ToastStack, provide_toasts},
    wire::{Resource, Suspend},
};

/// More are not counted.
const MOST_SAID: usize = 99;

/// The frame around the page. Strangers are sent to sign in.
#[component]
pub fn Shell(
    /// The page, by the address.
    children: ChildrenFn,
) -> impl IntoView {
    let locale = use_locale();
    let known = Resource::new_blocking(|| (), |()| api::known());
    provide_toasts();
    let contact = provide_contact();
    let as_of = provide_as_of();
    Effect::new(|_| device::keep_shell());
    let old = move || {
        let lost = contact.lost.get();
        lost.then(|| match as_of.0.get() {
            Some(at) => words::no_network_as_of(locale, &at),
            None => attendee::no_network_plain(locale).to_owned(),
        })
    };
    view! {
        <a class="skip" href="#page" rel="external">
            {ui::skip_to_content(locale)}
        </a>
        <p class="phone-offline" role="status">
            {old}
        </p>
        <Suspense>
            {move || {
                let page = children.clone();
                Suspend::new(async move {
                    match known.await {
                        Ok(known) => Either::Left(view! { <Inside known page /> }),
                        Err(error) => {
                            let ask = error.needs_sign_in();
                            if ask {
                                go_to_sign_in();
                            }
                            Either::Right((!ask).then(|| view! { <Problem error=Some(error) /> }))
                        }
                    }
                })
            }}
        </Suspense>
        <ToastStack />
    }
}

#[component]
fn Inside(known: Known, page: ChildrenFn) -> impl IntoView {
    let unread = live_unread(known.unread);
    provide_context(Unread(unread));
    let contact = use_contact();
    // Every page asks whether there is network, also one that nothing happens to.
    Effect::new(move |()| {
        if contact.round.get() > 0 {
            leptos::task::spawn_local(async move {
                let answer = api::known().await;
                let away = answer.as_ref().is_err_and(ApiError::is_unreachable);
                contact.lost.try_set(away);
                if let Ok(known) = answer {
                    unread.try_set(known.unread);
                }
            });
        }
    });
    let said = Signal::derive(move || match unread.get() {
        0 => None,
        count if count > MOST_SAID => Some(format!("{MOST_SAID}+")),
        count => Some(count.to_string()),
    });
    view! {
        <main class="phone" id="page" tabindex="-1">
            {page()}
        </main>
        <Tabs pocket=true unread=said />
    }
}
