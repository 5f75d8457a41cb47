//! One line to the server.

use std::{io, path::Path, sync::Mutex, time::Duration};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
    time::sleep,
};

use super::{Answer, Received, State, locked};

/// Longest line, and largest mail.
const LINE: u64 = 8 << 10;
const MAIL: usize = 32 << 20;

type Line = BufReader<TcpStream>;

/// Speaks SMTP until the other side has enough.
pub async fn speak(stream: TcpStream, state: &Mutex<State>) -> io::Result<()> {
    let mut line = BufReader::new(stream);
    say(&mut line, "220 sink ESMTP").await?;
    let (mut from, mut to) = (String::new(), Vec::new());
    loop {
        let text = read(&mut line).await?;
        let (verb, rest) = text.split_once([' ', ':']).unwrap_or((&text, ""));
        match verb.to_ascii_uppercase().as_str() {
            "" => return Ok(()),
            "EHLO" => hello(&mut line, state).await?,
            "AUTH" => sign_in(&mut line, rest).await?,
            "MAIL" => {
                (from, to) = (address(rest), Vec::new());
                say(&mut line, "250 fine").await?;
            }
            "RCPT" => match asked(state, &address(rest)) {
                Answer::Recipient(code) => say(&mut line, &format!("{code} no")).await?,
                _ => {
                    to.push(address(rest));
                    say(&mut line, "250 fine").await?;
                }
            },
            "DATA" => {
                say(&mut line, "354 go on").await?;
                let raw = content(&mut line).await?;
                let answer = to.first().map_or(Answer::Take, |to| asked(state, to));
                let (from, to) = (from.clone(), std::mem::take(&mut to));
                if end(&mut line, state, answer, Received { from, to, raw }).await? {
                    return Ok(());
                }
            }
            "QUIT" => return say(&mut line, "221 bye").await,
            _ => say(&mut line, "250 fine").await?,
        }
    }
}

/// What is said after the mail; whether the line is closed.
async fn end(
    line: &mut Line,
    state: &Mutex<State>,
    answer: Answer,
    mail: Received,
) -> io::Result<bool> {
    match answer {
        Answer::Content(code) => {
            say(line, &format!("{code} no")).await?;
            return Ok(false);
        }
        Answer::Hang => sleep(Duration::from_secs(3600)).await,
        _ => {}
    }
    keep(state, mail)?;
    if answer == Answer::Close {
        return Ok(true);
    }
    say(line, "250 taken").await?;
    Ok(false)
}

fn keep(state: &Mutex<State>, mail: Received) -> io::Result<()> {
    let mut state = locked(state);
    if let Some(folder) = &state.folder {
        let name = format!("{:06}.eml", state.mails.len() + 1);
        std::fs::write(folder.join(name), &mail.raw)?;
    }
    state.mails.push(mail);
    Ok(())
}

/// What is to be done with a mail to somebody. From outside the process it is said by a file.
fn asked(state: &Mutex<State>, to: &str) -> Answer {
    let state = locked(state);
    let told = state.folder.as_deref().and_then(told);
    let own = state.answers.get(to).copied();
    own.or(told).unwrap_or(state.answer)
}

/// `hang`, `close`, `451` or `550` in the file `answer`.
fn told(folder: &Path) -> Option<Answer> {
    let text = std::fs::read_to_string(folder.join("answer")).ok()?;
    match text.trim() {
        "hang" => Some(Answer::Hang),
        "close" => Some(Answer::Close),
        code => code.parse().ok().map(Answer::Recipient),
    }
}

async fn hello(line: &mut Line, state: &Mutex<State>) -> io::Result<()> {
    let mut all = vec!["sink".to_owned()];
    all.extend(locked(state).extensions.clone());
    let last = all.len() - 1;
    for (at, text) in all.iter().enumerate() {
        let dash = if at == last { ' ' } else { '-' };
        say(line, &format!("250{dash}{text}")).await?;
    }
    Ok(())
}

/// Anybody is let in whose password is not `wrong`.
async fn sign_in(line: &mut Line, rest: &str) -> io::Result<()> {
    // "\0user\0wrong" ends like this in base64 for a user of four letters.
    let wrong = rest.ends_with("AHVzZXIAd3Jvbmc=");
    say(
        line,
        if wrong {
            "535 5.7.8 wrong password"
        } else {
            "235 welcome"
        },
    )
    .await
}

async fn say(line: &mut Line, text: &str) -> io::Result<()> {
    let text = format!("{text}\r\n");
    line.write_all(text.as_bytes()).await?;
    line.flush().await
}

/// A line without its end; empty when the other side is gone.
async fn read(line: &mut Line) -> io::Result<String> {
    let mut bytes = Vec::new();
    line.take(LINE).read_until(b'\n', &mut bytes).await?;
    Ok(String::from_utf8_lossy(&bytes).trim_end().to_owned())
}

/// `FROM:<a@b> SIZE=1` holds `a@b`.
fn address(rest: &str) -> String {
    let inner = rest
        .split_once('<')
        .and_then(|(_, rest)| rest.split_once('>'));
    inner.map_or("", |(address, _)| address).to_owned()
}

/// Everything until the line with a dot only.
async fn content(line: &mut Line) -> io::Result<Vec<u8>> {
    let mut raw: Vec<u8> = Vec::new();
    loop {
        let mut bytes = Vec::new();
        line.take(MAIL as u64).read_until(b'\n', &mut bytes).await?;
        if bytes == b".\r\n" {
            return Ok(raw);
        }
        if bytes.is_empty() || raw.len() > MAIL {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let text = bytes.strip_prefix(b".").unwrap_or(&bytes);
        raw.extend_from_slice(text);
    }
}
