//! The inbox: what I was told, newest first; what is not read stands out (R096).

use contract::notices::NoticeView;
use leptos::{either::Either, prelude::*};
use leptos_meta::Title;

use super::{
    api::{self, InboxPage as Page, MarkRead, SetByMail},
    words::{moment, reason_word},
};
use crate::{
    effect::Effect,
    frame::{Unread, area::rel},
    live::changes::keep,
    text::{use_locale, words::notices as words},
    ui::{Empty, Problem, use_toasts},
    wire::{ActionForm, Resource, ServerAction, Suspend, parting},
    zones::Zone,
};

/// The page at `/inbox`.
#[component]
pub fn InboxPage() -> impl IntoView {
    let locale = use_locale();
    let read = Resource::new(|| (), |()| api::inbox(None));
    view! {
        <Title text=words::inbox(locale) />
        <header class="page-head">
            <h1>{words::inbox(locale)}</h1>
        </header>
        <Suspense>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(page) => {
                        let way: Way = |link| (link.to_owned(), rel(link));
                        Either::Left(view! { <Notices page way /> })
                    }
                    Err(error) => Either::Right(view! { <Problem error=Some(error) /> }),
                }
            })}
        </Suspense>
    }
}

/// Where a notice leads from this page, and the `rel` of that link.
pub type Way = fn(&str) -> (String, Option<&'static str>);

/// What there is, kept true; how many are not read comes from the context.
#[component]
pub fn Notices(
    /// What there is at first.
    page: Page,
    /// Where each leads.
    way: Way,
) -> impl IntoView {
    let locale = use_locale();
    let zone = StoredValue::new(Zone::read(&page.zone));
    let unread = expect_context::<Unread>().0;
    // Whenever the badge's figure is another, the list is.
    let question = Memo::new(move |_| unread.get());
    let (latest, again) = keep(page, question, |_| api::inbox(None));
    let all = Memo::new(move |_| latest.value.with(|page| page.inbox.items.clone()));
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    let open = Memo::new(move |_| latest.value.with(|page| page.inbox.unread));
    let mail = Memo::new(move |_| latest.value.with(|page| page.inbox.by_mail));
    let mark = ServerAction::<MarkRead>::new();
    let toasts = use_toasts();
    Effect::new(move |()| {
        if let Some(Ok(())) = mark.value().get() {
            again.run(());
        }
    });
    let all_read = move |_| toasts.say(words::all_are_read(locale));
    view! {
        <div class="inbox-head">
            <p class="quiet" role="status">
                {move || match open.get() {
                    0 => words::nothing_unread(locale).to_owned(),
                    count => words::n_unread(locale, &count),
                }}
            </p>
            <Show when=move || open.get().gt(&0)>
                <ActionForm action=mark on:submit=all_read>
                    <input type="hidden" name="read" value="true" />
                    <button class="button">{words::mark_all(locale)}</button>
                </ActionForm>
            </Show>
        </div>
        <Problem error=latest.error />
        {move || {
            if none.get() {
                Either::Left(
                    view! {
                        <section class="card">
                            <Empty title=words::nothing_yet(locale)>
                                <p>{words::nothing_yet_means(locale)}</p>
                            </Empty>
                        </section>
                    },
                )
            } else {
                Either::Right(
                    view! {
                        <ol class="card inbox">
                            <For
                                each=move || all.get()
                                key=|one| (one.id.clone(), one.read_at.is_some())
                                children=move |one| view! { <Line one zone mark way /> }
                            />
                        </ol>
                    },
                )
            }
        }}
        <ByMail mail />
    }
}

#[component]
fn Line(
    one: NoticeView,
    zone: StoredValue<Zone>,
    mark: ServerAction<MarkRead>,
    way: Way,
) -> impl IntoView {
    let locale = use_locale();
    let at = zone.with_value(|zone| moment(locale, zone, one.at));
    let new = one.read_at.is_none();
    let id = one.id.clone();
    let mut lines = one.text.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    let more: Vec<String> = lines
        .skip_while(|line| line.is_empty())
        .map(str::to_owned)
        .collect();
    let read = StoredValue::new(id.clone());
    let (href, rel) = way(&one.link);
    let join = Some(one.join).filter(|join| !join.is_empty());
    // The page may be left for another by this press.
    let on_open = move |_| {
        if new {
            parting::<MarkRead>(&[("id", &read.get_value()), ("read", "true")]);
        }
    };
    view! {
        <li class="inbox-line" class:inbox-new=new>
            <p class="inbox-sort">
                {new
                    .then(|| view! { <span class="inbox-dot">{words::not_read(locale)}</span> })}
                <span>{reason_word(locale, one.reason)}</span>
                <span class="quiet figures">{at}</span>
            </p>
            <p class="inbox-first">
                <a class="row-link" href=href rel=rel on:click=on_open>
                    {first}
                </a>
            </p>
            <ul class="inbox-more">
                {more.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
            </ul>
            {join
                .map(|join| {
                    view! {
                        <p>
                            <a rel="external" href=join>
                                {words::how_to_join(locale)}
                            </a>
                        </p>
                    }
                })}
            <ActionForm action=mark>
                <input type="hidden" name="id" value=id />
                <input type="hidden" name="read" value=new.to_string() />
                <button class="button button-quiet inbox-mark">
                    {if new { words::mark_read(locale) } else { words::mark_unread(locale) }}
                </button>
            </ActionForm>
        </li>
    }
}

/// The one setting: whether they come by mail too.
#[component]
fn ByMail(mail: Memo<bool>) -> impl IntoView {
    let locale = use_locale();
    let set = ServerAction::<SetByMail>::new();
    let wished = RwSignal::new(None);
    let now = move || wished.get().unwrap_or_else(|| mail.get());
    let toasts = use_toasts();
    Effect::new(move |()| {
        if let Some(Ok(())) = set.value().get() {
            let wish = !now();
            wished.set(Some(wish));
            toasts.say(if wish {
                words::also_by_mail(locale)
            } else {
                words::only_here(locale)
            });
        }
    });
    let error = Signal::derive(move || set.value().get().and_then(Result::err));
    view! {
        <section class="inbox-mail">
            <p>
                {move || {
                    if now() { words::also_by_mail(locale) } else { words::only_here(locale) }
                }}
            </p>
            <ActionForm action=set>
                <input type="hidden" name="by_mail" value=move || (!now()).to_string() />
                <button class="button button-quiet">
                    {move || {
                        if now() { words::no_mails(locale) } else { words::mails_again(locale) }
                    }}
                </button>
            </ActionForm>
            <Problem error />
        </section>
    }
}
