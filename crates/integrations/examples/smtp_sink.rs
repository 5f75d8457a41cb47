//! The mail server for tests as a process of its own, for tests that kill Lintel.
//!
//! `smtp_sink 127.0.0.1:2525 folder` writes every mail into the folder; a file `answer` in it says
//! what happens to the next ones: `hang`, `close`, `451`, `550`; no file: they are taken.

use std::{env, error::Error, path::PathBuf};

use integrations::mail::sink::Sink;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [address, folder] = arguments.as_slice() else {
        return Err("smtp_sink ADDRESS FOLDER".into());
    };
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder)?;
    let sink = Sink::at(address, Some(folder)).await?;
    println!("{}", sink.url());
    tokio::signal::ctrl_c().await?;
    Ok(())
}
