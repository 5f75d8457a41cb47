//! "I am here": from half an hour before the start until the end (R063).

use domain::{
    bookings::Slot,
    meetings::{Right, may_check_in},
};
use leptos::prelude::*;

use super::{super::Here, api::CheckIn};
use crate::{
    clock::use_clock,
    effect::Effect,
    meetings::views::planned_in,
    text::{use_locale, words::papers as words},
    ui::Problem,
    wire::{ActionForm, ServerAction},
};

/// Only for those who are asked, while it is time; then when they checked in.
#[component]
pub fn CheckInBar(
    /// The meeting.
    here: Here,
) -> impl IntoView {
    let locale = use_locale();
    let clock = use_clock();
    let check = ServerAction::<CheckIn>::new();
    let failed = Signal::derive(move || check.value().get().and_then(Result::err));
    Effect::new(move |()| {
        if let Some(Ok(())) = check.value().get() {
            here.again.run(());
        }
    });
    let open = Memo::new(move |_| {
        let now = clock.minute();
        here.page.with(|page| {
            let (detail, meeting) = (&page.detail, &page.detail.meeting);
            let slot = Slot {
                start: meeting.start,
                end: meeting.end,
            };
            let asked = detail.attending_as.is_some() && detail.rights.contains(&Right::Answer);
            asked && !meeting.cancelled && may_check_in(slot, now)
        })
    });
    let since = Memo::new(move |_| {
        here.page.with(|page| {
            let at = page.detail.papers.checked_in_at?;
            let zone = planned_in(&page.house, &page.detail.meeting.time_zone);
            Some(words::checked_in_at(locale, &zone.time(at)))
        })
    });
    let id = here
        .page
        .with_untracked(|page| page.detail.meeting.id.to_string());
    let id = StoredValue::new(id);
    view! {
        <Show when=move || since.get().is_some() || open.get()>
            <div class="papers-check-in" role="status">
                {move || since.get()}
                <Show when=move || since.get().is_none()>
                    <ActionForm action=check>
                        <input type="hidden" name="id" value=id.get_value() />
                        <button
                            class="button button-main"
                            disabled=move || check.pending().get()
                        >
                            {words::i_am_here(locale)}
                        </button>
                    </ActionForm>
                </Show>
                <Problem error=failed />
            </div>
        </Show>
    }
}
