//! Somebody asks for a role, the head of their department decides; only then is it held (R006).

#[cfg(test)]
mod tests;
mod waiting;

pub use waiting::count_role_requests;
use waiting::decider;
pub(crate) use waiting::{RoleAsked, role_asked};

use contract::role_requests::{AskForRole, DecideRole, RoleRequestState, RoleRequestView};
use domain::{
    accounts::{Action, Actor, Denial, PersonKind, Role, Subject, can},
    ids::{AccountId, DepartmentId},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    departments::{self, Tree},
    me::own,
    records::AccountRecord,
};
use crate::{
    Error, Services,
    errands::{self, Event},
    fields::{Fields, wrong},
    journal::{About, audited, entry},
    ports::Kind,
    record::{self, Record},
};

/// Roles that one asks for; the others nobody is given by asking.
pub const ASKED_FOR: [Role; 3] = [
    Role::MeetingAdministrator,
    Role::ServiceAttendant,
    Role::ManagingUser,
];
/// Longest reason and note, in characters.
const LONGEST: usize = 500;
/// Most of a person's own, and most that a head sees at once.
const MOST: usize = 100;
/// Most that wait in a whole house.
const MOST_WAITING: usize = 1_000;
/// The key by which all that wait are found.
const WAITS: &str = "waits";

/// A request as stored; `waiting` is set while it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct RoleRequest {
    account: AccountId,
    role: Role,
    reason: String,
    state: RoleRequestState,
    waiting: Option<String>,
    asked_at: Timestamp,
    decided_by: Option<String>,
    decided_at: Option<Timestamp>,
    note: String,
}

fn about<'a>(action: &'static str, id: &'a str) -> About<'a> {
    About {
        action,
        kind: "role_request",
        id,
    }
}

/// Asks for a role; nothing changes until it is approved.
///
/// # Errors
/// Sign in; wrong fields `role`, `reason`; rule `already_asked`; unavailable.
pub async fn ask_for_role(
    services: &Services,
    actor: &Actor,
    input: &AskForRole,
) -> Result<RoleRequestView, Error> {
    let id = services.ids.id();
    let told = about("roles.ask", &id);
    let work = async {
        let (account, found) = own(services, actor).await?;
        let mut fields = Fields::default();
        let reason = fields.line("reason", &input.reason, LONGEST);
        let inside = found.value.kind == PersonKind::Internal;
        fields.check(
            "role",
            "bad_value",
            inside && ASKED_FOR.contains(&input.role),
        );
        let held = found.value.roles.contains(&input.role);
        fields.check("role", "taken", !held);
        fields.done()?;
        let asked = of_account(services, &account).await?;
        let waits = |one: &Record<RoleRequest>| {
            one.value.role == input.role && one.value.state == RoleRequestState::Pending
        };
        if asked.iter().any(waits) {
            return Err(Error::Rule("already_asked"));
        }
        let request = RoleRequest {
            account,
            role: input.role,
            reason,
            state: RoleRequestState::Pending,
            waiting: Some(WAITS.to_owned()),
            asked_at: services.clock.now(),
            decided_by: None,
            decided_at: None,
            note: String::new(),
        };
        let change = record::create(Kind::RoleRequest, &id, &request)?;
        let row = entry(services, actor, told, input.role.as_str());
        let tell = errands::tell(services, Event::Role(id.clone()), actor.account())?;
        services
            .records
            .write(vec![change, tell], vec![row])
            .await?;
        Ok(())
    };
    audited(services, actor, told, work).await?;
    let found = record::need(services, Kind::RoleRequest, &id, "role_request").await?;
    view(services, actor, &departments::tree(services).await?, found).await
}

async fn of_account(
    services: &Services,
    account: &AccountId,
) -> Result<Vec<Record<RoleRequest>>, Error> {
    record::find(
        services,
        Kind::RoleRequest,
        "account",
        account.as_str(),
        MOST,
    )
    .await
}

/// The caller's own requests, and those that wait for the caller, newest first.
///
/// # Errors
/// Sign in; unavailable.
pub async fn role_requests(
    services: &Services,
    actor: &Actor,
) -> Result<Vec<RoleRequestView>, Error> {
    let account = actor.account().cloned();
    let tree = departments::tree(services).await?;
    let waiting = record::find(services, Kind::RoleRequest, "waiting", WAITS, MOST_WAITING).await?;
    let mut all: Vec<Record<RoleRequest>> = waiting;
    match &account {
        Some(account) => {
            let known: Vec<String> = all.iter().map(|one| one.id.clone()).collect();
            let own = of_account(services, account).await?.into_iter();
            all.extend(own.filter(|one| !known.contains(&one.id)));
        }
        None => can(actor, Action::KeepAccounts, Subject::House)?,
    }
    let mut views = Vec::new();
    for one in all {
        let mine = Some(&one.value.account) == account.as_ref();
        let seen = view(services, actor, &tree, one).await?;
        if mine || seen.may_decide {
            views.push(seen);
        }
    }
    views.sort_by(|a, b| (b.asked_at, &b.id).cmp(&(a.asked_at, &a.id)));
    views.truncate(MOST);
    Ok(views)
}

