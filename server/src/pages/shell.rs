//! The page around an app: language, theme, style, the start of its bundle, a strict policy.

use std::{collections::HashMap, sync::Arc};

use app::{frame::area::Area, pocket::begin, wire::first::First};
use axum::{
    body::Body,
    extract::{Path, Query, Request, State},
    http::{HeaderName, HeaderValue, request::Parts},
    response::{IntoResponse, Response},
};
use contract::locale::Locale;
use domain::accounts::Actor;
use leptos::{
    nonce::use_nonce,
    prelude::*,
    reactive::{computed::ScopedFuture, owner::Owner},
};
use leptos_axum::{ResponseOptions, render_app_async_with_context};
use leptos_meta::MetaTags;

use super::{
    assets::{Bundle, Part},
    csp, told,
};
use crate::{
    http::{Asked, Caller, asked::cookie},
    site::Site,
};

/// Cookie with the look that a person chose: `light` or `dark`.
const THEME_COOKIE: &str = "lintel_theme";

/// What one page's shell needs.
#[derive(Clone)]
struct Page {
    name: &'static str,
    manifest: &'static str,
    locale: Locale,
    title: Option<String>,
    /// Which build of the page this is; only a door says so again.
    build: Option<String>,
    theme: Option<&'static str>,
    /// All bundles have the same; a page without a program has it too.
    style: Option<Part>,
    bundle: Option<Arc<Bundle>>,
    https: bool,
}

/// The organizer's page.
pub async fn organizer(State(site): State<Site>, request: Request) -> Response {
    let app = app::organizer::App;
    render(site, request, "organizer", app, Before::nothing()).await
}

/// A page of the house: rooms, people, doors and all that is set up.
pub async fn house(State(site): State<Site>, request: Request) -> Response {
    render(site, request, "house", app::house::App, Before::nothing()).await
}

/// Longer than a day: week, my schedule.
pub async fn overview(State(site): State<Site>, request: Request) -> Response {
    let app = app::overview::App;
    render(site, request, "overview", app, Before::nothing()).await
}

/// Meetings.
pub async fn meetings(State(site): State<Site>, request: Request) -> Response {
    let app = app::convene::App;
    render(site, request, "meetings", app, Before::nothing()).await
}

/// Pages without a program: signing in, links, paper, the page of components.
pub async fn plain(State(site): State<Site>, request: Request) -> Response {
    render(site, request, "plain", app::plain::App, Before::nothing()).await
}

/// The door's page.
pub async fn door(State(site): State<Site>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let caller = parts.extensions.get::<Caller>().cloned();
    let actor = caller.map_or_else(Actor::anonymous, |caller| caller.actor);
    let first = app::doors::page(&site.services, actor, Some(&parts)).await;
    let first = first.ok();
    let before = Before {
        title: Some(app::doors::title(first.as_ref(), locale_of(&parts))),
        provide: Arc::new(move || {
            if let Some(first) = first.clone() {
                provide_context(First(first));
            }
        }),
    };
    let request = Request::from_parts(parts, body);
    render(site, request, "door", app::door::App, before).await
}

/// The attendee's page.
pub async fn attendee(State(site): State<Site>, request: Request) -> Response {
    let app = app::attendee::App;
    render(site, request, "attendee", app, Before::nothing()).await
}

/// The phone's meetings.
pub async fn pocket(
    State(site): State<Site>,
    Query(asked): Query<HashMap<String, String>>,
    request: Request,
) -> Response {
    let read = begin::mine(asked.get("past").map(String::as_str));
    let (request, before) = read_before(&site, request, read).await;
    render(site, request, "pocket", app::pocket::App, before).await
}

/// The phone's inbox.
pub async fn inbox(State(site): State<Site>, request: Request) -> Response {
    let (request, before) = read_before(&site, request, begin::inbox()).await;
    render(site, request, "pocket", app::pocket::App, before).await
}

/// One meeting on the phone.
pub async fn sitting(
    State(site): State<Site>,
    Path(id): Path<String>,
    request: Request,
) -> Response {
    let (request, before) = read_before(&site, request, begin::one(&id)).await;
    render(site, request, "sitting", app::pocket::one::App, before).await
}

/// What is so before a page renders.
struct Before {
    /// Its title, when there is one before its program is there.
    title: Option<String>,
    /// Puts what was read in its context.
    provide: Arc<dyn Fn() + Send + Sync>,
}

impl Before {
    fn nothing() -> Self {
        Self {
            title: None,
            provide: Arc::new(|| ()),
        }
    }
}

/// Reads what a page begins with, where it finds what server functions find.
async fn read_before<T: Clone + Send + Sync + 'static>(
    site: &Site,
    request: Request,
    read: impl Future<Output = T>,
) -> (Request, Before) {
    let (parts, body) = request.into_parts();
    let caller = parts.extensions.get::<Caller>().cloned();
    let known = super::functions::context(site, caller, locale_of(&parts));
    // A root: as a child it would end with whatever page was rendered on this thread before.
    let owner = Owner::new_root(None);
    let read = owner.with(|| {
        known();
        provide_context(parts.clone());
        ScopedFuture::new_untracked(read)
    });
    let first = read.await;
    owner.unset();
    let before = Before {
        title: None,
        provide: Arc::new(move || provide_context(First(first.clone()))),
    };
    (Request::from_parts(parts, body), before)
}

fn locale_of(parts: &Parts) -> Locale {
    let asked = parts.extensions.get::<Asked>();
    asked.map_or_else(Locale::default, |asked| asked.locale)
}

