//! Content lines out: escaped, folded at 75 octets, ended by CRLF (RFC 5545 3.1, 3.3.11, RFC 6868).

/// Most octets of one physical line, without its CRLF.
const WIDTH: usize = 75;

/// A calendar in the making.
#[derive(Debug, Default)]
pub struct Sheet(String);

impl Sheet {
    /// Adds `head:value` as it stands; the value is already in its type's form.
    pub fn line(&mut self, head: &str, value: &str) {
        let mut width = 0;
        for c in head.chars().chain([':']).chain(value.chars()) {
            if c == '\r' || c == '\n' {
                continue;
            }
            if width + c.len_utf8() > WIDTH {
                self.0.push_str("\r\n ");
                width = 1;
            }
            self.0.push(c);
            width += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// Adds a TEXT property; nothing when it is empty.
    pub fn text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.line(name, &escaped(text));
        }
    }

    /// The finished text.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// A parameter value, always quoted.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '^' => out.push_str("^^"),
            '"' => out.push_str("^'"),
            '\n' => out.push_str("^n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
