//! Addresses and names on their way into headers.

use lettre::{Address, message::Mailbox};
use services::ports::{self, MailError};

/// Longest name in a header: more is no name.
const NAME: usize = 200;

/// An address that every mail server understands as far as that is possible: the domain of
/// `张@例子.中国` has a form in ASCII (RFC 5891), its local part has none.
pub fn parse(text: &str) -> Result<Address, MailError> {
    let bad = || MailError::Permanent(format!("{} is not a mail address", line(text)));
    let (user, domain) = text.rsplit_once('@').ok_or_else(bad)?;
    let literal = domain.starts_with('[');
    let domain = match literal {
        true => domain.to_owned(),
        false => idna::domain_to_ascii(domain).map_err(|_| bad())?,
    };
    if text.len() > 254 || text.chars().any(char::is_control) {
        return Err(bad());
    }
    Address::new(user, domain).map_err(|_| bad())
}

/// Somebody, for a header.
pub fn mailbox(who: &ports::Mailbox) -> Result<Mailbox, MailError> {
    Ok(Mailbox::new(name(&who.name), parse(&who.address)?))
}

/// A name for a header; none when nothing is left of it.
pub fn name(text: &str) -> Option<String> {
    Some(line(text).chars().take(NAME).collect()).filter(|name: &String| !name.is_empty())
}

/// Text in one line: what could end a header, and with it begin another one, becomes a space.
pub fn line(text: &str) -> String {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    let plain = text.replace(breaks, " ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
