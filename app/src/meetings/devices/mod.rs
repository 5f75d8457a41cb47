//! The device test at `/device-test` (R043, R095): camera, microphone, speakers, shared screen,
//! each with a verdict in words. No program: `try.js` asks the browser, and what it finds it ticks
//! in a plain form, which says it to the meeting. Without scripts one ticks it oneself.

pub mod api;

use contract::meetings::{Rehearsal, Rehearsals};
use domain::ids::MeetingId;
use leptos::{either::EitherOf3, nonce::use_nonce, prelude::*};
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_query_map;

use crate::{
    text::{Locale, use_locale, words::devices as words},
    ui::{Gate, Problem},
    wire::{Resource, Suspend},
};

/// What is tried, by the name of its field.
const DEVICES: [&str; 4] = ["camera", "microphone", "speakers", "screen"];
/// Asks the browser for each device.
const TRY: &str = include_str!("try.js");

/// The page at `/device-test?meeting=…`.
#[component]
pub fn DeviceTestPage() -> impl IntoView {
    let locale = use_locale();
    let query = use_query_map().get_untracked();
    let meeting = query.get("meeting").filter(|id| !id.is_empty());
    let asked = meeting.clone().map(MeetingId::from);
    let known = Resource::new_blocking(move || asked.clone(), api::rehearsals);
    view! {
        <Title text=words::device_test(locale) />
        <Meta name="robots" content="noindex" />
        <Gate>
            <Suspense>
                {move || {
                    let meeting = meeting.clone();
                    Suspend::new(async move {
                        match (known.await, meeting) {
                            (Ok(Some(known)), Some(meeting)) => {
                                EitherOf3::A(view! { <Test meeting known /> })
                            }
                            (Err(error), _) => {
                                EitherOf3::B(view! { <Problem error=Some(error) /> })
                            }
                            _ => EitherOf3::C(view! { <Nothing /> }),
                        }
                    })
                }}
            </Suspense>
            </Gate>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    let locale = use_locale();
    view! {
        <section class="card card-pad">
            <h1>{words::device_test(locale)}</h1>
            <p>{words::of_which_meeting(locale)}</p>
            <p>
                <a href="/meetings">{words::to_the_meetings(locale)}</a>
            </p>
        </section>
    }
}

#[component]
fn Test(meeting: String, known: Rehearsals) -> impl IntoView {
    let locale = use_locale();
    let mut query = leptos_router::params::ParamsMap::new();
    query.insert("meeting", meeting.clone());
    let action = format!("/device-test{}", query.to_query_string());
    let back = format!("/meetings/{meeting}");
    let devices = DEVICES.map(|name| view! { <Device name /> }).collect_view();
    view! {
        <form class="form card card-pad" method="post" action=action data-devices="">
            <h1>{words::device_test(locale)}</h1>
            <p>
                <a href=back>{known.topic}</a>
            </p>
            <div role="status">{known.last.map(|last| said(locale, &last))}</div>
            <p>{words::ask_first(locale)}</p>
            <noscript>
                <p class="problem">{words::without_scripts(locale)}</p>
            </noscript>
            {devices}
            <button class="button button-main">{words::keep(locale)}</button>
        </form>
        <script nonce=use_nonce() inner_html=TRY></script>
    }
}

/// "Everything worked", who tried and when; the browser writes the time in its own zone.
fn said(locale: Locale, last: &Rehearsal) -> impl IntoView + use<> {
    let word = match last.all_work {
        true => words::all_works(locale),
        false => words::not_all_works(locale),
    };
    let at = last.at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let shown = last.at.strftime("%Y-%m-%d %H:%M UTC").to_string();
    view! {
        <p data-state=if last.all_work { "works" } else { "failed" }>
            <strong>{word}</strong>
        </p>
        <p class="quiet">
            {words::tried_by(locale, &last.by)}" "<time datetime=at data-local="">{shown}</time>
        </p>
    }
}

/// One device: a button that tries it, what it shows, what became of it, and its tick.
#[component]
fn Device(name: &'static str) -> impl IntoView {
    let locale = use_locale();
    let (title, press, works) = match name {
        "camera" => (
            words::camera(locale),
            words::try_camera(locale),
            words::camera_works(locale),
        ),
        "microphone" => (
            words::microphone(locale),
            words::try_microphone(locale),
            words::microphone_works(locale),
        ),
        "speakers" => (
            words::speakers(locale),
            words::try_speakers(locale),
            words::speakers_work(locale),
        ),
        _ => (
            words::screen(locale),
            words::try_screen(locale),
            words::screen_works(locale),
        ),
    };
    let failed = match name {
        "camera" => words::no_picture(locale),
        "microphone" => words::no_sound(locale),
        "speakers" => words::not_heard(locale),
        _ => words::not_shared(locale),
    };
    let (heading, labelled) = (format!("device-{name}"), format!("device-{name}"));
    view! {
        <section data-device=name aria-labelledby=labelled>
            <h2 id=heading>{title}</h2>
            <button class="button" type="button" data-try="" hidden=true>
                {press}
            </button>
            {shown(locale, name)}
            <p
                role="status"
                data-asking=words::asking(locale)
                data-works=works
                data-failed=failed
                data-denied=words::denied(locale)
                data-missing=words::missing(locale)
                data-busy=words::busy(locale)
                data-unsupported=words::unsupported(locale)
                data-listen=words::listen(locale)
            ></p>
            <label class="check">
                <input type="checkbox" name=name value="true" />
                {works}
            </label>
        </section>
    }
}

/// Where the picture, the level or the question appears.
fn shown(locale: Locale, name: &str) -> AnyView {
    let picture = |label| {
        let (width, height) = ("240", "135");
        view! {
            <video width=width height=height muted playsinline aria-label=label hidden></video>
        }
    };
    match name {
        "camera" => picture(words::camera(locale)).into_any(),
        "screen" => picture(words::screen(locale)).into_any(),
        "microphone" => {
            let level = words::level(locale);
            view! { <meter min="0" max="1" value="0" aria-label=level hidden=true></meter> }
                .into_any()
        }
        _ => view! {
            <div data-heard="" hidden=true>
                <button class="button" type="button" value="true">
                    {words::heard(locale)}
                </button>
                " "
                <button class="button" type="button" value="false">
                    {words::heard_nothing(locale)}
                </button>
            </div>
        }
        .into_any(),
    }
}
