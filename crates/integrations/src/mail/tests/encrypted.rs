//! Over TLS: a listener that decrypts and hands on to the sink.

use std::{sync::Arc, time::Duration};

use lettre::transport::smtp::client::Certificate;
use services::ports::{MailError, Mailer as _};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader, copy_bidirectional},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{TlsAcceptor, rustls};

use super::mail;
use crate::mail::{Config, Smtp, sink::Sink};

/// Its certificate, and how it decrypts.
fn house(name: &str) -> (Certificate, TlsAcceptor) {
    let made = rcgen::generate_simple_self_signed(vec![name.to_owned()]).unwrap();
    let root = Certificate::from_der(made.cert.der().to_vec()).unwrap();
    let key = rustls::pki_types::PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![made.cert.der().clone()], key.into())
        .unwrap();
    (root, TlsAcceptor::from(Arc::new(config)))
}

/// Everything up to STARTTLS, said by the listener itself.
async fn start_tls(line: TcpStream) -> TcpStream {
    let mut line = BufReader::new(line);
    line.write_all(b"220 front\r\n").await.unwrap();
    for answer in ["250-front\r\n250 STARTTLS\r\n", "220 go\r\n"] {
        let mut asked = String::new();
        line.read_line(&mut asked).await.unwrap();
        line.write_all(answer.as_bytes()).await.unwrap();
    }
    line.into_inner()
}

/// A port that decrypts for `sink`.
async fn front(sink: &Sink, acceptor: TlsAcceptor, upgrades: bool) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let behind = sink.url().replace("smtp://", "");
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            let line = if upgrades {
                start_tls(line).await
            } else {
                line
            };
            let Ok(mut line) = acceptor.accept(line).await else {
                continue;
            };
            let mut behind = TcpStream::connect(&behind).await.unwrap();
            if upgrades {
                // The greeting was said before.
                let mut greeting = [0; 16];
                behind.read_exact(&mut greeting).await.unwrap();
                assert_eq!(&greeting, b"220 sink ESMTP\r\n");
            }
            tokio::spawn(async move { copy_bidirectional(&mut line, &mut behind).await });
        }
    });
    port
}

fn smtp(url: &str, root: Option<Certificate>) -> Smtp {
    let config = Config::parse(url, "lintel@house.example").unwrap();
    let config = config.within(Duration::from_secs(1), Duration::from_secs(2));
    let config = root.into_iter().fold(config, Config::trusting);
    Smtp::new(config).unwrap()
}

#[tokio::test]
async fn r096_mails_go_encrypted_and_to_nobody_who_is_somebody_else() {
    for (scheme, upgrades) in [("smtps", false), ("smtp+starttls", true)] {
        let sink = Sink::start().await.unwrap();
        let (root, acceptor) = house("localhost");
        let port = front(&sink, acceptor, upgrades).await;
        let url = format!("{scheme}://user:right@localhost:{port}");
        let sent = smtp(&url, Some(root.clone()))
            .send(&mail("wang@example.com"))
            .await;
        assert_eq!(sent, Ok(()), "{scheme}");
        assert_eq!(sink.mails().len(), 1);

        // A certificate that nobody trusts, and one for another name.
        let stranger = smtp(&url, None).send(&mail("wang@example.com")).await;
        let url = url.replace("localhost", "127.0.0.1");
        let other = smtp(&url, Some(root)).send(&mail("wang@example.com")).await;
        for sent in [stranger, other] {
            let Err(MailError::Temporary(words)) = sent else {
                panic!("{scheme}: {sent:?}")
            };
            assert!(words.contains("certificate"), "{words}");
        }
        assert_eq!(sink.mails().len(), 1);
    }
}
