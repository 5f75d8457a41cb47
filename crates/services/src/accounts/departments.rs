//! The tree of departments (R016): heads, and no circles.

use std::collections::{BTreeMap, BTreeSet};

use contract::accounts::{DepartmentInput, DepartmentView};
use domain::{
    accounts::{Action, Actor, Subject, can},
    ids::DepartmentId,
};

use super::records::{AccountRecord, DepartmentRecord};
use crate::{
    Error, Services, collate,
    fields::Fields,
    journal::{About, audited, entry},
    ports::{Change, Kind},
    record::{self, Record},
};

/// Most departments of an organisation.
const MOST: usize = 10_000;
/// Longest name, in characters.
const LONGEST_NAME: usize = 200;

pub(super) type Tree = BTreeMap<DepartmentId, Record<DepartmentRecord>>;

pub(super) async fn tree(services: &Services) -> Result<Tree, Error> {
    let all = record::all::<DepartmentRecord>(services, Kind::Department, MOST).await?;
    let keyed = all
        .into_iter()
        .map(|one| (DepartmentId::from(one.id.as_str()), one));
    Ok(keyed.collect())
}

/// `own` and everything below it.
pub(super) async fn with_all_below(
    services: &Services,
    own: &DepartmentId,
) -> Result<Vec<DepartmentId>, Error> {
    let tree = tree(services).await?;
    let mut inside = BTreeSet::from([own.clone()]);
    // Each round adds at least one or ends, so there are at most as many rounds as departments.
    loop {
        let before = inside.len();
        for (id, one) in &tree {
            if one
                .value
                .parent
                .as_ref()
                .is_some_and(|parent| inside.contains(parent))
            {
                inside.insert(id.clone());
            }
        }
        if inside.len() == before {
            return Ok(inside.into_iter().collect());
        }
    }
}

/// `own` and everything above it, nearest first, none when there is no such one; and the names of
/// all departments.
///
/// # Errors
/// Unavailable.
pub(crate) async fn departments_around(
    services: &Services,
    own: Option<&DepartmentId>,
) -> Result<(Vec<DepartmentId>, Vec<(DepartmentId, String)>), Error> {
    let tree = tree(services).await?;
    let mut above = Vec::new();
    let mut at = own;
    // A circle cannot be made; one that was would end here.
    while let Some((id, one)) = at.and_then(|id| tree.get_key_value(id)) {
        if above.contains(id) {
            break;
        }
        above.push(id.clone());
        at = one.value.parent.as_ref();
    }
    let name = |(id, one): (&DepartmentId, &Record<DepartmentRecord>)| {
        let name = one.value.name.clone();
        (id.clone(), name)
    };
    Ok((above, tree.iter().map(name).collect()))
}

/// All departments, in the reader's order of names. Anybody of the organisation may see them.
///
/// # Errors
/// Denied to strangers; unavailable.
pub async fn departments(
    services: &Services,
    actor: &Actor,
    locale: &str,
) -> Result<Vec<DepartmentView>, Error> {
    can(actor, Action::SeeRooms, Subject::House)?;
    let tree = tree(services).await?;
    let mut views: Vec<_> = tree.values().map(view).collect();
    collate::sort_by_name(&mut views, locale, |one| &one.name);
    Ok(views)
}

fn view(one: &Record<DepartmentRecord>) -> DepartmentView {
    DepartmentView {
        id: DepartmentId::from(one.id.as_str()),
        name: one.value.name.clone(),
        parent: one.value.parent.clone(),
        head: one.value.head.clone(),
        revision: one.revision,
    }
}

fn about<'a>(action: &'static str, id: &'a DepartmentId) -> About<'a> {
    About {
        action,
        kind: "department",
        id: id.as_str(),
    }
}

/// Makes a department.
///
/// # Errors
/// Denied to all but system administrators; wrong fields; `too_many`.
pub async fn create_department(
    services: &Services,
    actor: &Actor,
    input: &DepartmentInput,
) -> Result<DepartmentView, Error> {
    let id = DepartmentId::from(services.ids.id());
    let about = about("departments.create", &id);
    let work = async {
        can(actor, Action::KeepAccounts, Subject::House)?;
        let tree = tree(services).await?;
        if tree.len() >= MOST {
            return Err(Error::Rule("too_many"));
        }
        let value = apply(services, &tree, &id, input, DepartmentRecord::default()).await?;
        let change = record::create(Kind::Department, id.as_str(), &value)?;
        write(services, actor, about, &value.name, change).await
    };
    audited(services, actor, about, work).await?;
    read_back(services, &id).await
}

