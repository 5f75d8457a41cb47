//! One mail over one line (RFC 5321 §3.3), and what a failure means.
//!
//! A 5xx is the last word only about this mail: at RCPT and after the data. At the greeting, at
//! STARTTLS, AUTH or MAIL it is about Lintel's own settings, and losing every mail of a day to a
//! wrong password helps nobody: they wait, the log says why.

use std::{iter, sync::Arc};

use lettre::{
    Address,
    transport::smtp::{
        Error,
        client::AsyncSmtpConnection,
        commands::{Data, Mail, Rcpt},
        extension::{Extension, MailBodyParameter, MailParameter},
    },
};
use services::ports::{Last, MailError};

use super::{address::line as one_line, message::Written, pool::Pool};

/// Longest explanation that is kept, in characters.
const WORDS: usize = 300;

/// Hands the mail over; `last` is called before the line that ends it.
pub async fn deliver(pool: &Arc<Pool>, mail: &Written, last: Last<'_>) -> Result<(), MailError> {
    let unreached = |error| later("the mail server cannot be used", &error);
    let mut line = pool.line().await.map_err(unreached)?;
    let parameters = parameters(&line, mail)?;
    let from = Mail::new(Some(mail.sender.clone()), parameters);
    let sent = line.command(from).await;
    sent.map_err(|error| later("the mail server does not take mails from Lintel", &error))?;
    let to = Rcpt::new(mail.recipient.clone(), Vec::new());
    let sent = line.command(to).await;
    sent.map_err(|error| judged("the mail server refuses the recipient", &error))?;
    let sent = line.command(Data).await;
    sent.map_err(|error| judged("the mail server refuses the mail", &error))?;
    // The iterator's end is asked for once the bytes are written, before the dot is.
    let end = iter::from_fn(|| {
        last();
        None
    });
    let bytes = iter::once(mail.bytes.as_slice()).chain(end);
    let sent = line.message_iter(bytes).await;
    sent.map_err(|error| judged("the mail server refuses the mail", &error))?;
    pool.keep(line);
    Ok(())
}

/// What the server must be able to for this mail.
fn parameters(line: &AsyncSmtpConnection, mail: &Written) -> Result<Vec<MailParameter>, MailError> {
    let can = |extension| line.server_info().supports_feature(extension);
    let ascii = |address: &Address| AsRef::<str>::as_ref(address).is_ascii();
    let mut parameters = Vec::new();
    if !ascii(&mail.recipient) || !ascii(&mail.sender) {
        if !can(Extension::SmtpUtfEight) {
            let words = "the mail server takes no addresses like this one (no SMTPUTF8, RFC 6531)";
            return Err(MailError::Permanent(words.to_owned()));
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    // Only an address can be: words and parts are encoded.
    if !mail.bytes.is_ascii() && can(Extension::EightBitMime) {
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    Ok(parameters)
}

fn judged(what: &str, error: &Error) -> MailError {
    match error.is_permanent() {
        true => MailError::Permanent(words(what, error)),
        false => later(what, error),
    }
}

fn later(what: &str, error: &Error) -> MailError {
    MailError::Temporary(words(what, error))
}

fn words(what: &str, error: &Error) -> String {
    let all = format!("{what}: {}", one_line(&error.to_string()));
    all.chars().take(WORDS).collect()
}
