//! A mail server that keeps what it got and refuses whom it is told to refuse.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;

use crate::ports::{Last, Mail, MailError, Mailer};

/// What was sent, and whose mails fail.
#[derive(Debug, Default)]
pub struct FakeMailer(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    sent: Vec<Mail>,
    tries: usize,
    down: Option<MailError>,
    failing: BTreeMap<String, MailError>,
}

impl FakeMailer {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All mails that were taken, in order.
    pub fn sent(&self) -> Vec<Mail> {
        self.state().sent.clone()
    }

    /// All mails that were taken since the last call, in order, and forgets them.
    pub fn take(&self) -> Vec<Mail> {
        std::mem::take(&mut self.state().sent)
    }

    /// The mails that `address` got.
    pub fn sent_to(&self, address: &str) -> Vec<Mail> {
        let mut mails = self.sent();
        mails.retain(|mail| mail.to.address == address);
        mails
    }

    /// How often a mail was tried, taken or not.
    pub fn tries(&self) -> usize {
        self.state().tries
    }

    /// From now on mails to `address` fail with this; nothing: they are taken again.
    pub fn fail(&self, address: &str, error: Option<MailError>) {
        let mut state = self.state();
        match error {
            Some(error) => state.failing.insert(address.to_owned(), error),
            None => state.failing.remove(address),
        };
    }

    /// From now on everything fails with this; nothing: the server is up again.
    pub fn down(&self, error: Option<MailError>) {
        self.state().down = error;
    }
}

#[async_trait]
impl Mailer for FakeMailer {
    async fn hand_over(&self, mail: &Mail, last: Last<'_>) -> Result<(), MailError> {
        let mut state = self.state();
        state.tries += 1;
        let failing = state.failing.get(&mail.to.address);
        if let Some(error) = state.down.as_ref().or(failing) {
            return Err(error.clone());
        }
        last();
        state.sent.push(mail.clone());
        Ok(())
    }
}
