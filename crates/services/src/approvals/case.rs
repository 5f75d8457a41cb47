//! One request with all that decides about it: its steps, what was said, whose turn it is.

use std::collections::HashMap;

use contract::approvals::{AnswerView, Outcome, RequestFacts, StepView};
use domain::{
    accounts::{Action, Actor, ActorKind, Denial, PersonKind, Role, can},
    approvals::{Progress, Step, progress, waiting},
    bookings::{Booking, Status},
    ids::AccountId,
    rooms::Room,
};
use jiff::Timestamp;

use super::{
    chain::Chains,
    records::{Answer, RequestRecord},
    take_back,
};
use crate::{
    Error, Services,
    bookings::subject,
    journal::actor_id,
    ports::{Change, Kind},
    record::{self, Record},
};

/// See the module.
pub(super) struct Case {
    /// What was said; none: nothing yet.
    stored: Option<Record<RequestRecord>>,
    /// The same, or as it is with nothing said.
    pub(super) said: RequestRecord,
    steps: Vec<(Step, Vec<AccountId>)>,
    progress: Vec<Progress>,
}

impl Case {
    pub(super) fn new(
        chains: &Chains,
        room: &Room,
        booking: &Booking,
        stored: Option<Record<RequestRecord>>,
    ) -> Self {
        let said = stored.as_ref().map(|one| one.value.clone());
        let said = said.unwrap_or_default();
        let steps = chains.people(room, booking);
        let approved = said.approved(booking);
        let progress = progress(&steps, booking.organiser.as_ref(), &approved);
        Self {
            stored,
            said,
            steps,
            progress,
        }
    }

    /// The one request, as it is now.
    pub(super) async fn read(
        services: &Services,
        room: &Room,
        booking: &Booking,
    ) -> Result<Self, Error> {
        let chains = Chains::read(services).await?;
        let stored = record::get(services, Kind::Approval, booking.id.as_str()).await?;
        Ok(Self::new(&chains, room, booking, stored))
    }

    /// The step that waits, and who may take it.
    pub(super) fn current(&self) -> Option<&(Step, Vec<AccountId>)> {
        self.steps.get(waiting(&self.progress))
    }

    /// Whether a yes now is the last one.
    pub(super) fn is_last(&self) -> bool {
        waiting(&self.progress) + 1 >= self.steps.len()
    }

    /// Whether the caller decides now: an approver of the step that waits, or a system
    /// administrator.
    ///
    /// # Errors
    /// The reason.
    pub(super) fn permit(&self, actor: &Actor, booking: &Booking) -> Result<(), Denial> {
        let decides = can(actor, Action::DecideRequest, subject(actor, booking));
        let Some((Step::DepartmentHead | Step::People(_), people)) = self.current() else {
            return decides;
        };
        // Neither strangers nor read-only keys get further than this.
        if let Err(denial @ (Denial::SignIn | Denial::ReadOnlyKey)) = decides {
            return Err(denial);
        }
        let administers = actor.is(Role::SystemAdministrator) || actor.kind == ActorKind::System;
        let named = match &actor.kind {
            ActorKind::Person(account, PersonKind::Internal) => people.contains(account),
            _ => false,
        };
        match administers || named {
            true => Ok(()),
            false => Err(Denial::AnotherDecides),
        }
    }

    /// An answer to the step that waits.
    pub(super) fn answer(
        &self,
        actor: &Actor,
        booking: &Booking,
        outcome: Outcome,
        at: Timestamp,
    ) -> Answer {
        Answer {
            outcome,
            step: self.current().map(|(step, _)| step.clone()),
            room: booking.room.clone(),
            slot: booking.slot,
            by: actor_id(actor).to_owned(),
            account: actor.account().cloned(),
            name: actor.name.clone(),
            at,
            comment: String::new(),
            revision: booking.revision,
            displaced: Vec::new(),
        }
    }

    /// The write that keeps what was said.
    pub(super) fn put(&self, booking: &Booking) -> Result<Change, Error> {
        match &self.stored {
            None => record::create(Kind::Approval, booking.id.as_str(), &self.said),
            Some(stored) => Record {
                id: stored.id.clone(),
                revision: stored.revision,
                value: self.said.clone(),
            }
            .put(Kind::Approval),
        }
    }

    /// People whose names [`Case::facts`] shows.
    pub(super) fn named(&self) -> impl Iterator<Item = &AccountId> {
        self.steps.iter().flat_map(|(_, people)| people)
    }

    /// The case as the caller sees it.
    pub(super) fn facts(
        &self,
        actor: &Actor,
        booking: &Booking,
        names: &HashMap<AccountId, String>,
        now: Timestamp,
    ) -> RequestFacts {
        let open = booking.status == Status::Pending && now < booking.slot.start;
        let steps = self.steps.iter().zip(&self.progress);
        let steps = steps.map(|((step, people), progress)| StepView {
            step: step.clone(),
            people: people
                .iter()
                .filter_map(|one| names.get(one).cloned())
                .collect(),
            progress: *progress,
        });
        let answers = self.said.answers.iter().map(|one| AnswerView {
            outcome: one.outcome,
            by: one.name.clone(),
            at: one.at,
            comment: one.comment.clone(),
            earlier: !one.is_for(booking),
        });
        let changes = can(actor, Action::ChangeBooking, subject(actor, booking)).is_ok();
        RequestFacts {
            priority: self.said.priority,
            why: self.said.why.clone(),
            description: booking.description.clone(),
            asked_at: booking.created_at,
            steps: steps.filter(|_| open).collect(),
            answers: answers.collect(),
            may_decide: open && self.permit(actor, booking).is_ok(),
            may_explain: open && changes,
            may_take_back_until: take_back::until(&self.said, actor, booking, now),
        }
    }
}
