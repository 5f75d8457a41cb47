//! `lintel admin link`: the way back in when nobody can sign in.

use std::process::ExitCode;

use clap::{Arg, ArgMatches, Command};
use domain::accounts::Actor;
use services::{
    accounts::{self, AccountFilter},
    paging::Paging,
};

use super::{Outcome, print};
use crate::{compose::Base, config::Settings};

pub(super) fn command() -> Command {
    Command::new("admin")
        .about("Administrators")
        .subcommand_required(true)
        .subcommand(
            Command::new("link")
                .about("Print a one-time link: for the first administrator, or to reset a password")
                .arg(
                    Arg::new("login")
                        .long("login")
                        .value_name("LOGIN")
                        .help("whose password; without it the first administrator's"),
                ),
        )
}

pub(super) async fn run(settings: &Settings, matches: &ArgMatches) -> Outcome {
    let own = matches.subcommand().map(|(_, own)| own);
    let login = own.and_then(|own| own.get_one::<String>("login"));
    let base = Base::open(settings).await?;
    let link = link(&base, login.map(String::as_str)).await;
    base.close().await;
    let origin = match settings.some("public_url") {
        Some(url) => url.trim_end_matches('/').to_owned(),
        None => format!("http://{}", settings.get("listen")),
    };
    print(&format!("{origin}{}\n", link?));
    explain(login.is_none());
    Ok(ExitCode::SUCCESS)
}

/// What to do with it; on stderr, so that a script gets the link alone.
#[expect(clippy::print_stderr, reason = "said beside the command's answer")]
fn explain(first: bool) {
    eprintln!("Open it in a browser: it sets a password, once, within 24 hours.");
    if first {
        eprintln!("An empty house then begins at /start: the first steps to the first booking.");
    }
}

async fn link(
    base: &Base,
    login: Option<&str>,
) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
    let services = &base.services;
    let Some(login) = login else {
        let link = accounts::first_start_link(services).await?;
        let link = link.ok_or("there is an administrator already: say whose with --login")?;
        return Ok(link.path);
    };
    let filter = AccountFilter {
        text: Some(login.to_owned()),
        ..AccountFilter::default()
    };
    let system = Actor::system();
    let page = accounts::list(services, &system, &filter, &Paging::most()).await?;
    let found = page
        .items
        .iter()
        .find(|one| one.login.eq_ignore_ascii_case(login));
    let account = found.ok_or_else(|| format!("nobody signs in as {login:?}"))?;
    Ok(accounts::reset_link(services, &system, &account.id)
        .await?
        .path)
}
