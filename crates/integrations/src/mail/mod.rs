//! E-mail by SMTP (RFC 5321; R096): [`Smtp`] is the port [`Mailer`], by lettre.
//!
//! Must not know what a mail is about. `message` writes it, `pool` keeps the lines to the server,
//! `deliver` speaks and says what a failure means.

mod address;
mod config;
mod deliver;
mod message;
mod pool;
#[cfg(any(test, feature = "test-support"))]
pub mod sink;
#[cfg(test)]
mod tests;

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use services::ports::{Last, Mail, MailError, Mailer};
use tokio::time::timeout;

pub use config::{BadConfig, Config};
use pool::Pool;

/// For a place among the lines to the server: while it is slow, everybody waits.
const SEAT: Duration = Duration::from_secs(30);

/// Gives mails to one mail server.
#[derive(Debug)]
pub struct Smtp {
    pool: Arc<Pool>,
    sender: lettre::message::Mailbox,
    whole: Duration,
}

impl Smtp {
    /// Opens no line yet: the server may come up later than Lintel.
    ///
    /// # Errors
    /// When the certificates of this machine cannot be used.
    pub fn new(config: Config) -> Result<Self, BadConfig> {
        let (sender, whole) = (config.sender.clone(), config.whole);
        let pool = Arc::new(Pool::new(config)?);
        Ok(Self {
            pool,
            sender,
            whole,
        })
    }

    async fn attempt(&self, mail: &Mail, last: Last<'_>) -> Result<(), MailError> {
        let message = message::write(&self.sender, mail)?;
        let seat = timeout(SEAT, self.pool.seat()).await;
        let seat = seat.map_err(|_| temporary("the lines to the mail server are all busy"))?;
        // What is cut off here takes its line along: nobody reads the late answer to this mail
        // as the answer to the next one.
        let spoken = timeout(self.whole, deliver::deliver(&self.pool, &message, last)).await;
        drop(seat);
        spoken.map_err(|_| temporary("the mail server does not answer"))?
    }
}

#[async_trait]
impl Mailer for Smtp {
    async fn hand_over(&self, mail: &Mail, last: Last<'_>) -> Result<(), MailError> {
        let sent = self.attempt(mail, last).await;
        if let Err(error) = &sent {
            tracing::warn!(mail = mail.id, %error, "a mail did not go out");
        }
        sent
    }
}

fn temporary(words: &str) -> MailError {
    MailError::Temporary(words.to_owned())
}