/// Changes a department: its name, the one above it, its head.
///
/// # Errors
/// As [`create_department`]; not found; stale.
pub async fn change_department(
    services: &Services,
    actor: &Actor,
    id: &DepartmentId,
    input: &DepartmentInput,
    revision: Option<u64>,
) -> Result<DepartmentView, Error> {
    let about = about("departments.change", id);
    let work = async {
        can(actor, Action::KeepAccounts, Subject::House)?;
        let tree = tree(services).await?;
        let found = tree.get(id).cloned().ok_or(Error::NotFound("department"))?;
        let mut found = found.at(revision)?;
        found.value = apply(services, &tree, id, input, found.value).await?;
        let change = found.put(Kind::Department)?;
        write(services, actor, about, &found.value.name, change).await
    };
    audited(services, actor, about, work).await?;
    read_back(services, id).await
}

/// Deletes a department that is empty: no people in it, none below it.
///
/// # Errors
/// As [`change_department`]; rule `not_empty`.
pub async fn delete_department(
    services: &Services,
    actor: &Actor,
    id: &DepartmentId,
    revision: Option<u64>,
) -> Result<(), Error> {
    let about = about("departments.delete", id);
    let work = async {
        can(actor, Action::KeepAccounts, Subject::House)?;
        let tree = tree(services).await?;
        let found = tree.get(id).cloned().ok_or(Error::NotFound("department"))?;
        let found = found.at(revision)?;
        let below = tree
            .values()
            .any(|one| one.value.parent.as_ref() == Some(id));
        let kind = Kind::Account;
        let people = services
            .records
            .find(kind, "department", id.as_str(), 1)
            .await?;
        if below || !people.is_empty() {
            return Err(Error::Rule("not_empty"));
        }
        let change = record::remove(Kind::Department, id.as_str());
        write(services, actor, about, &found.value.name, change).await
    };
    audited(services, actor, about, work).await
}

async fn apply(
    services: &Services,
    tree: &Tree,
    id: &DepartmentId,
    input: &DepartmentInput,
    mut value: DepartmentRecord,
) -> Result<DepartmentRecord, Error> {
    let mut fields = Fields::default();
    let name = input.name.as_deref().unwrap_or(&value.name);
    value.name = fields.line("name", name, LONGEST_NAME);
    if let Some(parent) = &input.parent {
        let fine = tree.contains_key(parent) && !is_below(tree, parent, id);
        fields.check("parent", "not_found", tree.contains_key(parent));
        fields.check("parent", "circle", fine || !tree.contains_key(parent));
        value.parent = Some(parent.clone());
    }
    if let Some(head) = &input.head {
        let found = record::get::<AccountRecord>(services, Kind::Account, head.as_str()).await?;
        fields.check("head", "not_found", found.is_some());
        value.head = Some(head.clone());
    }
    let twin = tree.iter().any(|(other, one)| {
        other != id && one.value.name == value.name && one.value.parent == value.parent
    });
    fields.check("name", "taken", !twin);
    fields.done()?;
    Ok(value)
}

/// Whether `id` is `above` itself or stands somewhere below it.
fn is_below(tree: &Tree, id: &DepartmentId, above: &DepartmentId) -> bool {
    let mut at = Some(id.clone());
    for _ in 0..=tree.len() {
        match at {
            None => return false,
            Some(found) if found == *above => return true,
            Some(found) => at = tree.get(&found).and_then(|one| one.value.parent.clone()),
        }
    }
    true
}

async fn write(
    services: &Services,
    actor: &Actor,
    about: About<'_>,
    detail: &str,
    change: Change,
) -> Result<(), Error> {
    let row = entry(services, actor, about, detail);
    services.records.write(vec![change], vec![row]).await?;
    services.process.forget();
    Ok(())
}

async fn read_back(services: &Services, id: &DepartmentId) -> Result<DepartmentView, Error> {
    let id = id.as_str();
    let found = record::need(services, Kind::Department, id, "department").await?;
    Ok(view(&found))
}

/// The name of a department, for views.
pub(super) fn name_in(tree: &Tree, id: Option<&DepartmentId>) -> Option<String> {
    Some(tree.get(id?)?.value.name.clone())
}
