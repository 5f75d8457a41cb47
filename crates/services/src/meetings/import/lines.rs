//! What a line asks for: somebody with how much they are needed, or what is wrong with it.

use std::collections::HashSet;

use contract::locale::Locale;
use domain::bookings::Attendee;

use super::{
    super::people::Wanted,
    columns::{Column, Header, class, kind},
    sheet::Line,
    template::EXAMPLES,
};
use crate::{
    Error, Services,
    accounts::{Known, accounts_by, accounts_named},
};

/// Longest name and company, in characters.
const LONGEST: usize = 200;
/// Longest mail address, in bytes (RFC 5321 4.5.3.1).
const LONGEST_ADDRESS: usize = 254;

/// One line that is meant.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub line: usize,
    pub name: String,
    pub wanted: Result<Wanted, Trouble>,
}

/// What is wrong with a line, with the word that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trouble {
    pub code: &'static str,
    pub said: String,
}

/// A line as it stands, without empty ends.
struct Cells<'a> {
    name: &'a str,
    email: &'a str,
    login: &'a str,
    company: &'a str,
    kind: &'a str,
    class: &'a str,
}

impl<'a> Cells<'a> {
    fn of(header: &Header, line: &'a Line) -> Self {
        let cell = |column| header.cell(&line.cells, column);
        Self {
            name: cell(Column::Name),
            email: cell(Column::Email),
            login: cell(Column::Login),
            company: cell(Column::Company),
            kind: cell(Column::Kind),
            class: cell(Column::Class),
        }
    }

    fn is_example(&self) -> bool {
        EXAMPLES.iter().any(|word| self.name.starts_with(word))
    }

    /// The first thing that is wrong with it, whoever is meant.
    fn check(&self) -> Result<(), Trouble> {
        let trouble = |code, said: &str| {
            Err(Trouble {
                code,
                said: said.chars().take(60).collect(),
            })
        };
        if self.name.is_empty() && self.login.is_empty() {
            return trouble("name_missing", "");
        }
        for text in [self.name, self.login, self.company] {
            if text.chars().count() > LONGEST {
                return trouble("too_long", text);
            }
            if text.contains(char::is_control) {
                return trouble("bad_characters", "");
            }
        }
        if !self.email.is_empty() && !is_address(self.email) {
            return trouble("bad_email", self.email);
        }
        if !self.kind.is_empty() && kind(self.kind).is_none() {
            return trouble("unknown_kind", self.kind);
        }
        if !self.class.is_empty() && class(self.class).is_none() {
            return trouble("unknown_class", self.class);
        }
        Ok(())
    }
}

/// Only the shape: the rest is for the mail server.
fn is_address(said: &str) -> bool {
    let bad = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';');
    let parts = said.split_once('@');
    said.len() <= LONGEST_ADDRESS
        && !said.contains(bad)
        && parts.is_some_and(|(local, host)| {
            !local.is_empty() && !host.is_empty() && !host.contains('@')
        })
}

/// Every line that is meant, with the accounts behind logins, addresses and names.
///
/// # Errors
/// Wrong header; unavailable.
pub(super) async fn entries(
    services: &Services,
    lines: &[Line],
    locale: Locale,
) -> Result<Vec<Entry>, Error> {
    let Some((head, people)) = lines.split_first() else {
        return Ok(Vec::new());
    };
    let header = Header::read(&head.cells, locale)?;
    let cells = people
        .iter()
        .map(|line| (line.number, Cells::of(&header, line)))
        .filter(|(_, cells)| !cells.is_example());
    let cells: Vec<(usize, Cells<'_>)> = cells.collect();
    let known = Directory::of(services, &cells).await?;
    let entry = |(line, cells): &(usize, Cells<'_>)| Entry {
        line: *line,
        name: cells.name.chars().take(LONGEST).collect(),
        wanted: cells.check().and_then(|()| known.wanted(cells)),
    };
    Ok(cells.iter().map(entry).collect())
}

/// The people of the house whom the file speaks of.
struct Directory {
    logins: Known,
    addresses: Known,
    names: Known,
}

impl Directory {
    async fn of(services: &Services, lines: &[(usize, Cells<'_>)]) -> Result<Self, Error> {
        let (mut logins, mut addresses) = (HashSet::new(), HashSet::new());
        let mut names = HashSet::new();
        for (_, cells) in lines.iter().filter(|(_, cells)| cells.check().is_ok()) {
            let (login, email) = (cells.login.to_lowercase(), cells.email.to_lowercase());
            match (login.is_empty(), email.is_empty()) {
                (false, _) => logins.insert(login),
                (true, false) => addresses.insert(email),
                (true, true) => names.insert(cells.name.to_lowercase()),
            };
        }
        Ok(Self {
            logins: accounts_by(services, "login", &logins).await?,
            addresses: accounts_by(services, "email", &addresses).await?,
            names: accounts_named(services, &names).await?,
        })
    }

    fn wanted(&self, cells: &Cells<'_>) -> Result<Wanted, Trouble> {
        let login = cells.login.to_lowercase();
        let found = match (login.is_empty(), cells.email.is_empty()) {
            (false, _) => self.logins.get(&login),
            (true, false) => self.addresses.get(&cells.email.to_lowercase()),
            (true, true) => self.names.get(&cells.name.to_lowercase()),
        };
        if !login.is_empty() && found.is_none() {
            return Err(Trouble {
                code: "no_such_login",
                said: cells.login.chars().take(60).collect(),
            });
        }
        let name = match (cells.name, found) {
            ("", Some((_, name))) => name.clone(),
            (name, _) => name.to_owned(),
        };
        let filled = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Ok(Wanted {
            who: Attendee {
                name,
                email: filled(cells.email),
                account: found.map(|(account, _)| account.clone()),
            },
            kind: kind(cells.kind),
            class: class(cells.class),
            company: filled(cells.company),
        })
    }
}
