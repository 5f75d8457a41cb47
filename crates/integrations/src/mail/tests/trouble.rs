//! Servers that refuse, hang, break off and are not there (R102).

use std::{
    sync::Mutex,
    time::{Duration, Instant},
};

use services::ports::{MailError, Mailer as _};

use super::{mail, sink, smtp};
use crate::mail::{
    Smtp,
    sink::{Answer, Sink},
};

fn is_temporary(sent: &Result<(), MailError>) -> bool {
    matches!(sent, Err(MailError::Temporary(_)))
}

fn is_permanent(sent: &Result<(), MailError>) -> bool {
    matches!(sent, Err(MailError::Permanent(_)))
}

#[tokio::test]
async fn r102_four_hundred_is_later_and_five_hundred_is_never() {
    let (sink, smtp) = sink().await;
    sink.answer_to("full@example.com", Answer::Recipient(452));
    sink.answer_to("gone@example.com", Answer::Recipient(550));
    sink.answer_to("greylisted@example.com", Answer::Content(451));
    sink.answer_to("spam@example.com", Answer::Content(554));
    let full = smtp.send(&mail("full@example.com")).await;
    assert!(is_temporary(&full), "{full:?}");
    let gone = smtp.send(&mail("gone@example.com")).await;
    assert!(is_permanent(&gone), "{gone:?}");
    assert!(gone.unwrap_err().to_string().contains("550"));
    assert!(is_temporary(
        &smtp.send(&mail("greylisted@example.com")).await
    ));
    assert!(is_permanent(&smtp.send(&mail("spam@example.com")).await));
    assert!(sink.mails().is_empty());
    smtp.send(&mail("wang@example.com")).await.unwrap();
    assert_eq!(sink.mails().len(), 1);
}

/// What was taken when the moment was said in which a server may take it, each time.
async fn taken_at_last(sink: &Sink, smtp: &Smtp, to: &str) -> Vec<usize> {
    let seen = Mutex::new(Vec::new());
    let last = || seen.lock().unwrap().push(sink.mails().len());
    let _ = smtp.hand_over(&mail(to), &last).await;
    seen.into_inner().unwrap()
}

#[tokio::test]
async fn r104_the_moment_before_a_server_may_take_a_mail_is_told() {
    let (sink, smtp) = sink().await;
    sink.answer_to("gone@example.com", Answer::Recipient(550));
    let refused = taken_at_last(&sink, &smtp, "gone@example.com").await;
    assert!(refused.is_empty(), "nothing of it was written");
    let first = taken_at_last(&sink, &smtp, "wang@example.com").await;
    assert_eq!(first, [0], "once, when it was not taken yet");
    let second = taken_at_last(&sink, &smtp, "wang@example.com").await;
    assert_eq!(second, [1]);
    assert_eq!(sink.mails().len(), 2);
}

#[tokio::test]
async fn r102_a_server_that_is_down_is_later_and_comes_back() {
    let first = Sink::start().await.unwrap();
    let url = first.url();
    let smtp = smtp(&url);
    smtp.send(&mail("wang@example.com")).await.unwrap();
    first.stop();
    let sent = smtp.send(&mail("wang@example.com")).await;
    assert!(is_temporary(&sent), "{sent:?}");
    let address = url.trim_start_matches("smtp://");
    let second = again(address).await;
    smtp.send(&mail("wang@example.com")).await.unwrap();
    assert_eq!(second.mails().len(), 1);
}

/// The port may need a moment to be free.
async fn again(address: &str) -> Sink {
    for _ in 0..50 {
        if let Ok(sink) = Sink::at(address, None).await {
            return sink;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{address} stays taken")
}

#[tokio::test]
async fn r102_a_server_that_hangs_holds_nobody_longer_than_told() {
    let (sink, smtp) = sink().await;
    sink.answer_to("slow@example.com", Answer::Hang);
    let started = Instant::now();
    let sent = smtp.send(&mail("slow@example.com")).await;
    assert!(is_temporary(&sent), "{sent:?}");
    let took = started.elapsed();
    assert!(took < Duration::from_secs(3), "{took:?}");
    // The line of that mail is gone: its late answer is nobody else's.
    smtp.send(&mail("wang@example.com")).await.unwrap();
    assert_eq!(sink.lines(), 2);
    assert_eq!(sink.mails().len(), 1);
}

#[tokio::test]
async fn r102_a_line_that_breaks_before_the_yes_is_later_and_the_same_mail_comes_again() {
    let (sink, smtp) = sink().await;
    sink.answer(Answer::Close);
    let sent = smtp.send(&mail("wang@example.com")).await;
    assert!(is_temporary(&sent), "{sent:?}");
    sink.answer(Answer::Take);
    smtp.send(&mail("wang@example.com")).await.unwrap();
    let key = "meeting-1-invited-7@house.example".to_owned();
    assert_eq!(sink.counts()[&(key, "wang@example.com".to_owned())], 2);
}

#[tokio::test]
async fn a_wrong_password_loses_no_mail() {
    let sink = Sink::start().await.unwrap();
    let url = |user: &str| sink.url().replace("smtp://", &format!("smtp://{user}@"));
    let sent = smtp(&url("user:wrong"))
        .send(&mail("wang@example.com"))
        .await;
    let Err(MailError::Temporary(words)) = sent else {
        panic!("{sent:?}")
    };
    assert!(words.contains("535"), "{words}");
    smtp(&url("user:right"))
        .send(&mail("wang@example.com"))
        .await
        .unwrap();
    assert_eq!(sink.mails().len(), 1);
}

#[tokio::test]
async fn no_encryption_where_it_was_asked_for_sends_nothing() {
    let sink = Sink::start().await.unwrap();
    for scheme in ["smtps://", "smtp+starttls://"] {
        let url = sink.url().replace("smtp://", scheme);
        let sent = smtp(&url).send(&mail("wang@example.com")).await;
        assert!(is_temporary(&sent), "{scheme}: {sent:?}");
    }
    assert!(sink.mails().is_empty());
}

#[tokio::test]
async fn many_mails_share_four_lines() {
    let (sink, smtp) = sink().await;
    let mails: Vec<_> = (0..100)
        .map(|n| mail(&format!("p{n}@example.com")))
        .collect();
    let smtp = std::sync::Arc::new(smtp);
    let all: Vec<_> = mails
        .into_iter()
        .map(|mail| {
            let smtp = smtp.clone();
            tokio::spawn(async move { smtp.send(&mail).await })
        })
        .collect();
    for one in all {
        one.await.unwrap().unwrap();
    }
    assert_eq!(sink.mails().len(), 100);
    assert!(sink.counts().values().all(|&times| times == 1));
    assert!(sink.lines() <= 4, "{}", sink.lines());
}
