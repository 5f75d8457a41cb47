//! Packages of the operating system: Debian's and Ubuntu's apt is driven when we are root; anyone
//! else gets the command to type.

use super::Found;
use crate::process::{Outcome, command, read, run_logged};
use crate::project::Project;
use std::path::Path;

/// A package and whether what it brings is there already.
pub struct Package {
    /// Debian's name.
    pub name: &'static str,
    /// Found on this machine, from wherever.
    pub present: bool,
}

/// Installs the packages that are not present, in one call.
pub fn ensure(project: &Project, packages: &[Package]) -> Outcome<Found> {
    let missing: Vec<&str> = packages
        .iter()
        .filter(|package| !package.present)
        .map(|package| package.name)
        .collect();
    if missing.is_empty() {
        let names: Vec<&str> = packages.iter().map(|package| package.name).collect();
        return Ok(Found::Present(names.join(", ")));
    }
    let list = missing.join(" ");
    let typed = format!("sudo apt-get update && sudo apt-get install --yes {list}");
    let Some(apt) = project.which("apt-get") else {
        return Err(format!(
            "install with this machine's package manager what Debian calls {list}"
        ));
    };
    if !is_root(project) {
        return Err(format!(
            "please run\n    {typed}\nand then this command again"
        ));
    }
    install(project, &apt, &missing).map_err(|why| format!("{why}\nplease run\n    {typed}"))?;
    Ok(Found::Installed(list))
}

/// Old lists are the usual reason for a failure, so they are renewed first.
fn install(project: &Project, apt: &Path, missing: &[&str]) -> Outcome<()> {
    let log = project.log("apt");
    let updated = run_logged(command(project, apt).arg("update"), &log);
    let mut install = command(project, apt);
    install
        .args(["install", "--yes", "--no-install-recommends"])
        .args(missing);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    match (run_logged(&mut install, &log), updated) {
        (Err(why), Err(lists)) => Err(format!("{lists}\n{why}")),
        (outcome, _) => outcome,
    }
}

fn is_root(project: &Project) -> bool {
    read(command(project, "id").arg("-u")).is_ok_and(|id| id == "0")
}
