//! Takes out of a bundle what is compiled in but never called, which no optimiser can know:
//!
//! - `hydrate_async`: how Leptos takes over pages that load parts of the program later. Ours come
//!   whole, yet every view keeps a pointer to it (a tenth of a program, measured).
//! - `generate_routes`: only servers ask a router for its list.
//! - The exported classes of `wasm_streams`, for requests with streams as bodies; ours are text.
//!
//! A function taken out traps, so a browser test that reached one would fail. The compiler must not
//! have folded equal functions before (`-Zmerge-functions=disabled`): a folded one has the name of
//! only one of its uses. Names are those of
//! the name section (WebAssembly core specification 2.0, appendix "Name section").

use crate::process::Outcome;
use std::collections::HashMap;

/// Parts of the names of functions that are never called.
const NEVER_CALLED: [&str; 2] = ["hydrate_async", "generate_routes"];
/// Beginnings of exports that nothing imports.
const NEVER_IMPORTED: [&str; 2] = ["intounderlying", "__wbg_intounderlying"];
/// `unreachable` as a whole body: its size, no locals, the trap, the end.
const TRAP: [u8; 4] = [3, 0, 0, 0x0b];

const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const CODE: u8 = 10;
const FUNCTION_NAMES: u8 = 1;

/// The module without it, and how many functions were taken out.
pub fn prune(module: &[u8]) -> Outcome<(Vec<u8>, usize)> {
    read(module).ok_or_else(|| "this is no WebAssembly module that we can read".to_owned())
}

fn read(module: &[u8]) -> Option<(Vec<u8>, usize)> {
    let mut all = Reader {
        bytes: module,
        at: 8,
    };
    let mut sections = Vec::new();
    while all.at < module.len() {
        let kind = all.byte()?;
        sections.push((kind, all.sized()?));
    }
    let body = |kind| sections.iter().find(|one| one.0 == kind).map(|one| one.1);
    let imported = body(IMPORTS).map_or(Some(0), imported_functions)?;
    let names = sections
        .iter()
        .filter(|one| one.0 == CUSTOM)
        .find_map(|one| function_names(one.1))?;
    let (mut out, mut taken) = (module.get(..8)?.to_vec(), 0);
    for (kind, body) in &sections {
        let body = match *kind {
            CODE => code(body, imported, &names, &mut taken)?,
            EXPORTS => exports(body)?,
            _ => body.to_vec(),
        };
        out.push(*kind);
        out.extend(number(body.len()));
        out.extend(body);
    }
    Some((out, taken))
}

fn code(
    body: &[u8],
    imported: usize,
    names: &HashMap<usize, &str>,
    taken: &mut usize,
) -> Option<Vec<u8>> {
    let mut reader = Reader { bytes: body, at: 0 };
    let count = reader.number()?;
    let mut out = number(count);
    for index in 0..count {
        let function = reader.sized()?;
        let name = names.get(&(imported + index)).copied().unwrap_or_default();
        if NEVER_CALLED.iter().any(|part| name.contains(part)) {
            *taken += 1;
            out.extend(TRAP);
        } else {
            out.extend(number(function.len()));
            out.extend(function);
        }
    }
    Some(out)
}

fn exports(body: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader { bytes: body, at: 0 };
    let (mut kept, mut out) = (0, Vec::<u8>::new());
    for _ in 0..reader.number()? {
        let from = reader.at;
        let name = std::str::from_utf8(reader.sized()?).ok()?;
        reader.byte()?;
        reader.number()?;
        if !NEVER_IMPORTED.iter().any(|start| name.starts_with(start)) {
            kept += 1;
            out.extend(body.get(from..reader.at)?);
        }
    }
    let mut all = number(kept);
    all.extend(out);
    Some(all)
}

