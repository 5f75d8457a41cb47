//! Where things are: the checkout, and the cache folder that survives it.

use crate::process::Outcome;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The checkout and the cache folder beside which every command works.
pub struct Project {
    /// The folder with the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// `$LINTEL_CACHE`, else `$XDG_CACHE_HOME/lintel`, else `~/.cache/lintel`.
    pub cache: PathBuf,
}

impl Project {
    /// Finds the checkout that this program was started from, and makes the cache folder.
    pub fn find() -> Outcome<Project> {
        let project = Project {
            root: find_root()?,
            cache: find_cache()?,
        };
        for folder in [project.cache.join("logs"), project.tools().join("bin")] {
            std::fs::create_dir_all(&folder)
                .map_err(|error| format!("cannot make {}: {error}", folder.display()))?;
        }
        Ok(project)
    }

    /// Tools that set-up installed: `bin/` holds programs.
    pub fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    /// Programs of the project's npm packages.
    pub fn node_programs(&self) -> PathBuf {
        self.root.join("node_modules/.bin")
    }

    /// Where native code is built; an explicit `CARGO_TARGET_DIR` wins.
    pub fn target(&self) -> PathBuf {
        match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) if !folder.is_empty() => self.root.join(folder),
            _ => self.cache.join("target"),
        }
    }

    /// Where the browser's code is built. Apart from the native folder, because server and
    /// browser builds turn on different features of the same crates.
    pub fn target_wasm(&self) -> PathBuf {
        self.cache.join("target-wasm")
    }

    /// What the server serves: `dist/` in the checkout.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The log file of a long step.
    pub fn log(&self, step: &str) -> PathBuf {
        self.cache.join("logs").join(format!("{step}.log"))
    }

    /// `PATH` for children: the project's own tools first.
    pub fn path(&self) -> OsString {
        let own = [self.tools().join("bin"), self.node_programs()];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let folders = own.into_iter().chain(env::split_paths(&inherited));
        env::join_paths(folders).unwrap_or(inherited)
    }

    /// The full path of a program on [`Project::path`], if there is one.
    pub fn which(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.path())
            .map(|folder| folder.join(program))
            .find(|candidate| is_program(candidate))
    }
}

/// True when a file is there and may be executed.
fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata()
        .is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

fn find_root() -> Outcome<PathBuf> {
    let start = match env::var_os("CARGO_MANIFEST_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => env::current_dir().map_err(|error| format!("no current folder: {error}"))?,
    };
    start
        .ancestors()
        .find(|folder| folder.join("Cargo.lock").is_file() && folder.join("crates/xtask").is_dir())
        .map(Path::to_path_buf)
        .ok_or_else(|| format!("no checkout of the project at or above {}", start.display()))
}

fn find_cache() -> Outcome<PathBuf> {
    let set = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let chosen = set("LINTEL_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|folder| folder.join("lintel")))
        .or_else(|| set("HOME").map(|folder| folder.join(".cache/lintel")))
        .ok_or("neither LINTEL_CACHE nor HOME is set: where shall tools be kept?")?;
    std::path::absolute(chosen).map_err(|error| format!("the cache folder has no path: {error}"))
}
