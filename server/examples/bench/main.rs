//! The figures that Lintel promises, measured in one run and printed as one table.
//!
//! Must not assert wall-clock time of its own: bars are ratios of this run, or the figures of the
//! issue. Start at [`main`]; each section measures one promise. Run it by `cargo xtask bench`.
//!
//! It speaks HTTP by hand: a client crate among the dev-dependencies would change the features
//! that the database is built with, and so build it twice.

mod booking;
mod child;
mod figure;
mod growth;
mod guests;
mod http;
mod import;
mod paths;
mod push;
mod race;
mod raw;
mod reconnect;
mod report;

use std::path::PathBuf;

use figure::Figure;
// Its allocator, so that both sides of a ratio have the same.
use server as _;

/// What can go wrong in a benchmark: everything, and then it ends.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// What was asked for.
struct Asked {
    json: Option<PathBuf>,
    only: Option<String>,
    lintel: PathBuf,
    shared: Option<PathBuf>,
}

fn asked() -> Outcome<Asked> {
    let mut words = std::env::args().skip(1);
    let beside = std::env::current_exe()?;
    let folder = beside.parent().and_then(|one| one.parent());
    let lintel = folder.map(|one| one.join("lintel"));
    let mut asked = Asked {
        json: None,
        only: None,
        lintel: lintel.ok_or("no folder above the benchmark")?,
        shared: std::env::var_os("LINTEL_SHARED").map(PathBuf::from),
    };
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or(format!("{word} needs a value"));
        match word.as_str() {
            "--json" => asked.json = Some(value()?.into()),
            "--only" => asked.only = Some(value()?),
            "--lintel" => asked.lintel = value()?.into(),
            "--shared" => asked.shared = Some(value()?.into()),
            other => return Err(format!("unknown word {other}").into()),
        }
    }
    Ok(asked)
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let asked = asked()?;
    let wanted = |name: &str| asked.only.as_deref().is_none_or(|only| only == name);
    let mut figures: Vec<Figure> = Vec::new();
    if wanted("race") {
        figures.extend(race::measure().await?);
    }
    if wanted("booking") {
        figures.extend(booking::measure(&asked.lintel).await?);
    }
    if wanted("push") {
        figures.extend(push::measure(&asked.lintel).await?);
    }
    if wanted("reconnect") {
        figures.extend(reconnect::measure(&asked.lintel).await?);
    }
    if wanted("import") {
        figures.extend(import::measure(&asked.lintel, asked.shared.as_deref()).await?);
    }
    if wanted("guests") {
        figures.extend(guests::measure(&asked.lintel).await?);
    }
    if wanted("growth") {
        figures.extend(growth::measure(&asked.lintel).await?);
    }
    if wanted("finder") {
        figures.extend(growth::people::measure(&asked.lintel).await?);
    }
    report::print(&figures);
    if let Some(file) = &asked.json {
        report::write(&figures, file)?;
    }
    if figures.iter().all(|one| one.ok) {
        return Ok(());
    }
    Err("a figure is beyond its bar".into())
}
