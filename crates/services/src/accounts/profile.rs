//! A new person's first steps: name, department, position, contact (R002).
//!
//! Who was made without a first password signs in by a link and completes this before anything
//! else; who has it complete is never asked again. Must not know pages.

use contract::accounts::{AccountView, Profile, ProfileInput};
use domain::{
    accounts::{Actor, Role},
    ids::DepartmentId,
};

use super::{
    departments,
    me::own,
    records::{AccountRecord, DepartmentRecord},
    view,
};
use crate::{
    Error, Services,
    fields::Fields,
    journal::{About, audited, entry},
    ports::Kind,
    record,
};

/// Longest position and contact, in characters.
const LONGEST: usize = 200;
/// Digits that reach somebody.
const FEWEST_DIGITS: usize = 5;

/// Whether somebody new is asked: while the house has no department there is none to say.
pub(super) async fn asks(services: &Services) -> Result<bool, Error> {
    let any = services.records.page(Kind::Department, None, 1).await?;
    Ok(!any.is_empty())
}

/// What the caller has said so far.
///
/// # Errors
/// Sign in; unavailable.
pub async fn profile(services: &Services, actor: &Actor) -> Result<Profile, Error> {
    let (_, account) = own(services, actor).await?;
    let tree = departments::tree(services).await?;
    let value = account.value;
    let mut choices: Vec<(DepartmentId, String)> = Vec::new();
    if may_choose(&value) {
        let all = record::all::<DepartmentRecord>(services, Kind::Department, 10_000).await?;
        choices.extend(
            all.into_iter()
                .map(|one| (one.id.as_str().into(), one.value.name)),
        );
        choices.sort_by(|a, b| a.1.cmp(&b.1));
    }
    Ok(Profile {
        due: value.profile_due,
        department_name: departments::name_in(&tree, value.department.as_ref()),
        name: value.name,
        department: value.department,
        position: value.position.unwrap_or_default(),
        contact: value.phone.or(value.email).unwrap_or_default(),
        choices,
    })
}

/// Who has a department, or looks after one, does not choose it: that would give rights.
fn may_choose(account: &AccountRecord) -> bool {
    account.department.is_none() && !account.roles.contains(&Role::MeetingAdministrator)
}

/// Says it; from then on nothing is in the way.
///
/// # Errors
/// Sign in; wrong fields `name`, `department`, `position`, `contact`; unavailable.
pub async fn complete_profile(
    services: &Services,
    actor: &Actor,
    input: &ProfileInput,
) -> Result<AccountView, Error> {
    let (id, mut account) = own(services, actor).await?;
    let about = About {
        action: "accounts.complete_profile",
        kind: "account",
        id: id.as_str(),
    };
    let work = async {
        let mut fields = Fields::default();
        let value = &mut account.value;
        value.name = fields.line("name", &input.name, LONGEST);
        value.position = Some(fields.line("position", &input.position, LONGEST));
        let contact = fields.line("contact", &input.contact, LONGEST);
        let digits = contact.chars().filter(char::is_ascii_digit).count();
        let reaches = contact.is_empty() || contact.contains('@') || digits >= FEWEST_DIGITS;
        fields.check("contact", "bad_contact", reaches);
        value.phone = Some(contact);
        if may_choose(value) {
            let said = input.department.trim();
            let chosen = record::get::<DepartmentRecord>(services, Kind::Department, said).await?;
            let code = if said.is_empty() {
                "required"
            } else {
                "not_found"
            };
            fields.check("department", code, chosen.is_some());
            value.department = Some(said.into());
        }
        fields.done()?;
        value.profile_due = false;
        let row = entry(services, actor, about, &value.name);
        let changes = vec![account.put(Kind::Account)?];
        services.records.write(changes, vec![row]).await?;
        services.process.forget();
        Ok(())
    };
    audited(services, actor, about, work).await?;
    view::read_back(services, &id).await
}
