//! Inviting people from a file (R045 to R047): a page without a program. A form looks at the file;
//! the page comes back with what would become of each line, and a button that does just that.

use contract::{
    locale::Locale,
    meetings::{AttendeeImport, ImportedLine, LineResult},
    problem::Failure,
};
use domain::ids::MeetingId;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{api, views::PeopleAsked};
use crate::{
    context::ApiError,
    text::{use_locale, words::guests as words},
    ui::{CheckField, Gate, Problem},
    wire::{Resource, Suspend},
};

/// So many lines are listed, wrong ones first; the rest is counted.
const MOST_LISTED: usize = 500;

/// What became of a form that was sent; put into the page by the server.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told {
    /// What becomes, or became, of each line.
    pub report: Option<AttendeeImport>,
    /// The lines that were looked at, to be sent again.
    pub text: String,
    /// As it was chosen.
    pub all_or_nothing: bool,
    /// Why there is no report.
    pub error: Option<ApiError>,
}

impl Told {
    /// There is no report.
    #[must_use]
    pub fn refused(locale: Locale, failure: Failure) -> Self {
        Self {
            error: Some(ApiError::of(locale, failure)),
            ..Self::default()
        }
    }
}

/// The page at `/meetings/:id/import`.
#[component]
pub fn ImportPage() -> impl IntoView {
    let locale = use_locale();
    let id = use_params_map().get_untracked().get("id");
    let id = id.unwrap_or_default();
    let told = use_context::<Told>().unwrap_or_default();
    let read = Resource::new_blocking(
        move || id.clone(),
        |id| api::meeting(MeetingId::from(id), PeopleAsked::default()),
    );
    view! {
        <Title text=words::from_file_title(locale) />
        <Gate class="guests">
            <Suspense>
                {move || {
                    let told = told.clone();
                    Suspend::new(async move {
                        match read.await {
                            Ok(page) => {
                                let meeting = page.detail.meeting;
                                let to = format!("/meetings/{}", meeting.id);
                                Either::Left(
                                    view! { <Whole to topic=meeting.topic told=told.clone() /> },
                                )
                            }
                            Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                        }
                    })
                }}
            </Suspense>
            </Gate>
    }
}

#[component]
fn Whole(to: String, topic: String, told: Told) -> impl IntoView {
    let locale = use_locale();
    let template = format!(
        "/api/v1/meetings/attendees/template.xlsx?lang={}",
        locale.as_str()
    );
    let errors = told.error.as_ref().map(|error| {
        let errors = error.errors.iter().map(|one| one.detail.clone());
        errors.collect::<Vec<_>>()
    });
    let error = told.error.clone();
    let action = format!("{to}/import");
    let report = told.report.clone().map(|report| {
        view! { <Report report action=action.clone() told=told.clone() /> }
    });
    view! {
        <div class="card card-pad guests-card">
            <a href=to>{words::back(locale, &topic)}</a>
            <h1>{words::from_file_title(locale)}</h1>
            <h2>{words::step_template(locale)}</h2>
            <p>{words::template_about(locale)}</p>
            <div>
                <a class="button" href=template download="">
                    {words::template(locale)}
                </a>
            </div>
            <h2>{words::step_file(locale)}</h2>
            <Problem error />
            <ul class="guests-errors">
                {errors
                    .unwrap_or_default()
                    .into_iter()
                    .map(|text| view! { <li>{text}</li> })
                    .collect_view()}
            </ul>
            <Choose action all_or_nothing=told.all_or_nothing />
            {report}
        </div>
    }
}

/// The file, and how it is meant.
#[component]
fn Choose(action: String, all_or_nothing: bool) -> impl IntoView {
    let locale = use_locale();
    view! {
        <form class="form" method="post" action=action enctype="multipart/form-data">
            <label class="field">
                <span class="field-label">{words::choose(locale)}</span>
                <input
                    type="file"
                    name="file"
                    required=true
                    accept=".xlsx,.csv,text/csv"
                    aria-describedby="guests-about"
                />
            </label>
            <p class="quiet" id="guests-about">
                {words::at_most(locale)}
            </p>
            <CheckField
                name="all_or_nothing"
                label=words::all_or_nothing(locale)
                checked=all_or_nothing
            />
            <div>
                <button class="button button-main">{words::look(locale)}</button>
            </div>
        </form>
    }
}

#[component]
fn Report(report: AttendeeImport, action: String, told: Told) -> impl IntoView {
    let locale = use_locale();
    let (added, skipped, failed) = (report.added, report.skipped, report.failed);
    let looked = report.dry_run;
    let head = match looked {
        true => words::would_be(locale, &added, &failed, &skipped),
        false => words::counts(locale, &added, &failed, &skipped),
    };
    let first = match looked {
        true => words::look_done(locale),
        false => words::done(locale),
    };
    let stopped = told.all_or_nothing && failed > 0;
    let next = match (looked, stopped, added > 0) {
        (false, ..) => None,
        (_, true, _) => Some(words::wrong_lines_stop(locale)),
        (_, _, false) => Some(words::nothing_to_do(locale)),
        _ => None,
    };
    let go = (looked && !stopped && added > 0).then(|| {
        view! {
            <form method="post" action=action enctype="multipart/form-data">
                <input type="hidden" name="now" value="true" />
                <textarea name="text" hidden=true>
                    {told.text}
                </textarea>
                {told
                    .all_or_nothing
                    .then(|| view! { <input type="hidden" name="all_or_nothing" value="true" /> })}
                <button class="button button-main">{words::invite_n(locale, &added)}</button>
            </form>
        }
    });
    view! {
        <section class="guests-report">
            <p role="status">
                <strong>{head}</strong>
                " "
                {first}
            </p>
            {next.map(|text| view! { <p>{text}</p> })}
            {go}
            <Lines rows=report.rows looked />
        </section>
    }
}

/// The table: what is wrong first, since that is what there is to do.
#[component]
fn Lines(rows: Vec<ImportedLine>, looked: bool) -> impl IntoView {
    let locale = use_locale();
    let mut rows = rows;
    rows.sort_by_key(|row| match row.result {
        LineResult::Failed => 0,
        LineResult::Skipped => 1,
        LineResult::Added => 2,
    });
    let more = rows.len().saturating_sub(MOST_LISTED);
    let line = |row: ImportedLine| {
        let (state, word) = match row.result {
            LineResult::Added if looked => ("booked", words::result_to_add(locale)),
            LineResult::Added => ("booked", words::result_added(locale)),
            LineResult::Skipped => ("ended", words::result_skipped(locale)),
            LineResult::Failed => ("off", words::result_failed(locale)),
        };
        view! {
            <tr>
                <td>{row.line}</td>
                <td>{row.name}</td>
                <td>
                    <span class="state-word" data-state=state>
                        {word}
                    </span>
                    " "
                    {row.detail}
                </td>
            </tr>
        }
    };
    view! {
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
                        <th scope="col">{words::name(locale)}</th>
                        <th scope="col">{words::result(locale)}</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().take(MOST_LISTED).map(line).collect_view()}</tbody>
            </table>
        </div>
        {(more > 0).then(|| view! { <p class="quiet">{words::and_more(locale, &more)}</p> })}
    }
}
