//! How templates are kept, and as they are shown.

use contract::meetings::TemplateView;
use domain::{
    accounts::{Action, Actor, Denial, Subject, can},
    ids::DepartmentId,
    meetings::{MOST_TEMPLATES, MeetingType, Mode, TEMPLATE_HOURS, TemplateItem},
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    Error, Services, accounts,
    ports::Kind,
    record::{self, Record},
};

/// Read at once: also those that were taken away lately.
const MOST_READ: usize = 5 * MOST_TEMPLATES;

/// A template as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TemplateRecord {
    pub name: String,
    #[serde(rename = "type")]
    pub kind: MeetingType,
    /// None: the whole house's.
    pub department: Option<DepartmentId>,
    pub topic: String,
    pub minutes: u32,
    pub mode: Mode,
    pub agenda: Vec<TemplateItem>,
    pub invitation: String,
    pub papers: Vec<String>,
    /// When it was taken away.
    pub removed_at: Option<Timestamp>,
}

impl TemplateRecord {
    /// Whether it was taken away so long ago that it cannot be put back.
    pub(super) fn is_gone(&self, now: Timestamp) -> bool {
        let kept = SignedDuration::from_hours(TEMPLATE_HOURS);
        self.removed_at
            .is_some_and(|at| now.duration_since(at) >= kept)
    }

    /// Whether `actor` may change it.
    pub(super) fn kept_by(&self, actor: &Actor) -> Result<(), Denial> {
        let of = Subject::Department(self.department.as_ref());
        can(actor, Action::KeepTemplates, of)
    }
}

/// All of them, in order of id.
pub(super) async fn all(services: &Services) -> Result<Vec<Record<TemplateRecord>>, Error> {
    record::all(services, Kind::MeetingTemplate, MOST_READ).await
}

/// What of the house's templates the caller may see: the whole house's, those of the own
/// department and the ones above it, and those that they keep.
pub(super) struct Eyes<'a> {
    actor: &'a Actor,
    own: Vec<DepartmentId>,
    names: Vec<(DepartmentId, String)>,
}

impl<'a> Eyes<'a> {
    pub(super) async fn of(services: &Services, actor: &'a Actor) -> Result<Self, Error> {
        can(actor, Action::Book, Subject::House)?;
        let own = actor.department.as_ref();
        let (own, names) = accounts::departments_around(services, own).await?;
        Ok(Self { actor, own, names })
    }

    pub(super) fn see(&self, template: &TemplateRecord) -> bool {
        let own = |one| self.own.contains(one);
        template.department.as_ref().is_none_or(own) || template.kept_by(self.actor).is_ok()
    }

    pub(super) fn view(&self, one: Record<TemplateRecord>) -> TemplateView {
        let may_keep = one.value.kept_by(self.actor).is_ok();
        let value = one.value;
        let mut names = self.names.iter();
        let name = names.find(|(id, _)| Some(id) == value.department.as_ref());
        TemplateView {
            id: one.id,
            name: value.name,
            kind: value.kind,
            department_name: name.map(|(_, name)| name.clone()),
            department: value.department,
            topic: value.topic,
            minutes: value.minutes,
            mode: value.mode,
            agenda: value.agenda,
            invitation: value.invitation,
            papers: value.papers,
            removed_at: value.removed_at,
            may_keep,
            revision: one.revision,
        }
    }
}
