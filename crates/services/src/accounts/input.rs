//! What people type about an account, checked field by field.

use contract::accounts::AccountInput;
use domain::accounts::{PersonKind, Role};

use super::{links::check_password, password, records::AccountRecord};
use crate::{Error, Services, fields::Fields, ports::Kind, record};

/// Most people that one external person is linked to.
const MOST_LINKED: usize = 50;

/// `value` with what is given in `input`.
///
/// # Errors
/// Every wrong field; unavailable.
pub(super) async fn apply(
    services: &Services,
    input: &AccountInput,
    mut value: AccountRecord,
) -> Result<AccountRecord, Error> {
    let mut fields = Fields::default();
    let login = input.login.as_deref().unwrap_or(&value.login);
    value.login = fields.line("login", login, 100).to_lowercase();
    fields.check(
        "login",
        "bad_characters",
        !value.login.contains(char::is_whitespace),
    );
    let name = input.name.as_deref().unwrap_or(&value.name);
    value.name = fields.line("name", name, 200);
    if let Some(email) = &input.email {
        value.email = mail(&mut fields, email);
    }
    value.kind = input.kind.unwrap_or(value.kind);
    if let Some(roles) = &input.roles {
        value.roles = roles.clone();
        value.roles.sort_unstable();
        value.roles.dedup();
    }
    let external = value.kind == PersonKind::External;
    let powers = value.roles.iter().any(|role| *role != Role::Ordinary);
    fields.check("roles", "internal_only", !(external && powers));
    value.disabled = input.disabled.unwrap_or(value.disabled);
    preferences(&mut fields, input, &mut value);
    references(services, &mut fields, input, &mut value).await?;
    fields.done()?;
    if let Some(password) = &input.password {
        check_password(password, &value)?;
        let hash = password::hash(password.clone(), &services.ids.secret()).await?;
        value.password_hash = Some(hash);
    }
    Ok(value)
}

/// Empty takes the address away. Only the shape is checked: the rest is for the mail server.
fn mail(fields: &mut Fields, email: &str) -> Option<String> {
    let email = email.trim().to_lowercase();
    if email.is_empty() {
        return None;
    }
    let parts = email.split_once('@');
    let fine = parts.is_some_and(|(user, host)| !user.is_empty() && host.contains('.'));
    let clean = !email.contains(|c: char| c.is_whitespace() || c.is_control());
    fields.check("email", "bad_email", fine && clean && email.len() <= 254);
    Some(email)
}

fn preferences(fields: &mut Fields, input: &AccountInput, value: &mut AccountRecord) {
    if let Some(locale) = &input.locale {
        fields.check(
            "locale",
            "not_found",
            matches!(locale.as_str(), "" | "en" | "zh"),
        );
        value.locale = Some(locale.clone()).filter(|one| !one.is_empty());
    }
    if let Some(zone) = &input.time_zone {
        if !zone.is_empty() {
            let _ = fields.zone("time_zone", zone);
        }
        value.time_zone = Some(zone.clone()).filter(|one| !one.is_empty());
    }
}

async fn references(
    services: &Services,
    fields: &mut Fields,
    input: &AccountInput,
    value: &mut AccountRecord,
) -> Result<(), Error> {
    if let Some(department) = &input.department {
        let found = services
            .records
            .get(Kind::Department, department.as_str())
            .await?;
        fields.check("department", "not_found", found.is_some());
        value.department = Some(department.clone());
    }
    if let Some(linked) = &input.linked_to {
        fields.check("linked_to", "too_long", linked.len() <= MOST_LINKED);
        for id in linked.iter().take(MOST_LINKED) {
            let found = record::get::<AccountRecord>(services, Kind::Account, id.as_str()).await?;
            let inside = found.is_some_and(|one| one.value.kind == PersonKind::Internal);
            fields.check("linked_to", "not_found", inside);
        }
        let external = value.kind == PersonKind::External;
        fields.check("linked_to", "external_only", external || linked.is_empty());
        value.linked_to = linked.clone();
    }
    Ok(())
}
