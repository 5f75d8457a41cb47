//! `cargo xtask tidy`: the rules of the house, each a function from sources to findings.
//!
//! A rule reads text and says where it is broken; it never writes and knows nothing of the other
//! rules. Hard limits are findings and fail; soft limits are counted (`--soft` lists them). Start
//! with [`RULES`]; a new rule is a function in a file of `tidy/` with a test that it can fail.

mod arrows;
mod colours;
mod language;
mod layout;
mod places;
mod sizes;
mod slices;
pub mod tree;

use crate::process::Outcome;
use crate::project::Project;
use tree::File;

/// A broken rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// `path` or `path:line`, relative to the checkout.
    pub place: String,
    /// What is wrong and what is wanted instead.
    pub what: String,
    /// Counted, not failed.
    pub soft: bool,
}

impl Finding {
    fn at(file: &File, line: usize, what: impl Into<String>) -> Finding {
        Finding {
            place: format!("{}:{line}", file.path),
            what: what.into(),
            soft: false,
        }
    }

    fn on(place: &str, what: impl Into<String>) -> Finding {
        Finding {
            place: place.to_owned(),
            what: what.into(),
            soft: false,
        }
    }

    fn softly(self) -> Finding {
        Finding { soft: true, ..self }
    }
}

/// From sources to findings.
type Rule = fn(&[File]) -> Vec<Finding>;

/// Rules that need only the texts of the checkout.
const RULES: &[Rule] = &[
    sizes::files,
    sizes::functions,
    sizes::columns,
    slices::imports,
    layout::door_signs,
    layout::names,
    colours::colours,
    places::queries,
    places::pure_crates,
    language::locales,
];

/// `cargo xtask tidy [--soft]`.
pub fn run(project: &Project, arguments: &[String]) -> Outcome<()> {
    let files = tree::read(&project.root)?;
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&files)).collect();
    findings.extend(arrows::findings(&arrows::metadata(project)?));
    findings.sort();
    let (soft, hard): (Vec<_>, Vec<_>) = findings.into_iter().partition(|finding| finding.soft);
    let shown = if arguments.iter().any(|argument| argument == "--soft") {
        &soft[..]
    } else {
        &[]
    };
    for finding in shown.iter().chain(&hard) {
        println!("{}: {}", finding.place, finding.what);
    }
    println!(
        "tidy: {} files, {} over a soft limit (--soft lists them)",
        files.len(),
        soft.len()
    );
    match hard.len() {
        0 => Ok(()),
        count => Err(format!("tidy: {count} findings")),
    }
}
