//! What is asked of me, and my meetings (R055).

use jiff::Timestamp;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{
    api,
    card::NowCard,
    follow::{Followed, Kept, follow},
    groups::{days, now_on},
    lists::{Days, Past},
    tasks::Tasks,
    views::{FEW_PAST, MyPage, MyTask},
};
use crate::{
    clock::use_clock,
    text::{Locale, use_locale, words::pocket as words, words::ui},
    ui::{Empty, Problem},
    zones::Zone,
};

impl Kept for MyPage {
    fn read_at(&self) -> (Timestamp, &str) {
        (self.as_of, &self.as_of_said)
    }

    fn line(&self) -> String {
        format!("/api/v1/me/meetings/live?stamp={}", self.stamp)
    }
}

/// The page at `/m/meetings?past=`.
#[component]
pub fn MinePage(
    /// What there is at first.
    page: MyPage,
) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let zone = StoredValue::new(Zone::read(&page.zone));
    let past = page.most_past;
    let Followed { page, again, error } = follow(page, move || api::mine(past));
    let tasks = Memo::new(move |_| page.with(|page| page.tasks.clone()));
    let top = Memo::new(move |_| {
        let now = clock.minute();
        page.with(|page| now_on(now, &page.coming))
    });
    let days = Memo::new(move |_| {
        let now = clock.minute();
        zone.with_value(|zone| page.with(|page| days(locale, zone, now, &page.coming)))
    });
    let over = Memo::new(move |_| page.with(|page| page.past.clone()));
    let more = Memo::new(move |_| page.with(|page| page.more).then_some(past + FEW_PAST));
    let today = Memo::new(move |_| {
        let first = words::today(locale);
        days.with(|days| {
            days.first().map_or(0, |day| {
                if day.title == first {
                    day.meetings.len()
                } else {
                    0
                }
            })
        })
    });
    let head = move || tasks.with(|tasks| heading(locale, today.get(), tasks));
    let none = move || days.with(Vec::is_empty);
    view! {
        <Title text=ui::meetings(locale) />
        <header class="phone-head">
            <h1>{ui::meetings(locale)}</h1>
            <p role="status">{head}</p>
        </header>
        <Problem error />
        {move || {
            let card = |one| view! { <NowCard one again /> };
            top.get().into_iter().map(card).collect_view()
        }}
        <Tasks tasks again />
        <Show when=none>
            <section class="phone-empty">
                <Empty title=words::no_meetings(locale)>
                    <p>{words::no_meetings_means(locale)}</p>
                </Empty>
            </section>
        </Show>
        <Days days />
        <Past over more />
    }
}

/// "2 meetings today · 3 things are asked of you".
fn heading(locale: Locale, today: usize, tasks: &[MyTask]) -> String {
    let today = match today {
        0 => words::none_today(locale).to_owned(),
        1 => words::one_today(locale).to_owned(),
        many => words::n_today(locale, &many),
    };
    let asked = match tasks.len() {
        0 => return today,
        1 => words::one_asked(locale).to_owned(),
        many => words::n_asked(locale, &many),
    };
    format!("{today} · {asked}")
}
