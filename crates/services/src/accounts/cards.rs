//! What is known of people beside their names, for lists of those who come to something (R057).

use std::collections::HashMap;

use domain::ids::AccountId;

use super::{departments, records::AccountRecord};
use crate::{Error, Services, ports::Kind, record::Record};

/// Accounts read at once.
const AT_ONCE: usize = 2_000;

/// What an account says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Card {
    /// Name of the department.
    pub department: Option<String>,
    /// What they are there.
    pub position: Option<String>,
    /// Where they are reached, beside the mail address.
    pub phone: Option<String>,
}

/// What these accounts say; who is not there is left out.
///
/// # Errors
/// Unavailable.
pub(crate) async fn cards(
    services: &Services,
    accounts: &[AccountId],
) -> Result<HashMap<AccountId, Card>, Error> {
    let mut cards = HashMap::new();
    if accounts.is_empty() {
        return Ok(cards);
    }
    let tree = departments::tree(services).await?;
    let ids: Vec<String> = accounts.iter().map(ToString::to_string).collect();
    let said = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    for part in ids.chunks(AT_ONCE) {
        for stored in services.records.get_many(Kind::Account, part).await? {
            let found: Record<AccountRecord> = Record::of(&stored)?;
            let value = found.value;
            let card = Card {
                department: departments::name_in(&tree, value.department.as_ref()),
                position: said(value.position),
                phone: said(value.phone),
            };
            cards.insert(AccountId::from(found.id.as_str()), card);
        }
    }
    Ok(cards)
}
