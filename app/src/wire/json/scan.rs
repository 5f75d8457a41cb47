//! The text: spaces, brackets, words, numbers, strings. Nothing here is made once a type.

use std::borrow::Cow;

use super::Unreadable;

/// Deepest nesting that is read.
const DEEPEST: u8 = 64;

/// A text and how far it was read.
pub(super) struct Json<'de> {
    text: &'de str,
    at: usize,
    depth: u8,
}

/// Whole numbers by their sign.
pub(super) enum Number {
    Plus(u64),
    Minus(i64),
}

impl<'de> Json<'de> {
    pub(super) fn new(text: &'de str) -> Self {
        Self {
            text,
            at: 0,
            depth: 0,
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// The next byte that is no space.
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte(self.at)? {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                byte => return Some(byte),
            }
        }
    }

    pub(super) fn take(&mut self, wanted: u8) -> Result<(), Unreadable> {
        if self.peek() != Some(wanted) {
            return Err(Unreadable);
        }
        self.at += 1;
        Ok(())
    }

    pub(super) fn word(&mut self, word: &str) -> Result<(), Unreadable> {
        let rest = self.text.get(self.at..).ok_or(Unreadable)?;
        if !rest.starts_with(word) {
            return Err(Unreadable);
        }
        self.at += word.len();
        Ok(())
    }

    pub(super) fn open(&mut self, bracket: u8) -> Result<(), Unreadable> {
        self.take(bracket)?;
        self.depth += 1;
        if DEEPEST < self.depth {
            return Err(Unreadable);
        }
        Ok(())
    }

    pub(super) fn close(&mut self, bracket: u8) -> Result<(), Unreadable> {
        self.depth = self.depth.saturating_sub(1);
        self.take(bracket)
    }

    /// Before each member: whether there is one more.
    pub(super) fn more(&mut self, first: &mut bool, end: u8) -> Result<bool, Unreadable> {
        match self.peek() {
            Some(byte) if byte == end => Ok(false),
            Some(b',') if !*first => {
                self.at += 1;
                Ok(true)
            }
            Some(_) if *first => {
                *first = false;
                Ok(true)
            }
            _ => Err(Unreadable),
        }
    }

    pub(super) fn number(&mut self) -> Result<Number, Unreadable> {
        let from = self.at;
        if self.byte(self.at) == Some(b'-') {
            self.at += 1;
        }
        while self.byte(self.at).is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if matches!(self.byte(self.at), Some(b'.' | b'e' | b'E')) {
            return Err(Unreadable);
        }
        let digits = self.text.get(from..self.at).ok_or(Unreadable)?;
        if digits.starts_with('-') {
            digits.parse().map(Number::Minus).map_err(|_| Unreadable)
        } else {
            digits.parse().map(Number::Plus).map_err(|_| Unreadable)
        }
    }

    pub(super) fn string(&mut self) -> Result<Cow<'de, str>, Unreadable> {
        self.take(b'"')?;
        let mut own: Option<String> = None;
        loop {
            let from = self.at;
            while !matches!(self.byte(self.at), None | Some(b'"' | b'\\' | 0..=0x1f)) {
                self.at += 1;
            }
            let plain = self.text.get(from..self.at).ok_or(Unreadable)?;
            let end = self.byte(self.at).ok_or(Unreadable)?;
            self.at += 1;
            match (end, &mut own) {
                (b'"', None) => return Ok(Cow::Borrowed(plain)),
                (b'"', Some(_)) => {
                    let mut text = own.take().unwrap_or_default();
                    text.push_str(plain);
                    return Ok(Cow::Owned(text));
                }
                (b'\\', own) => {
                    let text = own.get_or_insert_default();
                    text.push_str(plain);
                    text.push(self.escape()?);
                }
                _ => return Err(Unreadable),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Unreadable> {
        let kind = self.byte(self.at).ok_or(Unreadable)?;
        self.at += 1;
        Ok(match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(Unreadable),
        })
    }

    fn unicode(&mut self) -> Result<char, Unreadable> {
        let first = self.hex()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first).ok_or(Unreadable);
        }
        self.word("\\u")?;
        let second = self.hex()?;
        if !(0xdc00..0xe000).contains(&second) {
            return Err(Unreadable);
        }
        let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        char::from_u32(code).ok_or(Unreadable)
    }

    fn hex(&mut self) -> Result<u32, Unreadable> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Unreadable)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Unreadable);
        }
        self.at += 4;
        u32::from_str_radix(digits, 16).map_err(|_| Unreadable)
    }
}
