//! The page around every page of the organizer: menu, legend, language, who is signed in.
//!
//! Start at [`Frame`]. Not a slice: it knows of each only its address and one word for the menu.

pub mod api;
pub mod area;
mod no_rooms;

use domain::accounts::Action;
use leptos::{either::Either, prelude::*};
use leptos_router::hooks::use_location;

pub use self::no_rooms::{May, NoRooms, may};

use self::api::Signed;
use crate::{
    notices::badge::live_unread,
    text::{
        use_locale,
        words::{find, notices, service, templates, ui},
    },
    ui::{Brand, LanguageSwitch, Legend, Problem, ToastStack, provide_toasts},
    wire::{Resource, Suspend},
};

/// Requests are counted up to here for the menu.
pub const MOST_COUNTED: usize = 99;

/// How many requests wait for the reader, as the menu says; a page that decides them tells it,
/// and nothing but the figure changes. Provided by [`Frame`].
#[derive(Clone, Copy)]
pub struct Waiting(pub RwSignal<usize>);

/// How many requests for roles wait for the reader. Provided by [`Frame`].
#[derive(Clone, Copy)]
pub struct WaitingRoles(pub RwSignal<usize>);

/// How many notices the reader has not read, as the menu says. Provided by [`Frame`].
#[derive(Clone, Copy)]
pub struct Unread(pub RwSignal<usize>);

/// The frame around the page. Strangers are sent to sign in.
#[component]
pub fn Frame(
    /// The page, by the address.
    children: ChildrenFn,
) -> impl IntoView {
    let locale = use_locale();
    let signed = Resource::new_blocking(|| (), |()| api::signed());
    provide_context(Waiting(RwSignal::new(0)));
    provide_context(WaitingRoles(RwSignal::new(0)));
    provide_toasts();
    view! {
        <a class="skip" href="#page" rel="external">
            {ui::skip_to_content(locale)}
        </a>
        <Suspense>
            {move || {
                let page = children.clone();
                Suspend::new(async move {
                match signed.await {
                    Ok(signed) => Either::Left(view! { <Inside signed page /> }),
                    Err(error) => {
                        let ask = error.needs_sign_in();
                        if ask {
                            go_to_sign_in();
                        }
                        Either::Right((!ask).then(|| view! { <Problem error=Some(error) /> }))
                    }
                }
            })}}
        </Suspense>
        <ToastStack />
    }
}

/// To `/sign-in`, and back here afterwards.
pub(crate) fn go_to_sign_in() {
    let location = use_location();
    let path = location.pathname.get_untracked();
    let search = location.search.get_untracked();
    let mut query = leptos_router::params::ParamsMap::new();
    let search = search.trim_start_matches('?');
    let next = if search.is_empty() {
        path
    } else {
        format!("{path}?{search}")
    };
    query.insert("next", next);
    let to = format!("/sign-in{}", query.to_query_string());
    #[cfg(feature = "ssr")]
    leptos_axum::redirect(&to);
    #[cfg(not(feature = "ssr"))]
    crate::effect::Effect::new(move |_| {
        let _ = window().location().set_href(&to);
    });
}

#[component]
fn Inside(signed: Signed, page: ChildrenFn) -> impl IntoView {
    let locale = use_locale();
    let name = signed.name.clone();
    provide_context(May(signed.may.clone()));
    let waiting = expect_context::<Waiting>().0;
    waiting.set(signed.pending);
    let roles = expect_context::<WaitingRoles>().0;
    roles.set(signed.roles);
    let waiting = Signal::derive(move || waiting.get() + roles.get());
    let unread = live_unread(signed.unread);
    provide_context(Unread(unread));
    view! {
        <div class="frame">
            <header class="side">
                <Brand />
                <Menu signed waiting unread />
                <div class="side-foot">
                    <Legend />
                    <div class="side-me">
                        <a href="/me" rel=area::rel("/me")>
                            {name}
                        </a>
                        <LanguageSwitch />
                    </div>
                    <form method="post" action="/sign-out" class="side-out">
                        <button class="button button-quiet">{ui::sign_out(locale)}</button>
                    </form>
                </div>
            </header>
            <main class="main" id="page" tabindex="-1">
                {page()}
            </main>
        </div>
    }
}

#[component]
fn Menu(signed: Signed, waiting: Signal<usize>, unread: RwSignal<usize>) -> impl IntoView {
    let locale = use_locale();
    let may = |action: Action| signed.may.contains(&action);
    let steps_left = signed.steps_left;
    let house = [
        ("/rooms", ui::rooms(locale), true),
        ("/people", ui::people(locale), may(Action::KeepAccounts)),
        ("/doors", ui::doors(locale), may(Action::KeepDoors)),
        (
            "/import",
            ui::import_export(locale),
            may(Action::ImportExport),
        ),
        ("/keys", ui::keys(locale), may(Action::KeepAccounts)),
        ("/journal", ui::journal(locale), may(Action::ReadJournal)),
        (
            "/templates",
            templates::templates(locale),
            may(Action::KeepTemplates),
        ),
        ("/settings", ui::settings(locale), may(Action::KeepSettings)),
    ];
    view! {
        <nav aria-label=ui::main_navigation(locale)>
            {(steps_left > 0)
                .then(|| {
                    let text = ui::first_steps(locale);
                    view! {
                        <div class="side-group side-first">
                            <Entry href="/start" text count=steps_left />
                        </div>
                    }
                })}
            <div class="side-group">
                <Entry href="/" text=ui::calendar(locale) count=0 />
                <Entry href="/find" text=find::find_room(locale) count=0 />
                <Entry href="/schedule" text=ui::my_schedule(locale) count=0 />
                <Entry href="/mine" text=ui::my_bookings(locale) count=0 />
                <Entry href="/meetings" text=ui::meetings(locale) count=0 />
                <Entry href="/inbox" text=notices::inbox(locale) count=unread />
                {may(Action::WorkAtDesk)
                    .then(|| view! { <Entry href="/desk" text=service::desk(locale) count=0 /> })}
                {(may(Action::DecideRequest) || signed.roles > 0)
                    .then(|| {
                        let text = ui::approvals(locale);
                        view! { <Entry href="/approvals" text count=waiting /> }
                    })}
            </div>
            <div class="side-group">
                <p class="side-title">{ui::house(locale)}</p>
                {house
                    .into_iter()
                    .filter(|entry| entry.2)
                    .map(|(href, text, _)| view! { <Entry href text count=0 /> })
                    .collect_view()}
            </div>
        </nav>
    }
}

#[component]
fn Entry(
    href: &'static str,
    text: &'static str,
    #[prop(into)] count: Signal<usize>,
) -> impl IntoView {
    let path = use_location().pathname;
    let here = move || {
        let path = path.get();
        let inside = match href {
            "/" => ["/week", "/month", "/list"].contains(&path.as_str()),
            _ => path.starts_with(href),
        };
        (path == href || inside).then_some("page")
    };
    view! {
        <a href=href rel=area::rel(href) aria-current=here>
            {text}
            {move || (count.get() > 0).then(|| view! { <span class="count">{count.get()}</span> })}
        </a>
    }
}
