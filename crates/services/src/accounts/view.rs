//! People as others may see them.

use contract::accounts::AccountView;
use domain::ids::{AccountId, DepartmentId};

use super::{departments, records::AccountRecord};
use crate::{Error, Services, ports::Kind, record, record::Record};

/// A person with the department's name.
pub(super) fn view(one: &Record<AccountRecord>, department_name: Option<String>) -> AccountView {
    let value = one.value.clone();
    AccountView {
        id: AccountId::from(one.id.as_str()),
        login: value.login,
        name: value.name,
        email: value.email,
        kind: value.kind,
        roles: value.roles,
        department: value.department,
        department_name,
        locale: value.locale,
        time_zone: value.time_zone,
        disabled: value.disabled,
        linked_to: value.linked_to,
        revision: one.revision,
    }
}

/// One person, read again.
pub(super) async fn read_back(services: &Services, id: &AccountId) -> Result<AccountView, Error> {
    let kind = Kind::Account;
    let found: Record<AccountRecord> = record::need(services, kind, id.as_str(), "account").await?;
    let name = department_name(services, found.value.department.as_ref()).await?;
    Ok(view(&found, name))
}

async fn department_name(
    services: &Services,
    id: Option<&DepartmentId>,
) -> Result<Option<String>, Error> {
    match id {
        None => Ok(None),
        Some(_) => Ok(departments::name_in(
            &departments::tree(services).await?,
            id,
        )),
    }
}