/// How many functions are imported: they come first in the count of functions.
fn imported_functions(body: &[u8]) -> Option<usize> {
    let mut reader = Reader { bytes: body, at: 0 };
    let mut functions = 0;
    for _ in 0..reader.number()? {
        reader.sized()?;
        reader.sized()?;
        match reader.byte()? {
            0 => {
                functions += 1;
                reader.number()?;
            }
            kind @ (1 | 2) => {
                if kind == 1 {
                    reader.byte()?;
                }
                let limits = reader.byte()?;
                reader.number()?;
                if limits & 1 == 1 {
                    reader.number()?;
                }
            }
            3 => {
                reader.byte()?;
                reader.byte()?;
            }
            _ => return None,
        }
    }
    Some(functions)
}

/// Names by index; none when it is another custom section.
fn function_names(body: &[u8]) -> Option<HashMap<usize, &str>> {
    let mut reader = Reader { bytes: body, at: 0 };
    if reader.sized()? != b"name" {
        return None;
    }
    let mut names = HashMap::new();
    while reader.at < body.len() {
        let (kind, part) = (reader.byte()?, reader.sized()?);
        if kind != FUNCTION_NAMES {
            continue;
        }
        let mut part = Reader { bytes: part, at: 0 };
        for _ in 0..part.number()? {
            let index = part.number()?;
            names.insert(index, std::str::from_utf8(part.sized()?).ok()?);
        }
    }
    Some(names)
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// Unsigned LEB128 of at most 32 bits.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A number, and so many bytes.
    fn sized(&mut self) -> Option<&'a [u8]> {
        let length = self.number()?;
        let bytes = self.bytes.get(self.at..self.at.checked_add(length)?)?;
        self.at += length;
        Some(bytes)
    }
}

fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, number, prune};

    fn section(kind: u8, body: &[u8]) -> Vec<u8> {
        [vec![kind], number(body.len()), body.to_vec()].concat()
    }

    fn text(text: &str) -> Vec<u8> {
        [number(text.len()), text.as_bytes().to_vec()].concat()
    }

    /// Imports a function, so that its own begin at 1. They give 1 and 2 and are exported as `one`
    /// and `intounderlyingsink_write`; the second has the given name.
    fn module(name: &str) -> Vec<u8> {
        let exports = [
            vec![2],
            text("one"),
            vec![0, 1],
            text("intounderlyingsink_write"),
            vec![0, 2],
        ];
        let names = [vec![2, 1], text("main"), vec![2], text(name)].concat();
        let names = [text("name"), section(1, &names)].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, &[1, 0x60, 0, 1, 0x7f]),
            section(2, &[vec![1], text("env"), text("f"), vec![0, 0]].concat()),
            section(3, &[2, 0, 0]),
            section(7, &exports.concat()),
            section(10, &[2, 4, 0, 0x41, 1, 0x0b, 4, 0, 0x41, 2, 0x0b]),
            section(0, &names),
        ]
        .concat()
    }

    #[test]
    fn what_is_never_called_becomes_a_trap() {
        let (out, taken) = prune(&module("app::into_any::hydrate_async::<T>")).unwrap();
        assert_eq!(taken, 1);
        assert!(
            out.windows(10)
                .any(|part| part == [10, 10, 2, 4, 0, 0x41, 1, 0x0b, 3, 0])
        );
        assert!(!out.windows(14).any(|part| part == b"intounderlying"));
        assert!(out.windows(5).any(|part| part == [1, 3, b'o', b'n', b'e']));
    }

    #[test]
    fn all_else_stays() {
        let (out, taken) = prune(&module("app::hydrate")).unwrap();
        assert_eq!(taken, 0);
        assert!(out.windows(6).any(|part| part == [4, 0, 0x41, 2, 0x0b, 0]));
    }

    #[test]
    fn what_is_no_module_is_told() {
        assert!(prune(b"").is_err());
        assert!(prune(b"\0asm\x01\0\0\0\x0a\xff").is_err());
        let whole = module("hydrate_async");
        for end in 9..whole.len() {
            let _ = prune(&whole[..end]);
        }
    }

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for one in [0, 1, 127, 128, 300, 1 << 20, u32::MAX as usize] {
            let bytes = number(one);
            let mut reader = Reader {
                bytes: &bytes,
                at: 0,
            };
            assert_eq!(reader.number(), Some(one));
        }
    }
}
