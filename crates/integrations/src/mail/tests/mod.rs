//! Mails over a real line to a real listener, read back by a parser that is not lettre's.

mod encrypted;
mod settings;
mod trouble;
mod words;

use std::time::Duration;

use contract::locale::Locale;
use mail_parser::{Message, MessageParser};
use services::ports::{Calendar, Mail, Mailbox};

use super::{Config, Smtp, sink::Sink};

/// A calendar with what breaks badly: folded lines, CRLF, another script.
const ICS: &str = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n\
    SUMMARY:预算\\, zweiter Teil mit einem Titel\r\n  der gefaltet ist\r\n\
    END:VCALENDAR\r\n";

fn to(name: &str, address: &str) -> Mailbox {
    Mailbox {
        name: name.to_owned(),
        address: address.to_owned(),
    }
}

fn mail(address: &str) -> Mail {
    Mail {
        id: "meeting-1-invited-7".to_owned(),
        to: to("Wang Wei", address),
        reply_to: None,
        subject: "Budget".to_owned(),
        text: "Tomorrow at ten.\n".to_owned(),
        html: None,
        calendar: None,
        language: Locale::En,
    }
}

fn invitation(address: &str) -> Mail {
    Mail {
        subject: "邀请:预算评审 — 第三季度的全部项目和明年的计划".to_owned(),
        text: "明天十点。\n.\n一行只有一个点。\n".to_owned(),
        html: Some("<p>明天十点。</p>".to_owned()),
        calendar: Some(Calendar {
            method: "REQUEST",
            ics: ICS.to_owned(),
        }),
        reply_to: Some(to("王伟", "wang@example.com")),
        language: Locale::Zh,
        ..mail(address)
    }
}

/// To a server that has a second for each mail.
fn smtp(url: &str) -> Smtp {
    let config = Config::parse(url, "Lintel 会议 <lintel@house.example>").unwrap();
    Smtp::new(config.within(Duration::from_millis(300), Duration::from_secs(1))).unwrap()
}

async fn sink() -> (Sink, Smtp) {
    let sink = Sink::start().await.unwrap();
    let smtp = smtp(&sink.url());
    (sink, smtp)
}

fn read(raw: &[u8]) -> Message<'_> {
    MessageParser::default().parse(raw).unwrap()
}
