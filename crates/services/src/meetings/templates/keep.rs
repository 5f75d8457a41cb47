//! Keeping templates: a meeting administrator those of the own department, a system administrator
//! all (R219). What was taken away can be put back for a day.

use contract::meetings::{TemplateInput, TemplateView};
use domain::{
    accounts::{Action, Actor, Role, Subject, can},
    bookings::LONGEST_SUBJECT,
    ids::DepartmentId,
    meetings::{
        LONGEST_ITEM, MOST_ITEMS, MOST_TEMPLATES, MOST_WANTED, MeetingType, Mode, TemplateItem,
    },
};

use super::records::{Eyes, TemplateRecord, all};
use crate::{
    Error, Services, accounts,
    fields::Fields,
    journal::{About, audited, entry},
    ports::{Change, Kind},
    record::{self, Record},
};

/// Longest name, in characters.
const LONGEST_NAME: usize = 100;
/// Longest words of an invitation, in characters: they stand in an address.
const LONGEST_WORDS: usize = 1_000;
/// Longest name of an owner and of a paper, in characters.
const LONGEST_LINE: usize = 200;
/// Minutes of a meeting when nobody says how many.
const USUAL_MINUTES: u32 = 60;

fn about<'a>(action: &'static str, id: &'a str) -> About<'a> {
    About {
        action,
        kind: "template",
        id,
    }
}

/// Makes a template.
///
/// # Errors
/// Denied; wrong fields; rule `too_many`; unavailable.
pub async fn create(
    services: &Services,
    actor: &Actor,
    input: &TemplateInput,
) -> Result<TemplateView, Error> {
    let id = services.ids.id();
    let told = about("templates.create", &id);
    let work = async {
        can(actor, Action::KeepTemplates, Subject::House)?;
        let known = all(services).await?;
        let standing = known.iter().filter(|one| one.value.removed_at.is_none());
        if standing.count() >= MOST_TEMPLATES {
            return Err(Error::Rule("too_many"));
        }
        let value = laid(services, actor, &known, None, input).await?;
        let mut changes = vec![record::create(Kind::MeetingTemplate, &id, &value)?];
        changes.extend(swept(services, &known));
        write(services, actor, told, &value.name, changes).await
    };
    audited(services, actor, told, work).await?;
    read_back(services, actor, &id).await
}

/// Changes a template; meetings that were made from it stay as they are.
///
/// # Errors
/// As [`create`]; not found; stale.
pub async fn change(
    services: &Services,
    actor: &Actor,
    id: &str,
    input: &TemplateInput,
    revision: Option<u64>,
) -> Result<TemplateView, Error> {
    let told = about("templates.change", id);
    let work = async {
        let mut found = kept(services, actor, id, revision).await?;
        if found.value.removed_at.is_some() {
            return Err(Error::NotFound("template"));
        }
        let known = all(services).await?;
        found.value = laid(services, actor, &known, Some(&found), input).await?;
        let change = found.put(Kind::MeetingTemplate)?;
        write(services, actor, told, &found.value.name, vec![change]).await
    };
    audited(services, actor, told, work).await?;
    read_back(services, actor, id).await
}

/// Takes a template away; for a day it can be put back.
///
/// # Errors
/// As [`change`].
pub async fn remove(
    services: &Services,
    actor: &Actor,
    id: &str,
    revision: Option<u64>,
) -> Result<(), Error> {
    let told = about("templates.remove", id);
    let work = async {
        let mut found = kept(services, actor, id, revision).await?;
        if found.value.removed_at.is_some() {
            return Ok(());
        }
        found.value.removed_at = Some(services.clock.now());
        let mut changes = vec![found.put(Kind::MeetingTemplate)?];
        changes.extend(swept(services, &all(services).await?));
        write(services, actor, told, &found.value.name, changes).await
    };
    audited(services, actor, told, work).await
}

/// Puts a template back.
///
/// # Errors
/// As [`change`]; not found when it is gone for more than a day.
pub async fn restore(services: &Services, actor: &Actor, id: &str) -> Result<TemplateView, Error> {
    let told = about("templates.restore", id);
    let work = async {
        let mut found = kept(services, actor, id, None).await?;
        if found.value.is_gone(services.clock.now()) {
            return Err(Error::NotFound("template"));
        }
        if found.value.removed_at.take().is_none() {
            return Ok(());
        }
        let mut fields = Fields::default();
        fields.check(
            "name",
            "taken",
            !twin(&all(services).await?, id, &found.value),
        );
        fields.done()?;
        let change = found.put(Kind::MeetingTemplate)?;
        write(services, actor, told, &found.value.name, vec![change]).await
    };
    audited(services, actor, told, work).await?;
    read_back(services, actor, id).await
}

/// One that the caller keeps. One of another department is not there for those who do not see it.
async fn kept(
    services: &Services,
    actor: &Actor,
    id: &str,
    revision: Option<u64>,
) -> Result<Record<TemplateRecord>, Error> {
    let eyes = Eyes::of(services, actor).await?;
    let found = record::get::<TemplateRecord>(services, Kind::MeetingTemplate, id).await?;
    let seen = found.filter(|one| eyes.see(&one.value));
    let found = seen.ok_or(Error::NotFound("template"))?;
    found.value.kept_by(actor)?;
    found.at(revision)
}

