//! A mail server for tests: keeps every mail as it came, and answers as it is told.
//!
//! Inside a Rust test it is a [`Sink`]; beside one it is `examples/smtp_sink.rs`. Must not be used
//! to keep mails: whatever is sent to it stays on this machine.

mod session;

use std::{
    collections::BTreeMap,
    io,
    net::SocketAddr,
    path::PathBuf,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::{net::TcpListener, sync::watch};

/// What the server does with a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Takes it.
    Take,
    /// Says this code to the recipient: 451 or 550.
    Recipient(u16),
    /// Says this code after the mail was sent, and forgets it.
    Content(u16),
    /// Says nothing any more.
    Hang,
    /// Keeps the mail and closes the line before it says so: it will come again.
    Close,
}

/// A mail that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// The sender of the envelope.
    pub from: String,
    /// The recipients of the envelope.
    pub to: Vec<String>,
    /// Headers and body, without dots doubled.
    pub raw: Vec<u8>,
}

impl Received {
    /// Its Message-ID, without angle brackets.
    #[must_use]
    pub fn id(&self) -> String {
        let text = String::from_utf8_lossy(&self.raw);
        let line = text.lines().take_while(|line| !line.is_empty());
        let mut ids = line.filter_map(|line| {
            let (name, value) = line.split_once(':')?;
            name.eq_ignore_ascii_case("message-id")
                .then(|| value.trim())
        });
        ids.next()
            .unwrap_or_default()
            .trim_matches(['<', '>'])
            .to_owned()
    }
}

/// What the sessions share.
#[derive(Debug)]
struct State {
    mails: Vec<Received>,
    answer: Answer,
    answers: BTreeMap<String, Answer>,
    extensions: Vec<String>,
    lines: usize,
    folder: Option<PathBuf>,
}

/// A running server. It goes down with its last handle, or by [`Sink::stop`].
#[derive(Debug)]
pub struct Sink {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    up: watch::Sender<bool>,
}

fn locked(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Sink {
    /// On a free port of this machine.
    ///
    /// # Errors
    /// When there is none.
    pub async fn start() -> io::Result<Self> {
        Self::at("127.0.0.1:0", None).await
    }

    /// At an address; every mail also as a file in `folder`, before it is acknowledged.
    ///
    /// # Errors
    /// When the address is taken.
    pub async fn at(address: &str, folder: Option<PathBuf>) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let (up, down) = watch::channel(true);
        let state = Arc::new(Mutex::new(State {
            mails: Vec::new(),
            answer: Answer::Take,
            answers: BTreeMap::new(),
            extensions: vec!["8BITMIME".to_owned(), "AUTH PLAIN LOGIN".to_owned()],
            lines: 0,
            folder,
        }));
        tokio::spawn(accept(listener, state.clone(), down));
        Ok(Self { address, state, up })
    }

    /// `smtp://127.0.0.1:12345`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// What happens to mails from now on.
    pub fn answer(&self, answer: Answer) {
        locked(&self.state).answer = answer;
    }

    /// What happens to mails to `address` from now on, before what is said of all.
    pub fn answer_to(&self, address: &str, answer: Answer) {
        let mut state = locked(&self.state);
        state.answers.insert(address.to_owned(), answer);
    }

    /// Adds an extension of SMTP to what it says it can, such as `SMTPUTF8`.
    pub fn can(&self, extension: &str) {
        locked(&self.state).extensions.push(extension.to_owned());
    }

    /// Goes down: no new line is taken, and those that are open are cut.
    pub fn stop(&self) {
        self.up.send_replace(false);
    }

    /// All mails, in order.
    #[must_use]
    pub fn mails(&self) -> Vec<Received> {
        locked(&self.state).mails.clone()
    }

    /// How many lines were opened so far.
    #[must_use]
    pub fn lines(&self) -> usize {
        locked(&self.state).lines
    }

    /// How often each mail came, by its Message-ID and recipient.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<(String, String), usize> {
        let mut counts = BTreeMap::new();
        for mail in &locked(&self.state).mails {
            for to in &mail.to {
                *counts.entry((mail.id(), to.clone())).or_default() += 1;
            }
        }
        counts
    }
}

async fn accept(listener: TcpListener, state: Arc<Mutex<State>>, mut up: watch::Receiver<bool>) {
    loop {
        let line = tokio::select! {
            line = listener.accept() => line,
            // Also when the last handle is gone.
            _ = up.wait_for(|up| !up) => return,
        };
        let Ok((line, _)) = line else { continue };
        locked(&state).lines += 1;
        let (state, mut up) = (state.clone(), up.clone());
        tokio::spawn(async move {
            tokio::select! {
                _ = session::speak(line, &state) => {}
                _ = up.wait_for(|up| !up) => {}
            }
        });
    }
}
