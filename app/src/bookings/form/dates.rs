//! The series sheet: the rule in plain words, and every date with what it would do (R029).

use contract::bookings::Preview;
use leptos::prelude::*;

use super::{
    Form,
    date_line::{Acted, DateLine},
};
use crate::{
    bookings::repeat::describe,
    text::{Locale, use_locale, words::bookings as words},
    zones::Zone,
};

/// So many dates are listed; the rest is counted.
const MOST_LISTED: usize = 60;

/// The list; those that clash are counted first.
#[component]
pub fn Dates(form: Form, preview: Preview, acted: Acted) -> impl IntoView {
    let locale = use_locale();
    let zone = form
        .draft
        .with_untracked(|draft| form.house.with_value(|house| house.zone_named(&draft.zone)));
    let clashes = preview
        .dates
        .iter()
        .filter(|one| one.refusal.is_some())
        .count();
    let all = preview.dates.len();
    let left = preview.dates.iter().filter(|one| !one.skipped).count();
    let head = match clashes {
        0 => words::all_dates_fit(locale, &left),
        _ => words::dates_clash(locale, &clashes, &all),
    };
    let rule = rule(locale, form, &zone, &preview);
    let more = all.saturating_sub(MOST_LISTED);
    let infinite = preview.infinite;
    view! {
        <div class="dates" class:answer-no=clashes.gt(&0) class:answer-fits=clashes.eq(&0)>
            {rule.map(|rule| view! { <p class="dates-rule">{rule}</p> })}
            <p>
                {head}
                {infinite.then(|| format!(" {}", words::goes_on(locale)))}
            </p>
            <ol class="date-list">
                {preview
                    .dates
                    .into_iter()
                    .take(MOST_LISTED)
                    .map(|one| view! { <DateLine form one zone=zone.clone() acted /> })
                    .collect_view()}
            </ol>
            {(more > 0).then(|| view! { <p class="quiet">{words::and_more(locale, &more)}</p> })}
        </div>
    }
}

/// "Every week on Tuesday, 10 times."; nothing while it is half typed.
fn rule(locale: Locale, form: Form, zone: &Zone, preview: &Preview) -> Option<String> {
    let first = preview.dates.first()?.date;
    let rule = form
        .draft
        .with_untracked(|draft| draft.repeat.rrule(first, zone));
    Some(words::rule_said(
        locale,
        &describe(locale, &rule.ok()??, zone),
    ))
}
