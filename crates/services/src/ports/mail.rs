//! What is sent by e-mail (R096, R102).

use async_trait::async_trait;
use contract::locale::Locale;

/// Somebody by e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// As people read it; empty: none is shown.
    pub name: String,
    /// `wang@example.com`, also of an internationalised domain.
    pub address: String,
}

/// One mail to one person: who else gets one is nobody's business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The local part of its Message-ID. The same at every retry, so that a mail which arrives
    /// twice, since the line broke before the server said yes, is seen to be one.
    pub id: String,
    /// To whom.
    pub to: Mailbox,
    /// Who gets the answers; nobody: the sender of all mails.
    pub reply_to: Option<Mailbox>,
    /// One line; what would break it into more is taken out.
    pub subject: String,
    /// For everybody.
    pub text: String,
    /// For those who look at pages: a whole document, safe already.
    pub html: Option<String>,
    /// An iTIP message (RFC 5546) that goes along.
    pub calendar: Option<Calendar>,
    /// What it is written in.
    pub language: Locale,
}

/// An iTIP message in a mail (RFC 6047).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// `REQUEST` or `CANCEL`: the same as in the text, since Outlook looks at this one only.
    pub method: &'static str,
    /// The calendar.
    pub ics: String,
}

/// Why a mail did not go out; the words are for the delivery log (R102).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// The server does not answer, does not want now, or is set up wrongly: worth another try.
    #[error("{0}")]
    Temporary(String),
    /// This mail or its recipient will never be taken.
    #[error("{0}")]
    Permanent(String),
}

/// Hands mails to a mail server.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Returns when the server took the mail over, within 50 seconds in any case. `last` is called
    /// once all of the mail is with the server but the line that ends it: the server takes no mail
    /// before it, and may have taken it whatever happens after.
    ///
    /// # Errors
    /// Whether it is worth another try, and why it failed.
    async fn hand_over(&self, mail: &Mail, last: Last<'_>) -> Result<(), MailError>;

    /// [`Mailer::hand_over`] of a mail about which nothing is to be noted.
    ///
    /// # Errors
    /// The same.
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.hand_over(mail, &|| {}).await
    }
}

/// What is to be done before a mail server may have a mail.
pub type Last<'a> = &'a (dyn Fn() + Send + Sync);
