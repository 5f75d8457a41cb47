//! A file in: looked at first, then booked through the same gate as everything.

use contract::connections::{ImportNote, ImportReport, ImportRow, RowResult};
use leptos::prelude::*;

use crate::{
    bookings::views::House,
    text::{Locale, use_locale, words::connections as words, words::errors},
    ui::{CheckField, Help, SelectField, TextField, ZoneSuggestions, send_file},
    wire::json,
};

/// So many rows are listed; the rest is counted.
const MOST_LISTED: usize = 500;

/// The form and its report.
#[component]
pub(super) fn Import(house: StoredValue<House>) -> impl IntoView {
    let locale = use_locale();
    let report = RwSignal::new(None::<Result<ImportReport, String>>);
    let busy = RwSignal::new(false);
    let send = move |dry_run: bool| {
        busy.set(true);
        leptos::task::spawn_local(async move {
            let to = address(dry_run);
            let sent = send_file("POST", &to, "import-file", errors::unreachable(locale));
            let read = sent.await.and_then(|text| {
                json::read(&text).map_err(|_| errors::malformed(locale).to_owned())
            });
            report.try_set(Some(read));
            busy.try_set(false);
        });
    };
    view! {
        <section class="card card-pad form" aria-label=words::import(locale)>
            <h2>{words::import(locale)}</h2>
            // What was looked at is another file now, or meant otherwise.
            <div class="form" on:change=move |_| report.set(None)>
                <What house />
            </div>
            <div class="button-row">
                <button
                    type="button"
                    class="button button-main"
                    disabled=move || busy.get()
                    on:click=move |_| send(true)
                >
                    {words::look_first(locale)}
                </button>
                <button
                    type="button"
                    class="button"
                    disabled=move || busy.get() || !looked(report)
                    on:click=move |_| send(false)
                >
                    {words::import_now(locale)}
                </button>
            </div>
            <Help title=words::look_help(locale)>
                <p>{words::look_help_body(locale)}</p>
            </Help>
            <div role="status">
                {move || match report.get() {
                    None => ().into_any(),
                    Some(Ok(report)) => view! { <Report report /> }.into_any(),
                    Some(Err(text)) => view! { <p class="problem">{text}</p> }.into_any(),
                }}
            </div>
        </section>
    }
}

/// The file and how it is meant.
#[component]
fn What(house: StoredValue<House>) -> impl IntoView {
    let locale = use_locale();
    let mut rooms = vec![(String::new(), words::room_by_name(locale).to_owned())];
    rooms.extend(house.with_value(|house| {
        house
            .rooms
            .iter()
            .map(|room| (room.id.to_string(), room.name.clone()))
            .collect::<Vec<_>>()
    }));
    let formats = [
        ("ics", words::format_ics(locale)),
        ("pentabarf", words::format_pentabarf(locale)),
    ];
    let formats = formats
        .map(|(word, text)| (word.to_owned(), text.to_owned()))
        .to_vec();
    view! {
        <label class="field">
            <span class="field-label">{words::file(locale)}</span>
            <input
                id="import-file"
                type="file"
                accept=".ics,.xml,text/calendar,application/xml"
            />
        </label>
        <div class="form-row">
            <SelectField name="format" label=words::format(locale) options=formats />
            <SelectField name="room" label=words::into_room(locale) options=rooms />
            <TextField name="time_zone" label=words::zone_of_file(locale) list="zones" />
        </div>
        <ZoneSuggestions />
        <CheckField name="create_rooms" label=words::create_rooms(locale) />
    }
}

/// A dry run has gone through.
fn looked(report: RwSignal<Option<Result<ImportReport, String>>>) -> bool {
    report.with(|report| matches!(report, Some(Ok(_))))
}

/// Where to send the file, by what is chosen in the form.
fn address(dry_run: bool) -> String {
    use leptos::wasm_bindgen::JsCast;

    let value = |id: &str| -> String {
        let found = document().get_element_by_id(id);
        let Some(element) = found else {
            return String::new();
        };
        match element.dyn_ref::<web_sys::HtmlSelectElement>() {
            Some(select) => select.value(),
            None => element
                .dyn_into::<web_sys::HtmlInputElement>()
                .map_or_else(|_| String::new(), |input| input.value()),
        }
    };
    let mut query = leptos_router::params::ParamsMap::new();
    query.insert("format", value("format"));
    query.insert("dry_run", dry_run.to_string());
    for name in ["room", "time_zone"] {
        if !value(name).is_empty() {
            query.insert(name, value(name));
        }
    }
    // Said either way: unsaid, a schedule's rooms would be made.
    let create = document().query_selector("input[name=create_rooms]:checked");
    let create = create.ok().flatten().is_some();
    query.insert("create_rooms", create.to_string());
    format!("/api/v1/imports{}", query.to_query_string())
}

#[component]
fn Report(report: ImportReport) -> impl IntoView {
    let locale = use_locale();
    let head = if report.dry_run {
        words::would_be(locale)
    } else {
        words::has_been(locale)
    };
    let (created, skipped, failed) = (report.created, report.skipped, report.failed);
    let changed = report.changed;
    let more = report.rows.len().saturating_sub(MOST_LISTED);
    let rooms = report.rooms_created.join(" · ");
    view! {
        <div class="form">
            <p>
                <strong>{head}</strong>
                " "
                {words::counts(locale, &created, &failed, &skipped)}
            </p>
            {(changed > 0).then(|| view! { <p>{words::brought_up(locale, &changed)}</p> })}
            {(!rooms.is_empty()).then(|| view! { <p>{words::rooms_made(locale, &rooms)}</p> })}
            <div
                class="table-wrap import-rows"
                role="region"
                tabindex="0"
                aria-label=words::report(locale)
            >
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{words::line(locale)}</th>
                            <th scope="col">{words::result(locale)}</th>
                            <th scope="col">{words::event(locale)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {report
                            .rows
                            .into_iter()
                            .take(MOST_LISTED)
                            .map(|row| view! { <ReportRow row /> })
                            .collect_view()}
                    </tbody>
                </table>
            </div>
            {(more > 0).then(|| view! { <p class="quiet">{words::and_more(locale, &more)}</p> })}
            <Notes notes=report.notes />
        </div>
    }
}

/// What is worth knowing and stopped nothing.
#[component]
fn Notes(notes: Vec<ImportNote>) -> impl IntoView {
    let locale = use_locale();
    if notes.is_empty() {
        return ().into_any();
    }
    let line = |note: ImportNote| {
        view! {
            <li>
                {words::line(locale)} " " {note.line} " · " {note.detail}
            </li>
        }
    };
    view! {
        <details class="more">
            <summary>{words::worth_knowing(locale, &notes.len())}</summary>
            <ul>{notes.into_iter().take(MOST_LISTED).map(line).collect_view()}</ul>
        </details>
    }
    .into_any()
}

fn result_word(locale: Locale, result: RowResult) -> (&'static str, &'static str) {
    match result {
        RowResult::Created => ("booked", words::created(locale)),
        RowResult::Changed => ("in_use", words::changed(locale)),
        RowResult::Skipped => ("ended", words::skipped(locale)),
        RowResult::Failed => ("off", words::failed(locale)),
    }
}

#[component]
fn ReportRow(row: ImportRow) -> impl IntoView {
    let locale = use_locale();
    let (state, word) = result_word(locale, row.result);
    view! {
        <tr>
            <td>{row.line}</td>
            <td>
                <span class="state-word" data-state=state>
                    {word}
                </span>
            </td>
            <td>{row.detail}</td>
        </tr>
    }
}
