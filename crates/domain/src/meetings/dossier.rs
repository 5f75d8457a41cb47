//! The dossier of somebody who comes: which part who may read and who may write (R052).

use serde::{Deserialize, Serialize};

use super::{AttendeeClass, AttendeeKind, Right, Standing};
use crate::accounts::Denial;

/// Most links of a dossier.
pub const MOST_LINKS: usize = 10;
/// Most items of the agenda that one person speaks in.
pub const MOST_SESSIONS: usize = 20;
/// Longest biography, in characters.
pub const LONGEST_BIOGRAPHY: usize = 4_000;

/// What is kept together, by who may read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DossierPart {
    /// Title, organisation, biography, portrait, sessions, links.
    Outer,
    /// When they arrive and what they need: what only they know.
    Needs,
    /// Who meets them, and notes about them.
    Inner,
}

impl DossierPart {
    /// All, outermost first.
    pub const ALL: [DossierPart; 3] = [DossierPart::Outer, DossierPart::Needs, DossierPart::Inner];
}

impl Standing {
    /// Who reads which part of a dossier; `own` says that it is the reader's. The outer part
    /// stands on the agenda, so who reads that reads it; the rest is for those who look after the
    /// event and its staff, and what somebody needs also for themselves.
    ///
    /// # Errors
    /// The reason, fit to be shown.
    pub fn may_read_dossier(self, part: DossierPart, own: bool) -> Result<(), Denial> {
        let theirs = own && self.invited.is_some();
        match part {
            DossierPart::Outer => self.may(Right::Agenda),
            DossierPart::Needs if theirs => Ok(()),
            DossierPart::Needs | DossierPart::Inner => self.may_look_inside(),
        }
    }

    fn may_look_inside(self) -> Result<(), Denial> {
        match self.invited {
            _ if self.looks_after => Ok(()),
            None => Err(Denial::NotInvited),
            Some((AttendeeKind::Observer, _)) => Err(Denial::ObserversSeeTheAgenda),
            Some((_, Some(AttendeeClass::Staff))) => Ok(()),
            Some(_) => Err(Denial::NotForYourClass),
        }
    }

    /// Who writes which part: who looks after the meeting; and everybody their own, but for what
    /// others note about them.
    ///
    /// # Errors
    /// The reason, fit to be shown.
    pub fn may_write_dossier(self, part: DossierPart, own: bool) -> Result<(), Denial> {
        match self.invited {
            _ if self.looks_after => Ok(()),
            None => Err(Denial::NotInvited),
            Some(_) if own && part != DossierPart::Inner => Ok(()),
            Some(_) => Err(Denial::NotForYourClass),
        }
    }
}
