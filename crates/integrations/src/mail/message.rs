//! A mail as bytes (RFC 5322, MIME).
//!
//! A calendar goes along twice, the way Google's own invitations do and nodemailer copies them:
//! - as the last part of `multipart/alternative`, `text/calendar; method=REQUEST`. Outlook and
//!   Gmail show their buttons by this part and only when `method` stands in its type and is that of
//!   the text (nextcloud/server#12885, ical4j#529: "not supported calendar message.ics" without);
//!   it has no name and no `Content-Disposition`, for as an attachment it gets no buttons;
//! - as the attachment `invite.ics`, for Apple Mail and for those who read their mail where no
//!   calendar is. Its type is `application/ics`, without a method: with `text/calendar` there too,
//!   Outlook takes it for a second invitation.
//!
//! Both are in base64, as Exchange sends them: a gateway that mends line ends or trailing blanks
//! would break the folding of RFC 5545.

use lettre::{
    Address, Message,
    message::{
        Attachment, Body, Mailbox, MultiPart, SinglePart,
        header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue},
    },
};
use services::ports::{Calendar, Mail, MailError};

use super::address::{line, mailbox};

/// Longest subject, in characters: RFC 5322 has no end, but mail programs do.
const SUBJECT: usize = 250;

/// A mail as it goes over the line.
pub struct Written {
    pub sender: Address,
    pub recipient: Address,
    pub bytes: Vec<u8>,
}

/// The mail with all its parts and headers.
pub fn write(sender: &Mailbox, mail: &Mail) -> Result<Written, MailError> {
    let to = mailbox(&mail.to)?;
    let recipient = to.email.clone();
    let domain = sender.email.domain();
    let subject: String = line(&mail.subject).chars().take(SUBJECT).collect();
    let mut message = Message::builder()
        .from(sender.clone())
        .to(to)
        .subject(subject)
        .message_id(Some(format!("<{}@{domain}>", word(&mail.id))))
        // A machine wrote it: no "I am away" comes back (RFC 3834; Exchange has its own header).
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("X-Auto-Response-Suppress", "All"))
        .raw_header(header("Content-Language", mail.language.lang()));
    if let Some(reply_to) = &mail.reply_to {
        message = message.reply_to(mailbox(reply_to)?);
    }
    let written = match (&mail.html, &mail.calendar) {
        (None, None) => message.singlepart(SinglePart::plain(mail.text.clone())),
        (_, None) => message.multipart(alternative(mail)),
        (_, Some(calendar)) => message.multipart(
            MultiPart::mixed()
                .multipart(alternative(mail).singlepart(inline(calendar)))
                .singlepart(attached(calendar)),
        ),
    };
    let written = written.map_err(|error| MailError::Permanent(line(&error.to_string())))?;
    Ok(Written {
        sender: sender.email.clone(),
        recipient,
        bytes: written.formatted(),
    })
}

/// The plainest first: who reads takes the last that they understand (RFC 2046 §5.1.4).
fn alternative(mail: &Mail) -> MultiPart {
    let parts = MultiPart::alternative().singlepart(SinglePart::plain(mail.text.clone()));
    match &mail.html {
        Some(html) => parts.singlepart(SinglePart::html(html.clone())),
        None => parts,
    }
}

fn inline(calendar: &Calendar) -> SinglePart {
    let method = word(calendar.method);
    let kind = format!("text/calendar; charset=UTF-8; method={method}");
    let part = SinglePart::builder().header(content_type(&kind));
    part.body(encoded(calendar))
}

fn attached(calendar: &Calendar) -> SinglePart {
    let kind = content_type("application/ics; name=\"invite.ics\"");
    Attachment::new("invite.ics".to_owned()).body(encoded(calendar), kind)
}

fn encoded(calendar: &Calendar) -> Body {
    let (text, base64) = (calendar.ics.clone(), ContentTransferEncoding::Base64);
    Body::new_with_encoding(text, base64)
        .unwrap_or_else(|text| Body::dangerous_pre_encoded(text, ContentTransferEncoding::Binary))
}

fn content_type(kind: &str) -> ContentType {
    // Ours are well-formed; a test reads them back.
    ContentType::parse(kind).unwrap_or(ContentType::TEXT_PLAIN)
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// What may stand in a Message-ID or a MIME parameter as it is.
fn word(text: &str) -> String {
    let fine = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    text.chars().filter(fine).take(100).collect()
}
