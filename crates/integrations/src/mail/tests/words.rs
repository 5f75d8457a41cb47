//! What stands in a mail.

use mail_parser::{MimeHeaders as _, PartType};
use services::ports::{MailError, Mailer as _};

use super::{ICS, invitation, mail, read, sink, to};

#[tokio::test]
async fn r096_a_mail_arrives_with_its_words() {
    let (sink, smtp) = sink().await;
    smtp.send(&mail("wang@example.com")).await.unwrap();
    let mails = sink.mails();
    assert_eq!(mails[0].from, "lintel@house.example");
    assert_eq!(mails[0].to, ["wang@example.com"]);
    assert!(mails[0].raw.is_ascii());
    let read = read(&mails[0].raw);
    assert_eq!(read.subject(), Some("Budget"));
    assert_eq!(read.message_id(), Some("meeting-1-invited-7@house.example"));
    assert_eq!(read.body_text(0).unwrap().trim_end(), "Tomorrow at ten.");
    let from = read.from().unwrap().first().unwrap();
    assert_eq!(from.name(), Some("Lintel 会议"));
    let raw = |name: &'static str| read.header_raw(name).map(str::trim);
    assert_eq!(raw("Auto-Submitted"), Some("auto-generated"));
    assert_eq!(raw("X-Auto-Response-Suppress"), Some("All"));
    assert_eq!(raw("Content-Language"), Some("en"));
    assert!(read.date().is_some());
}

#[tokio::test]
async fn r096_an_invitation_stands_among_the_alternatives_and_beside_them() {
    let (sink, smtp) = sink().await;
    let sent = invitation("li@example.com");
    smtp.send(&sent).await.unwrap();
    let mails = sink.mails();
    let read = read(&mails[0].raw);
    assert_eq!(read.subject(), Some(sent.subject.as_str()));
    let reply_to = read.reply_to().unwrap().first().unwrap();
    assert_eq!(reply_to.name(), Some("王伟"));
    assert_eq!(reply_to.address(), Some("wang@example.com"));
    // mixed { alternative { text, html, calendar }, attachment }, in this order.
    let kinds: Vec<String> = read.parts.iter().map(kind).collect();
    let wanted = [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/ics",
    ];
    assert_eq!(kinds, wanted);
    assert_eq!(read.body_text(0).unwrap(), sent.text.replace('\n', "\r\n"));
    assert_eq!(read.body_html(0).unwrap(), sent.html.unwrap());
    let calendar = &read.parts[4];
    let parameters = calendar.content_type().unwrap();
    assert_eq!(parameters.attribute("method"), Some("REQUEST"));
    let charset = parameters.attribute("charset").unwrap();
    assert!(charset.eq_ignore_ascii_case("utf-8"));
    assert!(calendar.content_disposition().is_none());
    let attached = &read.parts[5];
    assert_eq!(attached.attachment_name(), Some("invite.ics"));
    assert!(
        attached
            .content_type()
            .unwrap()
            .attribute("method")
            .is_none()
    );
    // Byte for byte: folding and line ends are the calendar's own.
    assert_eq!(bytes(calendar), ICS.as_bytes());
    assert_eq!(bytes(attached), ICS.as_bytes());
}

fn kind(part: &mail_parser::MessagePart<'_>) -> String {
    let kind = part.content_type().unwrap();
    format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default())
}

fn bytes<'a>(part: &'a mail_parser::MessagePart<'_>) -> &'a [u8] {
    match &part.body {
        PartType::Text(text) => text.as_bytes(),
        PartType::Binary(bytes) => bytes,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn nobody_slips_a_header_in() {
    let (sink, smtp) = sink().await;
    let mut sent = mail("wang@example.com");
    sent.subject = "Budget\r\nBcc: all@example.com\r\n\r\n<script>".to_owned();
    sent.to.name = "Wang\r\nX-Evil: 1\u{2028}\"Wei\" <evil@example.com>".to_owned();
    sent.id = "a\r\nX-Evil: 2>@b".to_owned();
    sent.reply_to = Some(to("Li\nX-Evil: 3", "li@example.com"));
    smtp.send(&sent).await.unwrap();
    let mails = sink.mails();
    assert_eq!(mails[0].to, ["wang@example.com"]);
    let read = read(&mails[0].raw);
    let names: Vec<&str> = read
        .headers()
        .iter()
        .map(mail_parser::Header::name)
        .collect();
    let named = |name: &str| {
        names
            .iter()
            .filter(|n| n.eq_ignore_ascii_case(name))
            .count()
    };
    assert_eq!((named("X-Evil"), named("Bcc")), (0, 0), "{names:?}");
    assert_eq!(read.subject(), Some("Budget Bcc: all@example.com <script>"));
    let receiver = read.to().unwrap();
    assert_eq!(
        receiver.first().unwrap().address(),
        Some("wang@example.com")
    );
    assert_eq!(receiver.iter().count(), 1);
    assert_eq!(read.body_text(0).unwrap().trim_end(), "Tomorrow at ten.");
}

#[tokio::test]
async fn an_address_that_is_none_is_refused_before_any_line_is_opened() {
    let (sink, smtp) = sink().await;
    let long = format!("{}@example.com", "a".repeat(300));
    let wrong = [
        "",
        "wang",
        "wang@",
        "@b.de",
        "a@b@c d",
        "a\r\nRCPT TO:<x@y.z>@b.de",
        &long,
    ];
    for address in wrong {
        let sent = smtp.send(&mail(address)).await;
        assert!(
            matches!(sent, Err(MailError::Permanent(_))),
            "{address}: {sent:?}"
        );
    }
    assert_eq!(sink.lines(), 0);
}

#[tokio::test]
async fn a_chinese_domain_reaches_every_server_a_chinese_name_those_that_can() {
    let (sink, smtp) = sink().await;
    smtp.send(&mail("zhang@例子.中国")).await.unwrap();
    assert_eq!(sink.mails()[0].to, ["zhang@xn--fsqu00a.xn--fiqs8s"]);

    let sent = smtp.send(&mail("张@例子.中国")).await;
    let Err(MailError::Permanent(words)) = sent else {
        panic!("{sent:?}")
    };
    assert!(words.contains("SMTPUTF8"), "{words}");

    let (sink, smtp) = super::sink().await;
    sink.can("SMTPUTF8");
    smtp.send(&mail("张@例子.中国")).await.unwrap();
    assert_eq!(sink.mails()[0].to, ["张@xn--fsqu00a.xn--fiqs8s"]);
}

/// lettre panics on a header that it cannot write: nothing that people type may get that far.
#[test]
fn every_character_may_stand_in_a_name_and_a_subject() {
    let sender = super::super::address::parse("lintel@house.example").unwrap();
    let sender = lettre::message::Mailbox::new(None, sender);
    let all: Vec<char> = (0..=0x2_ffff).filter_map(char::from_u32).collect();
    for some in all.chunks(97) {
        let text: String = some.iter().collect();
        let mut sent = mail("wang@example.com");
        (sent.subject, sent.to.name) = (text.clone(), text);
        let written = super::super::message::write(&sender, &sent).unwrap();
        let read = read(&written.bytes);
        let subject = super::super::address::line(&sent.subject);
        assert_eq!(read.subject().unwrap_or_default(), subject);
        assert_eq!(read.to().unwrap().iter().count(), 1);
    }
}
