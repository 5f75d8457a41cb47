//! How it repeats, in plain words.

use leptos::prelude::*;

use super::{DraftCheck, DraftText, Form};
use crate::{
    bookings::repeat::{DAYS, Ends, Every},
    text::{Locale, use_locale, words::bookings as words},
    zones::weekday_short,
};

/// Often, on which days, until when.
#[component]
pub fn RepeatFields(
    /// The form.
    form: Form,
) -> impl IntoView {
    let locale = use_locale();
    let every = move || form.draft.with(|draft| draft.repeat.every);
    let repeats = move || every() != Every::Never;
    let ruled = move || every() == Every::Rule;
    view! {
        <fieldset class="repeat">
            <legend class="field-label">{words::repeats(locale)}</legend>
            <div class="form-row">
                <EveryChoice form />
                <div hidden=move || !repeats() || ruled()>
                    <DraftText
                        form
                        name="repeat][interval"
                        label=words::interval(locale)
                        kind="number"
                        get=|draft| draft.repeat.interval.clone()
                        set=|draft, text| draft.repeat.interval = text
                    />
                </div>
                <div class="form-wide" hidden=move || !ruled()>
                    <DraftText
                        form
                        name="repeat][rule"
                        label=words::rule_by_hand(locale)
                        get=|draft| draft.repeat.rule.clone()
                        set=|draft, text| draft.repeat.rule = text
                    />
                </div>
            </div>
            <div hidden=move || every() != Every::Week>
                <Days form />
            </div>
            <div class="form-row" hidden=move || !repeats() || ruled()>
                <EndChoice form />
            </div>
            <div hidden=move || !repeats()>
                <DraftCheck
                    form
                    name="skip_clashes"
                    label=words::skip_clashes(locale)
                    get=|draft| draft.skip_clashes
                    set=|draft, on| draft.skip_clashes = on
                />
            </div>
        </fieldset>
    }
}

fn every_word(locale: Locale, every: Every) -> &'static str {
    match every {
        Every::Never => words::once(locale),
        Every::Day => words::daily(locale),
        Every::Week => words::weekly(locale),
        Every::MonthDay => words::monthly_day(locale),
        Every::MonthWeekday => words::monthly_weekday(locale),
        Every::Year => words::yearly(locale),
        Every::Rule => words::own_rule(locale),
    }
}

#[component]
fn EveryChoice(form: Form) -> impl IntoView {
    let locale = use_locale();
    let first = form.draft.with_untracked(|draft| draft.repeat.every);
    let write = move |event| {
        let word = event_target_value(&event);
        if let Some(every) = Every::ALL.into_iter().find(|one| one.as_str() == word) {
            form.draft.update(|draft| {
                draft.repeat.every = every;
                draft.choices.clear();
            });
        }
    };
    view! {
        <select
            class="input"
            name="draft[repeat][every]"
            aria-label=words::repeats(locale)
            on:change=write
        >
            {Every::ALL
                .into_iter()
                .map(|every| {
                    view! {
                        <option value=every.as_str() selected=every == first>
                            {every_word(locale, every)}
                        </option>
                    }
                })
                .collect_view()}
        </select>
    }
}

#[component]
fn Days(form: Form) -> impl IntoView {
    let locale = use_locale();
    let day = move |(letters, day): (&'static str, jiff::civil::Weekday)| {
        let on = move || {
            form.draft
                .with(|draft| draft.repeat.days.iter().any(|one| one == letters))
        };
        let first = untrack(on);
        view! {
            <label class="day-choice">
                <input
                    type="checkbox"
                    name="draft[repeat][days][]"
                    value=letters
                    checked=first
                    prop:checked=on
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        form.draft
                            .update(|draft| {
                                draft.repeat.days.retain(|one| one != letters);
                                if on {
                                    draft.repeat.days.push(letters.to_owned());
                                }
                            });
                    }
                />
                {weekday_short(locale, day)}
            </label>
        }
    };
    view! { <div class="days">{DAYS.map(day).into_iter().collect_view()}</div> }
}

#[component]
fn EndChoice(form: Form) -> impl IntoView {
    let locale = use_locale();
    let ends = move || form.draft.with(|draft| draft.repeat.ends);
    let write = move |event| {
        let ends = match event_target_value(&event).as_str() {
            "on" => Ends::On,
            "never" => Ends::Never,
            _ => Ends::After,
        };
        form.draft.update(|draft| draft.repeat.ends = ends);
    };
    view! {
        <select
            class="input"
            name="draft[repeat][ends]"
            aria-label=words::ends(locale)
            on:change=write
        >
            <option value="after">{words::ends_after(locale)}</option>
            <option value="on">{words::ends_on(locale)}</option>
            <option value="never">{words::ends_never(locale)}</option>
        </select>
        <div hidden=move || ends() != Ends::After>
            <DraftText
                form
                name="repeat][count"
                label=words::dates(locale)
                kind="number"
                get=|draft| draft.repeat.count.clone()
                set=|draft, text| draft.repeat.count = text
            />
        </div>
        <div hidden=move || ends() != Ends::On>
            <DraftText
                form
                name="repeat][until"
                label=words::until_day(locale)
                kind="date"
                get=|draft| draft.repeat.until.clone()
                set=|draft, text| draft.repeat.until = text
            />
        </div>
    }
}
