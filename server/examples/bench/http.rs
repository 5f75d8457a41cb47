//! One kept-alive connection that speaks just enough HTTP/1.1 to the program's own server.

use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::TcpStream,
};

use crate::Outcome;

/// Longest answer read, in bytes.
const LONGEST: usize = 64 << 20;

/// A connection.
pub struct Client {
    stream: BufReader<TcpStream>,
    key: String,
}

/// An answer.
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its body.
    pub body: Vec<u8>,
}

impl Answer {
    /// The body as JSON.
    pub fn json(&self) -> Outcome<Value> {
        let text = String::from_utf8_lossy(&self.body);
        serde_json::from_slice(&self.body).map_err(|error| format!("{error}: {text}").into())
    }
}

impl Client {
    /// Connects to `port` on this machine; each call carries `key`.
    pub async fn to(port: u16, key: &str) -> Outcome<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        let stream = BufReader::with_capacity(4096, stream);
        let key = key.to_owned();
        Ok(Self { stream, key })
    }

    /// `POST` of a JSON body.
    pub async fn post(&mut self, path: &str, body: &Value) -> Outcome<Answer> {
        let body = serde_json::to_vec(body)?;
        self.call("POST", path, "application/json", &body).await
    }

    /// Any call; the body may be empty.
    pub async fn call(
        &mut self,
        method: &str,
        path: &str,
        kind: &str,
        body: &[u8],
    ) -> Outcome<Answer> {
        let mut request = self.head(method, path);
        if !body.is_empty() {
            request.push_str(&format!("Content-Type: {kind}\r\n"));
        }
        request.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
        let mut bytes = request.into_bytes();
        bytes.extend_from_slice(body);
        self.stream.get_mut().write_all(&bytes).await?;
        let (status, length) = self.headers().await?;
        let body = match length {
            Some(length) => self.exactly(length).await?,
            None => self.chunks().await?,
        };
        Ok(Answer { status, body })
    }

    /// Opens an event stream and leaves its body to be read line by line.
    pub async fn listen(mut self, path: &str) -> Outcome<BufReader<TcpStream>> {
        let mut request = self.head("GET", path);
        request.push_str("Accept: text/event-stream\r\n\r\n");
        self.stream.get_mut().write_all(request.as_bytes()).await?;
        match self.headers().await? {
            (200, _) => Ok(self.stream),
            (status, _) => Err(format!("{path}: {status}").into()),
        }
    }

    fn head(&self, method: &str, path: &str) -> String {
        let key = &self.key;
        format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {key}\r\n")
    }

    /// The status, and the body's length unless it comes in chunks.
    async fn headers(&mut self) -> Outcome<(u16, Option<usize>)> {
        let status = self.line().await?;
        let status = status.split(' ').nth(1).ok_or("no status")?.parse()?;
        let mut length = Some(0);
        loop {
            let line = self.line().await?.to_ascii_lowercase();
            if line.is_empty() {
                return Ok((status, length));
            }
            if let Some(value) = line.strip_prefix("content-length:") {
                length = Some(value.trim().parse()?);
            }
            if line.starts_with("transfer-encoding:") {
                length = None;
            }
        }
    }

    async fn line(&mut self) -> Outcome<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            return Err("the server closed the connection".into());
        }
        Ok(line.trim_end().to_owned())
    }

    async fn exactly(&mut self, length: usize) -> Outcome<Vec<u8>> {
        if length > LONGEST {
            return Err("an answer without measure".into());
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).await?;
        Ok(body)
    }

    async fn chunks(&mut self) -> Outcome<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let length = usize::from_str_radix(self.line().await?.trim(), 16)?;
            let chunk = self.exactly(length).await?;
            self.line().await?;
            if chunk.is_empty() || body.len() + length > LONGEST {
                return Ok(body);
            }
            body.extend(chunk);
        }
    }
}
