//! A whole organisation's people at once, for demo data: one transaction, one password.

use domain::{
    accounts::{Action, Actor, PersonKind, Role, Subject, can},
    ids::{AccountId, DepartmentId},
};

use super::{
    password,
    records::{AccountRecord, DepartmentRecord},
};
use crate::{
    Error, Services,
    journal::{About, entry},
    ports::Kind,
    record,
};

/// A person to be made.
#[derive(Debug, Clone)]
pub(crate) struct NewPerson {
    pub id: AccountId,
    pub login: String,
    pub name: String,
    pub email: String,
    pub kind: PersonKind,
    pub roles: Vec<Role>,
    pub department: Option<DepartmentId>,
    pub locale: String,
    pub time_zone: String,
    pub linked_to: Vec<AccountId>,
}

/// A department to be made.
#[derive(Debug, Clone)]
pub(crate) struct NewDepartment {
    pub id: DepartmentId,
    pub name: String,
    pub parent: Option<DepartmentId>,
    pub head: Option<AccountId>,
}

/// Makes departments and people, at most 900 together. All get the same password, hashed once:
/// sixty slow hashes would be most of the time that demo data takes.
///
/// # Errors
/// Denied to all but system administrators; rule `taken`; unavailable.
pub(crate) async fn create_many(
    services: &Services,
    actor: &Actor,
    departments: &[NewDepartment],
    people: &[NewPerson],
    password: &str,
) -> Result<(), Error> {
    can(actor, Action::KeepAccounts, Subject::House)?;
    let hash = password::hash(password.to_owned(), &services.ids.secret()).await?;
    let mut changes = Vec::with_capacity(departments.len() + people.len());
    for one in departments {
        let record = DepartmentRecord {
            name: one.name.clone(),
            parent: one.parent.clone(),
            head: one.head.clone(),
        };
        changes.push(record::create(Kind::Department, one.id.as_str(), &record)?);
    }
    for one in people {
        let record = AccountRecord {
            login: one.login.clone(),
            name: one.name.clone(),
            email: Some(one.email.clone()),
            kind: one.kind,
            roles: one.roles.clone(),
            department: one.department.clone(),
            locale: Some(one.locale.clone()),
            time_zone: Some(one.time_zone.clone()),
            no_mail: false,
            disabled: false,
            linked_to: one.linked_to.clone(),
            password_hash: Some(hash.clone()),
            position: None,
            phone: None,
            profile_due: false,
        };
        changes.push(record::create(Kind::Account, one.id.as_str(), &record)?);
    }
    let about = About {
        action: "accounts.create",
        kind: "account",
        id: "",
    };
    let row = entry(
        services,
        actor,
        about,
        &format!("{} accounts", people.len()),
    );
    Ok(services.records.write(changes, vec![row]).await?)
}
