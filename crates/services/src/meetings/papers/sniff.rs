//! What a file is, by its first bytes: a name or a header could lie.

/// So many of the first bytes are looked at.
pub(super) const HEAD: usize = 64 * 1024;

/// What lies in a zip of Office or OpenDocument, by what it has inside and by the file's ending.
const ZIPPED: [(&str, &[u8], &str); 6] = [
    (
        ".xlsx",
        b"xl/",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (
        ".docx",
        b"word/",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        ".pptx",
        b"ppt/",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    (
        ".ods",
        b"oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
    (
        ".odt",
        b"oasis.opendocument.text",
        "application/vnd.oasis.opendocument.text",
    ),
    (
        ".odp",
        b"oasis.opendocument.presentation",
        "application/vnd.oasis.opendocument.presentation",
    ),
];
/// Older office files share one container, so their ending decides between them.
const CONTAINED: [(&str, &str); 3] = [
    (".doc", "application/msword"),
    (".xls", "application/vnd.ms-excel"),
    (".ppt", "application/vnd.ms-powerpoint"),
];
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
const UNKNOWN: &str = "application/octet-stream";

/// The media type of a file that begins with `head`.
pub(super) fn media_type(head: &[u8], name: &str) -> &'static str {
    let name = name.to_lowercase();
    if head.starts_with(b"PK\x03\x04") {
        return zipped(head, &name);
    }
    if head.starts_with(OLE) {
        let found = CONTAINED.iter().find(|(end, _)| name.ends_with(end));
        return found.map_or("application/x-ole-storage", |(_, kind)| kind);
    }
    if head.starts_with(b"{\\rtf") {
        return "application/rtf";
    }
    match text(head) {
        Some(text) => marked(&text),
        None => infer::get(head).map_or(UNKNOWN, |kind| kind.mime_type()),
    }
}

fn zipped(head: &[u8], name: &str) -> &'static str {
    let has = |part: &[u8]| head.windows(part.len()).any(|here| here == part);
    let office = has(b"[Content_Types].xml") || has(b"mimetypeapplication/vnd.oasis");
    let inside = |(_, part, _): &&(&str, &[u8], &str)| has(part);
    let ending = |(end, ..): &&(&str, &[u8], &str)| name.ends_with(end);
    // Names of parts may come late in a large file: then the ending decides.
    let found = ZIPPED.iter().find(|one| ending(one) && inside(one));
    let found = found.or_else(|| ZIPPED.iter().find(inside).filter(|_| office));
    let found = found.or_else(|| ZIPPED.iter().find(ending).filter(|_| office));
    found.map_or("application/zip", |(.., kind)| kind)
}

/// The first bytes as text, in whatever encoding; none when they are none.
fn text(head: &[u8]) -> Option<String> {
    if head.starts_with(b"%PDF-") {
        return None;
    }
    let odd = |byte: &u8| *byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b);
    let utf_16 = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    if utf_16 || (infer::get(head).is_none_or(is_textual) && !head.iter().any(odd)) {
        return Some(super::preview::decoded(head));
    }
    None
}

/// Of what has marks of its own at the beginning, only these are text.
fn is_textual(kind: infer::Type) -> bool {
    kind.matcher_type() == infer::MatcherType::Text
}

/// Text in which something could run is called by its name.
fn marked(text: &str) -> &'static str {
    let begins = text.trim_start().chars().take(2_000).collect::<String>();
    let begins = begins.to_lowercase();
    if !begins.starts_with('<') {
        return "text/plain";
    }
    if begins.contains("<svg") {
        "image/svg+xml"
    } else if begins.starts_with("<?xml") && !begins.contains("<html") {
        "text/xml"
    } else {
        "text/html"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r059_a_file_is_what_is_in_it() {
        let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        let slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
        let cases: [(&[u8], &str, &str); 18] = [
            (b"%PDF-1.7\n", "plan.pdf", "application/pdf"),
            (b"%PDF-1.7\n", "plan.txt", "application/pdf"),
            (b"\x89PNG\r\n\x1a\n\0\0", "a.png", "image/png"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "a.pdf", "image/jpeg"),
            (b"PK\x03\x04..[Content_Types].xml..xl/book", "a.xlsx", sheet),
            (b"PK\x03\x04..[Content_Types].xml..xl/book", "a.zip", sheet),
            (b"PK\x03\x04..[Content_Types].xml....", "A.PPTX", slides),
            (b"PK\x03\x04..evil.exe", "a.pptx", "application/zip"),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0",
                "a.doc",
                "application/msword",
            ),
            (b"hello", "a.pdf", "text/plain"),
            ("议程\n一、开场".as_bytes(), "a.md", "text/plain"),
            (b"  <!doctype html><script>", "a.txt", "text/html"),
            (
                b"<?xml version='1.0'?><svg onload=",
                "a.png",
                "image/svg+xml",
            ),
            (b"<svg xmlns=", "a.svg", "image/svg+xml"),
            (b"<?xml version='1.0'?><a/>", "a.xml", "text/xml"),
            (b"<script>alert(1)</script>", "a.md", "text/html"),
            (b"\0\x01\x02\x03", "a.txt", UNKNOWN),
            (b"", "empty.txt", "text/plain"),
        ];
        for (head, name, expected) in cases {
            assert_eq!(media_type(head, name), expected, "{name}");
        }
    }
}
