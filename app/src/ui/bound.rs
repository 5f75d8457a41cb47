//! Fields of forms whose words live in one place: what is typed goes there, what is there is shown.

use leptos::prelude::*;

use super::Field;

/// One line of text, or several.
#[component]
pub fn BoundText(
    /// Its id.
    id: String,
    /// Name in the form.
    name: String,
    /// What it is.
    #[prop(into)]
    label: String,
    /// More than 0: a box of so many lines.
    #[prop(default = 0)]
    lines: u32,
    /// `text`, `date`, `time` …
    #[prop(default = "text")]
    kind: &'static str,
    /// How to fill it in.
    #[prop(optional, into)]
    hint: String,
    /// What stands there while it is empty.
    #[prop(optional)]
    placeholder: Option<&'static str>,
    /// The browser asks for it before it sends the form.
    #[prop(optional)]
    required: bool,
    /// What is wrong with it.
    error: Signal<Option<String>>,
    /// What is typed.
    value: Signal<String>,
    /// Told what is typed.
    write: Callback<String>,
) -> impl IntoView {
    let bound = Bound {
        id: id.clone(),
        name,
        placeholder,
        error,
        value,
        write,
    };
    let control = if lines > 0 {
        bound.lines(lines).into_any()
    } else {
        bound.line(kind, required).into_any()
    };
    view! {
        <Field id=id label hint error>
            {control}
        </Field>
    }
}

/// What both kinds of control share.
struct Bound {
    id: String,
    name: String,
    placeholder: Option<&'static str>,
    error: Signal<Option<String>>,
    value: Signal<String>,
    write: Callback<String>,
}

impl Bound {
    fn line(self, kind: &'static str, required: bool) -> impl IntoView {
        let note = format!("{}-note", self.id);
        view! {
            <input
                id=self.id
                name=self.name
                type=kind
                value=self.value.get_untracked()
                prop:value=self.value
                required=required
                maxlength=(kind == "text").then_some("500")
                placeholder=self.placeholder
                autocomplete="off"
                aria-describedby=note
                aria-invalid=wrong(self.error)
                on:input=move |event| self.write.run(event_target_value(&event))
            />
        }
    }

    fn lines(self, lines: u32) -> impl IntoView {
        let note = format!("{}-note", self.id);
        view! {
            <textarea
                id=self.id
                name=self.name
                rows=lines
                placeholder=self.placeholder
                aria-describedby=note
                aria-invalid=wrong(self.error)
                prop:value=self.value
                on:input=move |event| self.write.run(event_target_value(&event))
            >
                {self.value.get_untracked()}
            </textarea>
        }
    }
}

pub(super) fn wrong(error: Signal<Option<String>>) -> impl Fn() -> Option<&'static str> {
    move || error.get().is_some().then_some("true")
}

/// A yes or no.
#[component]
pub fn BoundCheck(
    /// Name in the form.
    name: String,
    /// What it means.
    #[prop(into)]
    label: String,
    /// Whether it is so.
    on: Signal<bool>,
    /// Told whether it is so.
    write: Callback<bool>,
) -> impl IntoView {
    let first = on.get_untracked();
    view! {
        <label class="check">
            <input
                type="checkbox"
                name=name
                value="true"
                checked=first
                prop:checked=on
                on:change=move |event| write.run(event_target_checked(&event))
            />
            {label}
        </label>
    }
}
