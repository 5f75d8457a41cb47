//! Where the mail server is and who the sender of all mails is.

use std::{fmt, time::Duration};

use lettre::{
    message::Mailbox,
    transport::smtp::{authentication::Credentials, client::Certificate},
};
use percent_encoding::percent_decode_str;
use url::Url;

use super::address;

/// Why a mail server cannot be used, for the person at the terminal. Never holds the password.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum BadConfig {
    /// Not an address of a mail server.
    #[error("it is not smtp://, smtp+starttls:// or smtps:// with a host")]
    Url,
    /// `smtp://` is not encrypted.
    #[error("it would send the password unencrypted: use smtp+starttls:// or smtps://")]
    BarePassword,
    /// Not a sender.
    #[error("it is not a mail address such as Lintel <lintel@example.com>")]
    Sender,
    /// The certificates that this machine trusts cannot be used.
    #[error("the certificates of this machine cannot be used: {0}")]
    Certificates(String),
}

/// How the line is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Security {
    /// Not: for a server on the same machine or inside the house.
    None,
    /// After STARTTLS (RFC 3207), and never without.
    StartTls,
    /// From the first byte (RFC 8314).
    Tls,
}

/// A mail server and the sender of all mails.
#[derive(Clone)]
pub struct Config {
    pub(super) security: Security,
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) credentials: Option<Credentials>,
    pub(super) sender: Mailbox,
    pub(super) connect: Duration,
    pub(super) whole: Duration,
    pub(super) lines: usize,
    /// Beside those of this machine (`SSL_CERT_FILE` names another file of them).
    pub(super) roots: Vec<Certificate>,
}

impl fmt::Debug for Config {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?} to {}", self.security, self.host)?;
        write!(formatter, ":{} as {}", self.port, self.sender)
    }
}

impl Config {
    /// From `smtps://user:password@host:port` and `Lintel <lintel@example.com>`.
    ///
    /// User and password are percent-encoded, as in every URL. Without a port: 25, with STARTTLS
    /// 587, with TLS 465.
    ///
    /// # Errors
    /// When one of them is something else.
    pub fn parse(url: &str, sender: &str) -> Result<Self, BadConfig> {
        let url = Url::parse(url).map_err(|_| BadConfig::Url)?;
        let (security, port) = match url.scheme() {
            "smtp" => (Security::None, 25),
            "smtp+starttls" => (Security::StartTls, 587),
            "smtps" => (Security::Tls, 465),
            _ => return Err(BadConfig::Url),
        };
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or(BadConfig::Url)?.trim_matches(['[', ']']);
        if !matches!(url.path(), "" | "/") || url.query().is_some() {
            return Err(BadConfig::Url);
        }
        let credentials = credentials(&url)?;
        if credentials.is_some() && security == Security::None && !is_this_machine(host) {
            return Err(BadConfig::BarePassword);
        }
        Ok(Self {
            security,
            host: host.to_owned(),
            port: url.port().unwrap_or(port),
            credentials,
            sender: sender_of(sender)?,
            connect: Duration::from_secs(5),
            whole: Duration::from_secs(20),
            lines: 4,
            roots: Vec::new(),
        })
    }

    /// With other times: for tests, which cannot wait that long.
    #[must_use]
    pub fn within(mut self, connect: Duration, whole: Duration) -> Self {
        (self.connect, self.whole) = (connect, whole);
        self
    }

    #[cfg(test)]
    pub(super) fn trusting(mut self, root: Certificate) -> Self {
        self.roots.push(root);
        self
    }
}

fn credentials(url: &Url) -> Result<Option<Credentials>, BadConfig> {
    let plain = |text| {
        let decoded = percent_decode_str(text).decode_utf8();
        decoded.map(String::from).map_err(|_| BadConfig::Url)
    };
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        (user, password) => Ok(Some(Credentials::new(
            plain(user)?,
            plain(password.unwrap_or_default())?,
        ))),
    }
}

fn is_this_machine(host: &str) -> bool {
    let ip = host.parse::<std::net::IpAddr>();
    host == "localhost" || ip.is_ok_and(|ip| ip.is_loopback())
}

/// `Lintel <lintel@example.com>` or the address alone.
fn sender_of(text: &str) -> Result<Mailbox, BadConfig> {
    let text = text.trim();
    let named = text.strip_suffix('>').and_then(|text| text.split_once('<'));
    let (name, address) = named.unwrap_or(("", text));
    let name = name.trim().trim_matches('"');
    let address = address::parse(address.trim()).map_err(|_| BadConfig::Sender)?;
    Ok(Mailbox::new(address::name(name), address))
}
