//! A PDF without what would run in it. Browsers' viewers carry out scripts of a PDF whatever the
//! page around them says (measured: Chromium 156 shows `app.alert` from a document served with
//! `sandbox; default-src 'none'`), so they are taken out of what is shown. The download stays as it
//! is.

use lopdf::{Dictionary, Document, Object};

/// Nested deeper, nothing is looked at: it is left out.
const DEEPEST: usize = 100;
/// What a document does by itself, and forms that are programs.
const KEYS: [&[u8]; 6] = [
    b"OpenAction",
    b"AA",
    b"JavaScript",
    b"JS",
    b"XFA",
    b"RichMediaContent",
];
/// Actions that show another place, here or behind a press; all others are left out.
const FINE: [&[u8]; 4] = [b"GoTo", b"URI", b"Named", b"Thread"];

/// The same pages; none when the file is damaged or locked.
pub(super) fn harmless(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut document = Document::load_mem(bytes).ok()?;
    if document.is_encrypted() || document.was_encrypted() {
        return None;
    }
    for object in document.objects.values_mut() {
        clean(object, 0);
    }
    let mut made = Vec::with_capacity(bytes.len());
    document.save_to(&mut made).ok()?;
    Some(made)
}

fn clean(object: &mut Object, depth: usize) {
    if depth > DEEPEST {
        *object = Object::Null;
        return;
    }
    match object {
        Object::Dictionary(dictionary) => clean_all(dictionary, depth),
        Object::Stream(stream) => clean_all(&mut stream.dict, depth),
        Object::Array(items) => items.iter_mut().for_each(|item| clean(item, depth + 1)),
        _ => {}
    }
}

fn clean_all(dictionary: &mut Dictionary, depth: usize) {
    for key in KEYS {
        dictionary.remove(key);
    }
    if is_action(dictionary) {
        let keys: Vec<_> = dictionary.iter().map(|(key, _)| key.clone()).collect();
        for key in keys {
            dictionary.remove(&key);
        }
        return;
    }
    for (_, value) in dictionary.iter_mut() {
        clean(value, depth + 1);
    }
}

/// Something that is done (ISO 32000 12.6) and is not among what is fine.
fn is_action(dictionary: &Dictionary) -> bool {
    let name = |key: &[u8]| dictionary.get(key).and_then(Object::as_name).ok();
    let is = |wanted: &[u8]| name(b"S") == Some(wanted);
    let known: [&[u8]; 12] = [
        b"JavaScript",
        b"Launch",
        b"SubmitForm",
        b"ImportData",
        b"ResetForm",
        b"Rendition",
        b"RichMediaExecute",
        b"GoToR",
        b"GoToE",
        b"Movie",
        b"Sound",
        b"SetOCGState",
    ];
    let named = name(b"Type") == Some(b"Action") && !FINE.iter().any(|fine| is(fine));
    named || known.iter().any(|one| is(one))
}

#[cfg(test)]
mod tests {
    use lopdf::{Stream, dictionary};

    use super::*;

    /// A page with a script when it opens, one in a link, one in the names, and a form program.
    fn evil(compressed: bool) -> Vec<u8> {
        let mut document = Document::with_version("1.5");
        let text = |said: &str| Object::string_literal(said);
        let script = dictionary! { "S" => "JavaScript", "JS" => text("app.alert(1)") };
        let script = document.add_object(script);
        let link = dictionary! {
            "Type" => "Annot", "Subtype" => "Link",
            "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
            "A" => dictionary! { "Type" => "Action", "S" => "Launch", "F" => text("x.exe") },
            "AA" => dictionary! { "E" => script },
        };
        let link = document.add_object(link);
        let site = dictionary! {
            "Type" => "Annot", "Subtype" => "Link",
            "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
            "A" => dictionary! { "S" => "URI", "URI" => text("https://example.org") },
        };
        let site = document.add_object(site);
        let words = Stream::new(dictionary! {}, b"BT (Hello) Tj ET".to_vec());
        let words = document.add_object(words);
        let pages = document.new_object_id();
        let page = document.add_object(dictionary! {
            "Type" => "Page", "Parent" => pages, "Contents" => words,
            "MediaBox" => vec![0.into(), 0.into(), 300.into(), 200.into()],
            "Annots" => vec![link.into(), site.into()], "AA" => dictionary! { "O" => script },
        });
        let all = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
        document.objects.insert(pages, Object::Dictionary(all));
        let names = dictionary! {
            "JavaScript" => dictionary! { "Names" => vec![text("a"), script.into()] },
        };
        let root = document.add_object(dictionary! {
            "Type" => "Catalog", "Pages" => pages, "OpenAction" => script, "Names" => names,
            "AcroForm" => dictionary! { "XFA" => text("<script/>") },
        });
        document.trailer.set("Root", root);
        let mut bytes = Vec::new();
        if compressed {
            document.save_modern(&mut bytes).unwrap();
        } else {
            document.save_to(&mut bytes).unwrap();
        }
        bytes
    }

    #[test]
    fn r060_a_pdf_is_shown_without_what_would_run_in_it() {
        for compressed in [false, true] {
            let evil = evil(compressed);
            let made = harmless(&evil).unwrap();
            let words = String::from_utf8_lossy(&made);
            for gone in [
                "JavaScript",
                "/JS",
                "OpenAction",
                "app.alert",
                "Launch",
                "XFA",
                "/AA",
            ] {
                assert!(!words.contains(gone), "{compressed} {gone}: {words}");
            }
            assert!(words.contains("https://example.org"), "{words}");
            let again = Document::load_mem(&made).unwrap();
            assert_eq!(again.get_pages().len(), 1);
            assert!(again.extract_text(&[1]).is_ok());
        }
    }

    #[test]
    fn r060_a_damaged_pdf_is_not_shown() {
        let whole = evil(false);
        for bytes in [
            &b"%PDF-1.7\n"[..],
            b"%PDF-1.4 garbage \xff\x00",
            &whole[..40],
            b"",
        ] {
            assert!(harmless(bytes).is_none());
        }
    }
}
