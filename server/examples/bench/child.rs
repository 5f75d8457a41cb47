//! A server of its own for each section: a fresh folder, a free port, killed at the end.

use std::{
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::json;
use tempfile::TempDir;

use crate::{Outcome, http::Client};

/// How long a server may take to be ready.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub port: u16,
    /// A system administrator's key.
    pub key: String,
    lintel: PathBuf,
    database: String,
    folder: PathBuf,
    /// Thrown away at the end, where the folder is its own.
    _own: Option<TempDir>,
}

/// How to reach it, for those that outlive it.
#[derive(Clone)]
pub struct Way {
    /// Where it listens.
    pub port: u16,
    /// A system administrator's key.
    pub key: String,
}

fn serve(lintel: &Path, database: &str, folder: &Path, port: u16) -> Outcome<Child> {
    let listen = format!("127.0.0.1:{port}");
    let mut command = Command::new(lintel);
    command.args(["serve", "--database", database, "--listen", &listen]);
    command.arg("--files").arg(folder.join("files"));
    Ok(command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?)
}

impl Server {
    /// Starts `lintel` on a fresh database on disk with an fsync for every commit.
    pub async fn start(lintel: &Path) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let database = format!(
            "rocksdb://{}?sync=every",
            folder.path().join("db").display()
        );
        let key = Command::new(lintel)
            .args([
                "api-key",
                "create",
                "--role",
                "system_administrator",
                "--name",
                "bench",
            ])
            .args(["--database", &database])
            .stderr(Stdio::inherit())
            .output()?;
        let key = String::from_utf8(key.stdout)?.trim().to_owned();
        let mut server = Self::serve(lintel, folder.path(), &database, key).await?;
        server._own = Some(folder);
        Ok(server)
    }

    /// Serves a database that is there, beside its files in `folder`.
    pub async fn serve(lintel: &Path, folder: &Path, database: &str, key: String) -> Outcome<Self> {
        let port = std::net::TcpListener::bind(("127.0.0.1", 0))?
            .local_addr()?
            .port();
        let child = serve(lintel, database, folder, port)?;
        let server = Self {
            child,
            port,
            key,
            lintel: lintel.to_owned(),
            database: database.to_owned(),
            folder: folder.to_owned(),
            _own: None,
        };
        server.ready().await?;
        Ok(server)
    }

    /// Tells it to stop and waits until it has.
    pub fn stop(mut self) -> Outcome<()> {
        Command::new("kill").arg(self.pid().to_string()).status()?;
        self.child.wait()?;
        Ok(())
    }

    async fn ready(&self) -> Outcome<()> {
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            if let Ok(mut client) = self.client().await {
                let answer = client.call("GET", "/readyz", "", b"").await;
                if answer.is_ok_and(|one| one.status == 200) {
                    return Ok(());
                }
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        Err("the server was not ready in time".into())
    }

    /// How to reach it.
    pub fn way(&self) -> Way {
        Way {
            port: self.port,
            key: self.key.clone(),
        }
    }

    /// Ends it as a power cut does.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Starts it again on the same data and port.
    pub async fn again(&mut self) -> Outcome<()> {
        self.child = serve(&self.lintel, &self.database, &self.folder, self.port)?;
        self.ready().await
    }

    /// A new connection with the key.
    pub async fn client(&self) -> Outcome<Client> {
        Client::to(self.port, &self.key).await
    }

    /// Makes `count` rooms and answers their ids.
    pub async fn rooms(&self, count: usize) -> Outcome<Vec<String>> {
        let mut client = self.client().await?;
        let mut rooms = Vec::with_capacity(count);
        for number in 0..count {
            let room = json!({
                "name": format!("Room {number}"), "capacity": 8, "time_zone": "Asia/Shanghai",
            });
            let answer = client.post("/api/v1/rooms", &room).await?.json()?;
            let id = answer["id"].as_str().ok_or(format!("no room: {answer}"))?;
            rooms.push(id.to_owned());
        }
        Ok(rooms)
    }

    /// Its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Resident memory, in kB.
    pub fn resident_kb(&self) -> Outcome<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let value = line.and_then(|line| line.split_whitespace().nth(1));
        Ok(value.ok_or("no VmRSS")?.parse()?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
