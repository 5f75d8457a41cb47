use std::io::Write as _;

use super::*;

fn nothing(_: &str) -> Option<String> {
    None
}

#[test]
fn a_flag_goes_before_environment_before_file_before_default() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    writeln!(
        file,
        "listen = \"127.0.0.1:1\"\nlog = \"debug\"\nlive_listeners = 7"
    )
    .unwrap();
    let mut options = Options::default().with("listen", "127.0.0.1:3");
    options.config = Some(file.path().to_owned());
    let environment = |name: &str| match name {
        "LINTEL_LISTEN" => Some("127.0.0.1:2".to_owned()),
        "LINTEL_LOG" => Some("warn".to_owned()),
        _ => None,
    };
    let settings = Settings::resolve(&options, environment).unwrap();
    assert_eq!(settings.get("listen"), "127.0.0.1:3");
    assert_eq!(settings.get("log"), "warn");
    assert_eq!(settings.number("live_listeners").unwrap(), 7);
    assert_eq!(settings.get("files"), "data/files");
}

#[test]
fn secrets_are_masked_and_sources_are_named() {
    let options = Options::default()
        .with("database", "ws://root:hunter2@db:8000/a/b")
        .with("database_password", "hunter2")
        .with("smtp_url", "smtps://lintel:hunter2@mail.example");
    let shown = Settings::resolve(&options, nothing).unwrap().show();
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(shown.contains("flag --database-password"), "{shown}");
    assert!(shown.contains("default"), "{shown}");
}

#[test]
fn a_wrong_key_or_value_is_named() {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    writeln!(file, "colour = \"red\"").unwrap();
    let mut options = Options::default();
    options.config = Some(file.path().to_owned());
    let error = Settings::resolve(&options, nothing)
        .unwrap_err()
        .to_string();
    assert!(error.contains("colour"), "{error}");

    let options = Options::default().with("listen", "everywhere");
    let error = Settings::resolve(&options, nothing)
        .unwrap_err()
        .to_string();
    assert!(error.contains("listen"), "{error}");
}

#[test]
fn r096_a_mail_server_is_checked_at_the_start_and_its_password_never_told() {
    let mailer = |url: &str, from: &str| {
        let options = Options::default()
            .with("smtp_url", url)
            .with("mail_from", from);
        let settings = Settings::resolve(&options, nothing).unwrap();
        crate::compose::mailer(&settings).map(|mailer| mailer.is_some())
    };
    let sender = "Lintel <lintel@house.example>";
    assert_eq!(mailer("", ""), Ok(false));
    assert_eq!(mailer("smtps://u:hunter2@mail.example", sender), Ok(true));
    let wrong = [
        ("smtp://u:hunter2@mail.example", sender),
        ("pop3://u:hunter2@mail.example", sender),
        ("smtps://u:hunter2@mail.example", ""),
    ];
    for (url, from) in wrong {
        let error = mailer(url, from).unwrap_err().to_string();
        assert!(!error.contains("hunter2"), "{error}");
    }
}