/// A file when there is one at the address, else the organizer's page, which knows its own 404.
pub async fn file_or_organizer(State(site): State<Site>, request: Request) -> Response {
    let path = request.uri().path();
    if let Some(file) = site.assets.answer(path, request.headers()) {
        return file;
    }
    if path.starts_with("/pkg/") || path.starts_with("/api/") {
        return crate::http::Fault::not_found("address").into_response();
    }
    match Area::of(path) {
        Area::House => house(State(site), request).await,
        Area::Overview => overview(State(site), request).await,
        Area::Meetings => meetings(State(site), request).await,
        Area::Calendar => organizer(State(site), request).await,
    }
}

async fn render<IV: IntoView + 'static>(
    site: Site,
    request: Request,
    name: &'static str,
    app: impl Fn() -> IV + Copy + Send + Sync + 'static,
    before: Before,
) -> Response {
    let asked = request.extensions().get::<Asked>().cloned();
    let caller = request.extensions().get::<Caller>().cloned();
    let told = told::of(&request);
    let theme = match cookie(request.headers(), THEME_COOKIE) {
        Some("dark") => Some("dark"),
        Some("light") => Some("light"),
        _ => None,
    };
    let locale = asked.map_or_else(Locale::default, |asked| asked.locale);
    let bundles = &site.assets.manifest().bundles;
    let build = site.assets.door_build().filter(|_| name == "door");
    if let Some(build) = &build {
        services::doors::serves(&site.services, build);
    }
    let page = Page {
        build,
        name,
        manifest: match name {
            "door" => "/door.webmanifest",
            _ => "/manifest.webmanifest",
        },
        locale,
        title: before.title,
        theme,
        style: bundles
            .get(name)
            .or_else(|| bundles.values().next())
            .map(|bundle| bundle.css.clone()),
        bundle: bundles.get(name).cloned().map(Arc::new),
        https: site.https(),
    };
    let known = super::functions::context(&site, caller, page.locale);
    let context = move || {
        known();
        (before.provide)();
        told();
    };
    let handler = render_app_async_with_context(context, move || shell(page.clone(), app));
    let response: Response<Body> = handler(request).await;
    response
}

fn shell<IV: IntoView + 'static>(
    page: Page,
    app: impl Fn() -> IV + Clone + Send + Sync + 'static,
) -> impl IntoView {
    let nonce = use_nonce()
        .map(|nonce| nonce.to_string())
        .unwrap_or_default();
    if let Some(options) = use_context::<ResponseOptions>() {
        let policy = HeaderValue::from_str(&csp::policy(&nonce, page.https));
        if let Ok(policy) = policy {
            options.insert_header(HeaderName::from_static("content-security-policy"), policy);
        }
    }
    view! {
        <!DOCTYPE html>
        <html
            lang=page.locale.lang()
            data-theme=page.theme
            data-surface=page.name
            data-build=page.build
        >
            <head>
                <meta charset="utf-8" />
                <meta
                    name="viewport"
                    content="width=device-width, initial-scale=1, viewport-fit=cover"
                />
                {page.title.map(|title| view! { <title inner_html=escaped(&title)></title> })}
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/icon.svg" type="image/svg+xml" />
                <link rel="manifest" href=page.manifest />
                {page
                    .style
                    .map(|css| {
                        view! { <link rel="stylesheet" href=css.url integrity=css.integrity /> }
                    })}
                {match page.name {
                    "door" => script(STAY_PUT, nonce.clone()),
                    _ => script(HOLD, nonce.clone()),
                }}
                {(page.name == "attendee").then(|| script(UNREAD, nonce.clone()))}
                {page.bundle.map(|bundle| start(&bundle, nonce))}
                <MetaTags />
            </head>
            <body>{app()}</body>
        </html>
    }
}

/// Nothing that a hand does on a door's glass leads anywhere, also before its program is there: no
/// menu, no selection, nothing to drag, no key but the function keys, which are for whoever serves
/// the tablet.
const STAY_PUT: &str = "for (const name of ['contextmenu', 'selectstart', 'dragstart', 'dragover', \
    'drop']) addEventListener(name, (event) => event.preventDefault()); \
    addEventListener('keydown', (event) => { \
    if (!/^F\\d+$/.test(event.key)) event.preventDefault(); });";

/// The focus stays where the hand is when a part of the page is made anew.
const HOLD: &str = include_str!("hold.js");

/// The badge of the phone's inbox, where the program has no room for it.
const UNREAD: &str = include_str!("unread.js");

fn script(text: &'static str, nonce: String) -> impl IntoView {
    view! { <script nonce=nonce inner_html=text></script> }
}

/// As text of an element; as a child it would get a marker, which a title shows.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// Both halves of the program in parallel, then its start; `data-program` says that it has taken
/// the page over.
fn start(bundle: &Bundle, nonce: String) -> impl IntoView + use<> {
    let Bundle { js, wasm, .. } = bundle.clone();
    let script = format!(
        "import start from \"{}\"; await start({{ module_or_path: \"{}\" }}); \
         document.documentElement.dataset.program = \"here\";",
        js.url, wasm.url
    );
    view! {
        <link rel="modulepreload" href=js.url integrity=js.integrity />
        <link
            rel="preload"
            href=wasm.url
            r#as="fetch"
            r#type="application/wasm"
            crossorigin="anonymous"
            integrity=wasm.integrity
        />
        <script type="module" nonce=nonce inner_html=script></script>
    }
}
