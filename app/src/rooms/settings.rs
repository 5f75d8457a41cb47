//! The organisation: its name, zone, language, door colours, and what rooms inherit.

use contract::settings::SettingsView;
use domain::rooms::Scope;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{
    api::{self, KeepSettings},
    policy::PolicyDraft,
    policy_fields::{PolicyFields, PolicyGiven},
    who_link::WhoLink,
};
use crate::{
    effect::Effect,
    text::{use_locale, words::rooms as words, words::ui},
    ui::{FormErrors, Problem, SelectField, TextField, ZoneSuggestions, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend},
};

/// The page at `/settings`.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let locale = use_locale();
    let settings = Resource::new(|| (), |()| api::settings());
    let again = Callback::new(move |()| settings.refetch());
    view! {
        <Title text=ui::settings(locale) />
        <header class="page-head">
            <h1>{ui::settings(locale)}</h1>
            <WhoLink of="organisation" />
            <a class="button" href="/start">
                {ui::first_steps(locale)}
            </a>
        </header>
        <Transition>
            {move || Suspend::new(async move {
                match settings.await {
                    Ok((settings, departments)) => {
                        Either::Left(view! { <SettingsForm settings departments again /> })
                    }
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Transition>
    }
}

#[component]
fn SettingsForm(
    settings: SettingsView,
    departments: Vec<(String, String)>,
    again: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let keep = ServerAction::<KeepSettings>::new();
    let error = Signal::derive(move || keep.value().get().and_then(Result::err));
    provide_context(FormErrors(error));
    let toasts = use_toasts();
    Effect::new(move |_| {
        if let Some(Ok(_)) = keep.value().get() {
            toasts.say(ui::saved(locale));
            again.run(());
        }
    });
    let draft = PolicyDraft::of_level(&settings.policy);
    let given = PolicyGiven {
        draft,
        policy: None,
        here: Scope::Organisation,
        departments,
    };
    view! {
        <ActionForm action=keep attr:class="form card card-pad house-form">
            <input type="hidden" name="revision" value=settings.revision.to_string() />
            <TextField
                name="draft[name]"
                label=words::organisation(locale)
                value=settings.name
                required=true
            />
            <div class="form-row">
                <TextField
                    name="draft[time_zone]"
                    label=words::time_zone(locale)
                    value=settings.time_zone
                    list="zones"
                    required=true
                />
                <PlainSelect
                    name="draft[locale]"
                    label=ui::language(locale)
                    value=settings.locale
                    options=vec![("en", "English"), ("zh", "中文")]
                />
                <PlainSelect
                    name="draft[palette]"
                    label=words::door_colours(locale)
                    value=settings.palette.as_str()
                    options=vec![
                        ("traffic", words::palette_traffic(locale)),
                        ("legend", words::palette_legend(locale)),
                    ]
                />
            </div>
            <ZoneSuggestions />
            <PolicyFields given />
            <Problem error />
            <div class="button-row button-row-end">
                <button class="button button-main" disabled=move || keep.pending().get()>
                    {ui::save(locale)}
                </button>
            </div>
        </ActionForm>
    }
}

/// `traffic` or `legend` and such: options from a list of pairs.
#[component]
fn PlainSelect(
    name: &'static str,
    label: &'static str,
    #[prop(into)] value: String,
    options: Vec<(&'static str, &'static str)>,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(a, b)| (a.to_owned(), b.to_owned()))
        .collect();
    view! { <SelectField name label value options /> }
}
