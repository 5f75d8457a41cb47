//! Buttons, switches, menus and fields.

use contract::problem::FieldError;
use leptos::prelude::*;

use super::Part;
use crate::{
    context::ApiError,
    text::{
        use_locale,
        words::{bookings, specimen as words, ui, week},
    },
    ui::{
        BoundCheck, BoundText, CheckField, Field, FormErrors, Help, Menu, SelectField, TextField,
        ZoneSuggestions,
    },
};

/// Four weights; with the focus, switched off, waiting for an answer.
#[component]
pub fn Buttons() -> impl IntoView {
    let locale = use_locale();
    let weights = [
        ("button", words::plain(locale)),
        ("button button-main", words::main(locale)),
        ("button button-danger", words::danger(locale)),
        ("button button-quiet", words::quiet(locale)),
    ];
    let row = move |more: &'static str, off: bool, name: &'static str| {
        view! {
            <h3>{name}</h3>
            <div class="button-row">
                {weights
                    .map(|(class, text)| {
                        view! {
                            <button type="button" class=format!("{class} {more}") disabled=off>
                                {text}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        }
    };
    view! {
        <Part id="buttons" title=words::buttons(locale)>
            {row("", false, words::at_rest(locale))}
            {row("has-focus", false, words::with_focus(locale))}
            {row("", true, words::off_or_busy(locale))}
            <h3>{words::switches(locale)}</h3>
            <nav class="switcher" aria-label=week::days_shown(locale)>
                <a href="#buttons" aria-current="page">
                    {week::day(locale)}
                </a>
                <a href="#buttons">{week::week(locale)}</a>
            </nav>
            <div class="switcher" role="group" aria-label=words::switches(locale)>
                <button type="button" aria-pressed="true">
                    {ui::yes(locale)}
                </button>
                <button type="button" aria-pressed="false">
                    {ui::no(locale)}
                </button>
            </div>
            <a class="button cal-free" href="#buttons" aria-current="true">
                {bookings::free_now(locale)}
            </a>
            <div class="days">
                <label class="day-choice">
                    <input type="checkbox" checked=true />
                    {crate::zones::weekday_short(locale, jiff::civil::Weekday::Monday)}
                </label>
                <label class="day-choice">
                    <input type="checkbox" />
                    {crate::zones::weekday_short(locale, jiff::civil::Weekday::Tuesday)}
                </label>
            </div>
        </Part>
    }
}

/// An answer that says `wrong` is wrong.
fn refused(text: &str) -> ApiError {
    let mut error = ApiError::malformed();
    error.errors = vec![FieldError {
        field: "wrong".to_owned(),
        code: "too_long".to_owned(),
        detail: text.to_owned(),
    }];
    error
}

/// Every kind of field, with hint, error, switched off, and with a text that is too long for it.
#[component]
pub fn Fields() -> impl IntoView {
    let locale = use_locale();
    let error = refused(words::too_long(locale));
    provide_context(FormErrors(Signal::stored(Some(error))));
    let long = words::long_text(locale).repeat(6);
    let options = [("a", words::plain(locale)), ("b", words::long_text(locale))];
    let options = options.map(|(value, text)| (value.to_owned(), text.to_owned()));
    let (lines, wrong) = (long.clone(), words::too_long(locale).to_owned());
    let write = Callback::new(|_: String| ());
    view! {
        <Part id="fields" title=words::fields(locale)>
            <div class="form-row">
                <TextField
                    name="text"
                    label=words::text_field(locale)
                    value=words::plain(locale)
                    hint=words::hint(locale)
                />
                <TextField name="wrong" label=words::with_error(locale) value=long.clone() />
                <Field id="off" label=words::switched_off(locale)>
                    <input
                        id="off"
                        value=words::plain(locale)
                        disabled=true
                        aria-describedby="off-note"
                    />
                </Field>
                <TextField name="long" label=words::with_long_text(locale) value=long />
            </div>
            <div class="form-row">
                <TextField name="date" label=words::date(locale) kind="date" value="2026-11-20" />
                <TextField name="time" label=words::time(locale) kind="time" value="10:42" />
                <TextField name="number" label=words::number(locale) kind="number" value="12" />
                <TextField name="password" label=words::password(locale) kind="password" />
            </div>
            <div class="form-row">
                <SelectField
                    name="select"
                    label=words::choice(locale)
                    value="b"
                    options=options.to_vec()
                />
                <TextField
                    name="zone"
                    label=words::suggestions(locale)
                    value="Asia/Shanghai"
                    list="zones"
                />
                <ZoneSuggestions />
                <BoundText
                    id="lines".to_owned()
                    name="lines".to_owned()
                    label=words::several_lines(locale)
                    lines=2
                    error=Signal::stored(Some(wrong))
                    value=Signal::stored(lines)
                    write
                />
            </div>
            {checks()}
        </Part>
    }
}

/// A menu, views to switch between, an explanation that unfolds.
#[component]
pub fn Menus() -> impl IntoView {
    let locale = use_locale();
    let views = [week::day(locale), week::week(locale), words::plain(locale)];
    let view_link = |(nth, text): (usize, &'static str)| {
        view! {
            <a href="#menus" aria-current=(nth == 0).then_some("page")>
                {text}
            </a>
        }
    };
    view! {
        <Part id="menus" title=words::menus(locale)>
            <div class="button-row">
                <Menu id="sample-menu" label=bookings::view_as(locale)>
                    <a class="button button-quiet" href="#menus">
                        {bookings::whole_day(locale)}
                    </a>
                    <button type="button" class="button button-quiet">
                        {words::plain(locale)}
                    </button>
                </Menu>
                <nav class="switcher" aria-label=words::menus(locale)>
                    {views.into_iter().enumerate().map(view_link).collect_view()}
                </nav>
            </div>
            <Help title=words::explanation(locale)>
                <p>{words::long_text(locale)}</p>
            </Help>
        </Part>
    }
}

fn checks() -> impl IntoView {
    let locale = use_locale();
    view! {
        <div class="button-row">
            <CheckField name="check" label=words::check(locale) checked=true />
            <BoundCheck
                name="bound".to_owned()
                label=words::check(locale)
                on=Signal::stored(false)
                write=Callback::new(|_| ())
            />
            <label class="check">
                <input type="checkbox" disabled=true />
                {words::switched_off(locale)}
            </label>
            <label class="check">
                <input type="radio" name="radio" checked=true />
                {words::choice(locale)}
            </label>
        </div>
    }
}