/// Gives the role, or does not; by the head of the applicant's department as it is now.
///
/// # Errors
/// Denied to everybody else, also to other heads and to the applicant; not found; wrong field
/// `note`; rule `not_pending`; unavailable.
pub async fn decide_role(
    services: &Services,
    actor: &Actor,
    id: &str,
    input: &DecideRole,
) -> Result<RoleRequestView, Error> {
    let action = if input.approve {
        "roles.approve"
    } else {
        "roles.reject"
    };
    let told = about(action, id);
    let work = async {
        let mut fields = Fields::default();
        let note = fields.text("note", &input.note, LONGEST);
        fields.done()?;
        let mut found: Record<RoleRequest> =
            record::need(services, Kind::RoleRequest, id, "role_request").await?;
        let account = found.value.account.clone();
        let mut person: Record<AccountRecord> =
            record::need(services, Kind::Account, account.as_str(), "account").await?;
        let tree = departments::tree(services).await?;
        decides(actor, &tree, &account, person.value.department.as_ref())?;
        if found.value.state != RoleRequestState::Pending {
            return Err(Error::Rule("not_pending"));
        }
        if input.approve && person.value.kind != PersonKind::Internal {
            return Err(wrong("role", "internal_only"));
        }
        let request = &mut found.value;
        request.state = match input.approve {
            true => RoleRequestState::Approved,
            false => RoleRequestState::Rejected,
        };
        request.waiting = None;
        request.note = note;
        request.decided_by = Some(actor.name.clone());
        request.decided_at = Some(services.clock.now());
        let role = request.role;
        let mut changes = vec![found.put(Kind::RoleRequest)?];
        if input.approve {
            person.value.roles.push(role);
            person.value.roles.sort_unstable();
            person.value.roles.dedup();
            changes.push(person.put(Kind::Account)?);
        }
        let event = Event::Role(id.to_owned());
        changes.push(errands::tell(services, event, actor.account())?);
        let detail = format!("{}, {}", person.value.name, role.as_str());
        let row = entry(services, actor, told, &detail);
        services.records.write(changes, vec![row]).await?;
        services.process.forget();
        Ok(())
    };
    audited(services, actor, told, work).await?;
    let found = record::need(services, Kind::RoleRequest, id, "role_request").await?;
    view(services, actor, &departments::tree(services).await?, found).await
}

/// The head decides; where there is none, or the head asks, the next one above; where nobody is
/// above, who keeps accounts.
fn decides(
    actor: &Actor,
    tree: &Tree,
    applicant: &AccountId,
    department: Option<&DepartmentId>,
) -> Result<(), Denial> {
    if actor.read_only {
        return Err(Denial::ReadOnlyKey);
    }
    if can(actor, Action::KeepAccounts, Subject::House).is_ok() {
        return match actor.account() == Some(applicant) {
            true => Err(Denial::NotYours),
            false => Ok(()),
        };
    }
    match decider(tree, applicant, department) {
        Some(head) if actor.account() == Some(head) => Ok(()),
        _ => Err(Denial::NotYours),
    }
}

async fn view(
    services: &Services,
    actor: &Actor,
    tree: &Tree,
    one: Record<RoleRequest>,
) -> Result<RoleRequestView, Error> {
    let value = one.value;
    let id = value.account.as_str();
    let person = record::get::<AccountRecord>(services, Kind::Account, id).await?;
    let person = person.map(|person| person.value);
    let department = person.as_ref().and_then(|one| one.department.clone());
    let pending = value.state == RoleRequestState::Pending;
    let decided = decides(actor, tree, &value.account, department.as_ref());
    Ok(RoleRequestView {
        id: one.id,
        name: person.map_or_else(String::new, |one| one.name),
        department_name: departments::name_in(tree, department.as_ref()),
        account: value.account,
        role: value.role,
        reason: value.reason,
        state: value.state,
        asked_at: value.asked_at,
        decided_by: value.decided_by,
        decided_at: value.decided_at,
        note: value.note,
        may_decide: pending && decided.is_ok(),
    })
}
