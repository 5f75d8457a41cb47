//! The form's controls, each bound to one word of the draft.

use leptos::prelude::*;

use super::Form;
use crate::{
    bookings::draft::Draft,
    text::{use_locale, words::bookings as words},
    ui::{BoundCheck, BoundText, Field},
    zones::Zone,
};

/// One line of text, or several.
#[component]
pub fn DraftText(
    /// The form.
    form: Form,
    /// Field of the draft.
    name: &'static str,
    /// What it is.
    label: &'static str,
    /// More than 0: a box of so many lines.
    #[prop(default = 0)]
    lines: u32,
    /// `date`, `time` …
    #[prop(default = "text")]
    kind: &'static str,
    /// How to fill it in.
    #[prop(default = "")]
    hint: &'static str,
    /// Reads it.
    get: fn(&Draft) -> String,
    /// Writes it.
    set: fn(&mut Draft, String),
) -> impl IntoView {
    let short = name.rsplit("][").next().unwrap_or(name);
    view! {
        <BoundText
            id=format!("draft-{short}")
            name=format!("draft[{name}]")
            label
            lines
            kind
            hint
            required=name == "subject"
            error=Signal::derive(move || form.failed.get()?.field(short))
            value=Signal::derive(move || form.draft.with(get))
            write=Callback::new(move |text| form.draft.update(|draft| set(draft, text)))
        />
    }
}

/// A yes or no.
#[component]
pub fn DraftCheck(
    /// The form.
    form: Form,
    /// Field of the draft.
    name: &'static str,
    /// What it is.
    label: &'static str,
    /// Reads it.
    get: fn(&Draft) -> bool,
    /// Writes it.
    set: fn(&mut Draft, bool),
) -> impl IntoView {
    view! {
        <BoundCheck
            name=format!("draft[{name}]")
            label
            on=Signal::derive(move || form.draft.with(get))
            write=Callback::new(move |on| form.draft.update(|draft| set(draft, on)))
        />
    }
}

/// Which room.
#[component]
pub fn RoomChoice(
    /// The form.
    form: Form,
) -> impl IntoView {
    let locale = use_locale();
    let chosen = form.draft.with_untracked(|draft| draft.room.clone());
    let rooms = form.house.with_value(|house| {
        let open = house.rooms.iter().filter(|room| !room.disabled);
        open.map(|room| (room.id.to_string(), room_line(room)))
            .collect::<Vec<_>>()
    });
    let error = Signal::derive(move || form.failed.get()?.field("room"));
    view! {
        <Field id="draft-room" label=words::room(locale) error>
            <select
                id="draft-room"
                name="draft[room]"
                required=true
                aria-describedby="draft-room-note"
                prop:value=move || form.draft.with(|draft| draft.room.clone())
                on:change=move |event| {
                    let room = event_target_value(&event);
                    form.draft.update(|draft| draft.room = room);
                }
            >
                {rooms
                    .into_iter()
                    .map(|(id, text)| {
                        let selected = id == chosen;
                        view! {
                            <option value=id selected=selected>
                                {text}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </Field>
    }
}

fn room_line(room: &crate::bookings::views::RoomRow) -> String {
    let mut parts = vec![room.name.clone(), room.capacity.to_string()];
    parts.extend(room.building.clone());
    parts.join(" · ")
}

/// When, and in whose time.
#[component]
pub fn TimeFields(
    /// The form.
    form: Form,
) -> impl IntoView {
    let locale = use_locale();
    let all_day = move || form.draft.with(|draft| draft.all_day);
    view! {
        <div class="form-times">
            <DraftText
                form
                name="date"
                label=words::date(locale)
                kind="date"
                get=|draft| draft.date.clone()
                set=|draft, text| draft.date = text
            />
            <div hidden=all_day>
                <DraftText
                    form
                    name="start"
                    label=words::from(locale)
                    kind="time"
                    get=|draft| draft.start.clone()
                    set=move_start
                />
            </div>
            <div hidden=all_day>
                <DraftText
                    form
                    name="end"
                    label=words::to(locale)
                    kind="time"
                    get=|draft| draft.end.clone()
                    set=|draft, text| draft.end = text
                />
            </div>
        </div>
        <LastDay form />
        <div class="button-row">
            <DraftCheck
                form
                name="all_day"
                label=words::all_day(locale)
                get=|draft| draft.all_day
                set=|draft, on| draft.all_day = on
            />
            <ZoneField form />
        </div>
    }
}

/// The last day, asked for only when it is another.
#[component]
fn LastDay(form: Form) -> impl IntoView {
    let locale = use_locale();
    let open = form
        .draft
        .with_untracked(|draft| !draft.end_date.is_empty());
    view! {
        <details class="last-day" open=open>
            <summary>{words::several_days(locale)}</summary>
            <DraftText
                form
                name="end_date"
                label=words::last_day(locale)
                kind="date"
                get=|draft| draft.end_date.clone()
                set=|draft, text| draft.end_date = text
            />
        </details>
    }
}

/// Moving the start moves the end with it.
fn move_start(draft: &mut Draft, text: String) {
    if let Some(end) = end_with(&draft.start, &draft.end, &text) {
        draft.end = end;
    }
    draft.start = text;
}

/// The end as typed when the start becomes another; none when either cannot be read.
#[must_use]
pub fn end_with(start: &str, end: &str, new: &str) -> Option<String> {
    use crate::zones::{hh_mm, parse_time};
    let (old, end, new) = (parse_time(start)?, parse_time(end)?, parse_time(new)?);
    (old < end).then(|| hh_mm(new.wrapping_add(end.duration_since(old))))
}

/// Whose time the times are; said only when there is a choice.
#[component]
fn ZoneField(form: Form) -> impl IntoView {
    let locale = use_locale();
    let chosen = form.draft.with_untracked(|draft| draft.zone.clone());
    let zones = form
        .house
        .with_value(|house| house.zones.iter().map(Zone::read).collect::<Vec<_>>());
    if zones.len() < 2 {
        return view! { <input type="hidden" name="draft[zone]" value=chosen /> }.into_any();
    }
    view! {
        <select
            class="input zone-field"
            name="draft[zone]"
            aria-label=words::times_shown_in(locale)
            prop:value=move || form.draft.with(|draft| draft.zone.clone())
            on:change=move |event| {
                let zone = event_target_value(&event);
                form.draft.update(|draft| draft.zone = zone);
            }
        >
            {zones
                .into_iter()
                .map(|zone| {
                    let selected = zone.name == chosen;
                    view! {
                        <option value=zone.name.clone() selected=selected>
                            {words::city_time(locale, &zone.city(locale))}
                        </option>
                    }
                })
                .collect_view()}
        </select>
    }
    .into_any()
}