/// The writes that take away for good what cannot be put back any more.
fn swept(services: &Services, known: &[Record<TemplateRecord>]) -> Vec<Change> {
    let now = services.clock.now();
    let gone = known.iter().filter(|one| one.value.is_gone(now));
    gone.map(|one| record::remove(Kind::MeetingTemplate, &one.id))
        .collect()
}

/// Whether another one that stands beside it has its name.
fn twin(known: &[Record<TemplateRecord>], id: &str, value: &TemplateRecord) -> bool {
    known.iter().any(|other| {
        let one = &other.value;
        let beside = one.removed_at.is_none() && one.department == value.department;
        other.id != id && beside && one.name == value.name
    })
}

/// The template as it was with what is given, checked.
async fn laid(
    services: &Services,
    actor: &Actor,
    known: &[Record<TemplateRecord>],
    before: Option<&Record<TemplateRecord>>,
    input: &TemplateInput,
) -> Result<TemplateRecord, Error> {
    let mut fields = Fields::default();
    let mut value = match before {
        Some(before) => before.value.clone(),
        None => blank(actor, input, &mut fields),
    };
    let name = input.name.as_deref().unwrap_or(&value.name);
    value.name = fields.line("name", name, LONGEST_NAME);
    value.kind = input.kind.unwrap_or(value.kind);
    if let Some(department) = &input.department {
        value.department = whose(services, department, &mut fields).await?;
    }
    if let Some(topic) = &input.topic {
        value.topic = short(&mut fields, "topic", topic, LONGEST_SUBJECT);
    }
    value.minutes = input.minutes.unwrap_or(value.minutes);
    fields.check("minutes", "too_small", value.minutes > 0);
    fields.check("minutes", "too_large", value.minutes <= LONGEST_ITEM);
    value.mode = input.mode.unwrap_or(value.mode);
    if let Some(agenda) = &input.agenda {
        value.agenda = items(agenda, &mut fields);
    }
    if let Some(words) = &input.invitation {
        let words = fields.text("invitation", words, LONGEST_WORDS);
        words.trim().clone_into(&mut value.invitation);
    }
    if let Some(papers) = &input.papers {
        value.papers = wanted(papers, &mut fields);
    }
    let id = before.map_or("", |before| &before.id);
    fields.check("name", "taken", !twin(known, id, &value));
    value.kept_by(actor)?;
    fields.done()?;
    Ok(value)
}

/// A new one before anything of it is said.
fn blank(actor: &Actor, input: &TemplateInput, fields: &mut Fields) -> TemplateRecord {
    fields.check("type", "required", input.kind.is_some());
    let own = actor.department.clone();
    TemplateRecord {
        name: String::new(),
        kind: MeetingType::InternalRegular,
        department: own.filter(|_| !actor.is(Role::SystemAdministrator)),
        topic: String::new(),
        minutes: USUAL_MINUTES,
        mode: Mode::default(),
        agenda: Vec::new(),
        invitation: String::new(),
        papers: Vec::new(),
        removed_at: None,
    }
}

async fn whose(
    services: &Services,
    department: &DepartmentId,
    fields: &mut Fields,
) -> Result<Option<DepartmentId>, Error> {
    if department.as_str().is_empty() {
        return Ok(None);
    }
    fields.id("department", department.as_str());
    let (found, _) = accounts::departments_around(services, Some(department)).await?;
    fields.check("department", "not_found", !found.is_empty());
    Ok(Some(department.clone()))
}

/// One line that may be empty.
fn short(fields: &mut Fields, field: &str, text: &str, most: usize) -> String {
    match text.trim() {
        "" => String::new(),
        text => fields.line(field, text, most),
    }
}

fn items(given: &[TemplateItem], fields: &mut Fields) -> Vec<TemplateItem> {
    fields.check("agenda", "too_many", given.len() <= MOST_ITEMS);
    let item = |one: &TemplateItem| {
        fields.check("agenda", "too_large", one.minutes <= LONGEST_ITEM);
        TemplateItem {
            topic: fields.line("agenda", &one.topic, LONGEST_SUBJECT),
            owner: short(fields, "agenda", &one.owner, LONGEST_LINE),
            minutes: one.minutes,
        }
    };
    given.iter().take(MOST_ITEMS).map(item).collect()
}

fn wanted(given: &[String], fields: &mut Fields) -> Vec<String> {
    fields.check("papers", "too_many", given.len() <= MOST_WANTED);
    let given = given.iter().take(MOST_WANTED);
    given
        .map(|one| fields.line("papers", one, LONGEST_LINE))
        .collect()
}

async fn write(
    services: &Services,
    actor: &Actor,
    about: About<'_>,
    name: &str,
    changes: Vec<Change>,
) -> Result<(), Error> {
    let row = entry(services, actor, about, name);
    Ok(services.records.write(changes, vec![row]).await?)
}

async fn read_back(services: &Services, actor: &Actor, id: &str) -> Result<TemplateView, Error> {
    let found = record::need(services, Kind::MeetingTemplate, id, "template").await?;
    Ok(Eyes::of(services, actor).await?.view(found))
}
