//! Who heads which department.

use domain::ids::{AccountId, DepartmentId};

use super::departments::{self, Tree};
use crate::{Error, Services};

/// Departments above one another.
const DEEPEST: usize = 50;

/// The departments of the house, to be asked for their heads.
pub(crate) struct Heads(Tree);

/// All of them, as they are now.
///
/// # Errors
/// Unavailable.
pub(crate) async fn heads(services: &Services) -> Result<Heads, Error> {
    Ok(Heads(departments::tree(services).await?))
}

impl Heads {
    /// The head of a department; where there is none, that of the next one above.
    pub(crate) fn of(&self, department: Option<&DepartmentId>) -> Option<AccountId> {
        let mut at = department;
        for _ in 0..DEEPEST {
            let one = &self.0.get(at?)?.value;
            if let Some(head) = &one.head {
                return Some(head.clone());
            }
            at = one.parent.as_ref();
        }
        None
    }

    /// Whether somebody heads any department.
    pub(crate) fn is_head(&self, account: &AccountId) -> bool {
        let mut all = self.0.values();
        all.any(|one| one.value.head.as_ref() == Some(account))
    }
}
