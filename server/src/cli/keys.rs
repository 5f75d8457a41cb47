//! `lintel api-key create|list|revoke`.

use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};
use domain::{
    accounts::{Actor, Role},
    ids::ApiKeyId,
};
use jiff::Timestamp;
use services::accounts::{self, KeyInput};

use super::{Outcome, print};
use crate::{compose::Base, config::Settings};

pub(super) fn command() -> Command {
    let text = |name: &'static str, help| Arg::new(name).long(name).value_name("TEXT").help(help);
    Command::new("api-key")
        .about("Keys for programs")
        .subcommand_required(true)
        .subcommand(
            Command::new("create")
                .about("Make a key and print it, alone, on stdout")
                .arg(text("role", "ordinary … system_administrator").required(true))
                .arg(text("name", "what it is for").required(true))
                .arg(text(
                    "expires",
                    "RFC 3339 instant; without it the key does not end",
                ))
                .arg(
                    Arg::new("read-only")
                        .long("read-only")
                        .action(ArgAction::SetTrue),
                ),
        )
        .subcommand(Command::new("list").about("Keys, without their secrets"))
        .subcommand(
            Command::new("revoke")
                .about("End a key")
                .arg(Arg::new("id").required(true).help("as `list` prints it")),
        )
}

pub(super) async fn run(settings: &Settings, matches: &ArgMatches) -> Outcome {
    let base = Base::open(settings).await?;
    let done = match matches.subcommand() {
        Some(("create", own)) => create(&base, own).await,
        Some(("revoke", own)) => revoke(&base, own).await,
        _ => list(&base).await,
    };
    base.close().await;
    done.map(|()| ExitCode::SUCCESS)
}

type Done = Result<(), Box<dyn std::error::Error + Send + Sync>>;

async fn create(base: &Base, matches: &ArgMatches) -> Done {
    let text = |name: &str| matches.get_one::<String>(name).cloned();
    let role = text("role").unwrap_or_default();
    let role = Role::ALL
        .into_iter()
        .find(|one| one.as_str() == role)
        .ok_or_else(|| format!("--role: {role:?} is none of {}", roles()))?;
    let expires = text("expires")
        .map(|at| at.parse::<Timestamp>())
        .transpose();
    let input = KeyInput {
        name: text("name").unwrap_or_default(),
        role,
        read_only: matches.get_flag("read-only"),
        expires_at: expires.map_err(|error| format!("--expires: {error}"))?,
        department: None,
    };
    let (key, _) = accounts::create_key(&base.services, &Actor::system(), &input).await?;
    print(&format!("{key}\n"));
    Ok(())
}

fn roles() -> String {
    let words: Vec<_> = Role::ALL.into_iter().map(Role::as_str).collect();
    words.join(", ")
}

async fn list(base: &Base) -> Done {
    for key in accounts::keys(&base.services, &Actor::system()).await? {
        let ends = key
            .expires_at
            .map_or_else(|| "never".to_owned(), |at| at.to_string());
        print(&format!(
            "{}  {:<24} {:<22} ends {ends}\n",
            key.id,
            key.name,
            key.role.as_str()
        ));
    }
    Ok(())
}

async fn revoke(base: &Base, matches: &ArgMatches) -> Done {
    let id = matches.get_one::<String>("id").map_or("", String::as_str);
    accounts::revoke_key(&base.services, &Actor::system(), &ApiKeyId::from(id)).await?;
    Ok(())
}
