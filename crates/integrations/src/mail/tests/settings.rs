//! Addresses of mail servers.

use crate::mail::{BadConfig, Config};

fn shown(url: &str) -> Result<String, BadConfig> {
    Config::parse(url, "Lintel <lintel@house.example>").map(|config| format!("{config:?}"))
}

#[test]
fn each_scheme_has_its_port() {
    let all = [
        ("smtp://mail.example", "None to mail.example:25"),
        (
            "smtp+starttls://mail.example",
            "StartTls to mail.example:587",
        ),
        ("smtps://mail.example/", "Tls to mail.example:465"),
        ("smtp://[::1]:2525", "None to ::1:2525"),
        (
            "smtps://us%40er:p%2Fw@mail.example:10465",
            "Tls to mail.example:10465",
        ),
    ];
    for (url, wanted) in all {
        let shown = shown(url).unwrap();
        assert!(shown.starts_with(wanted), "{url}: {shown}");
        assert!(!shown.contains("p/w"), "{shown}");
    }
}

#[test]
fn what_is_no_mail_server_is_said() {
    for url in [
        "",
        "mail.example:25",
        "http://mail.example",
        "smtp://",
        "smtps://a/b",
        "smtp://a?b",
    ] {
        assert_eq!(shown(url), Err(BadConfig::Url), "{url}");
    }
    let bare = shown("smtp://user:secret@mail.example");
    assert_eq!(bare, Err(BadConfig::BarePassword));
    assert!(shown("smtp://user:secret@localhost:2525").is_ok());
    let nobody = Config::parse("smtp://mail.example", "Lintel").map(|_| ());
    assert_eq!(nobody, Err(BadConfig::Sender));
}
