//! Requests for roles as those need them who tell of them, and how many wait for somebody.

use contract::role_requests::RoleRequestState;
use domain::{
    accounts::{Actor, Role},
    ids::{AccountId, DepartmentId},
};
use jiff::Timestamp;

use super::{
    super::{
        departments::{self, Tree, name_in},
        records::AccountRecord,
    },
    MOST_WAITING, RoleRequest, WAITS, decides,
};
use crate::{
    Error, Services,
    ports::Kind,
    record::{self, Record},
};

/// Departments above one another.
const DEEPEST: usize = 50;
/// Most accounts that are looked through for those who keep accounts.
const MOST_ACCOUNTS: usize = 20_000;
/// Most of them who are told of one request.
const MOST_TOLD: usize = 20;

/// A request, for those who tell of it.
#[derive(Debug, Clone)]
pub(crate) struct RoleAsked {
    /// Who asks.
    pub applicant: AccountId,
    /// Their name.
    pub name: String,
    /// Their department's name; empty: none.
    pub department: String,
    /// For what.
    pub role: Role,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: RoleRequestState,
    /// Who decided.
    pub decided_by: String,
    /// What was said with it.
    pub note: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Who decides about it.
    pub deciders: Vec<AccountId>,
}

/// The request as it is now; none when it, or who asks, is gone.
///
/// # Errors
/// Unavailable.
pub(crate) async fn role_asked(services: &Services, id: &str) -> Result<Option<RoleAsked>, Error> {
    let Some(found) = record::get::<RoleRequest>(services, Kind::RoleRequest, id).await? else {
        return Ok(None);
    };
    let request = found.value;
    let account = request.account.as_str();
    let person = record::get::<AccountRecord>(services, Kind::Account, account).await?;
    let Some(person) = person.map(|found| found.value) else {
        return Ok(None);
    };
    let tree = departments::tree(services).await?;
    let own = person.department.as_ref();
    let deciders = match decider(&tree, &request.account, own) {
        Some(head) => vec![head.clone()],
        None => keepers(services, &request.account).await?,
    };
    Ok(Some(RoleAsked {
        name: person.name,
        department: name_in(&tree, own).unwrap_or_default(),
        applicant: request.account,
        role: request.role,
        reason: request.reason,
        state: request.state,
        decided_by: request.decided_by.unwrap_or_default(),
        note: request.note,
        asked_at: request.asked_at,
        deciders,
    }))
}

/// Who keeps accounts: they decide where no department has a head.
async fn keepers(services: &Services, applicant: &AccountId) -> Result<Vec<AccountId>, Error> {
    let all = record::all::<AccountRecord>(services, Kind::Account, MOST_ACCOUNTS).await?;
    let keeps = |one: &Record<AccountRecord>| {
        let account = &one.value;
        let role = account.roles.contains(&Role::SystemAdministrator);
        role && !account.disabled && one.id != applicant.as_str()
    };
    let found = all.into_iter().filter(keeps).take(MOST_TOLD);
    Ok(found.map(|one| AccountId::from(one.id)).collect())
}

/// How many requests wait for the caller, at most `most`.
///
/// # Errors
/// Unavailable.
pub async fn count_role_requests(
    services: &Services,
    actor: &Actor,
    most: usize,
) -> Result<usize, Error> {
    let waiting =
        record::find::<RoleRequest>(services, Kind::RoleRequest, "waiting", WAITS, MOST_WAITING);
    let waiting = waiting.await?;
    // In most houses on most days nobody asks: then the departments are not read.
    if waiting.is_empty() || actor.account().is_none() {
        return Ok(0);
    }
    let tree = departments::tree(services).await?;
    let ids: Vec<String> = waiting
        .iter()
        .map(|one| one.value.account.to_string())
        .collect();
    let people = services.records.get_many(Kind::Account, &ids).await?;
    let mut count = 0;
    for one in &waiting {
        let applicant = &one.value.account;
        let person = people.iter().find(|person| person.id == applicant.as_str());
        let person = person.map(Record::<AccountRecord>::of).transpose()?;
        let department = person.and_then(|person| person.value.department);
        if decides(actor, &tree, applicant, department.as_ref()).is_ok() {
            count += 1;
        }
        if count >= most {
            break;
        }
    }
    Ok(count)
}

/// The head who decides; none where nobody is above.
pub(super) fn decider<'a>(
    tree: &'a Tree,
    applicant: &AccountId,
    department: Option<&DepartmentId>,
) -> Option<&'a AccountId> {
    let mut at = department;
    for _ in 0..DEEPEST {
        let one = tree.get(at?)?;
        let head = one.value.head.as_ref().filter(|head| *head != applicant);
        if head.is_some() {
            return head;
        }
        at = one.value.parent.as_ref();
    }
    None
}
