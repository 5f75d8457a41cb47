//! Text and Markdown as HTML.

use contract::locale::Locale;
use encoding_rs::{Encoding, GB18030};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html::push_html};

use super::html::{cut_short, escaped};

/// Text in UTF-8 or UTF-16 by its mark, else UTF-8, else GB 18030, as many older files are.
pub(in crate::meetings::papers) fn decoded(bytes: &[u8]) -> String {
    if let Some((marked, length)) = Encoding::for_bom(bytes) {
        return marked
            .decode_without_bom_handling(&bytes[length..])
            .0
            .into();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // A character may be cut in two at the end.
        Err(error) if error.error_len().is_none() => {
            String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned()
        }
        Err(_) => GB18030.decode_without_bom_handling(bytes).0.into(),
    }
}

pub(super) fn plain(bytes: &[u8], cut: bool, locale: Locale) -> String {
    let text = escaped(&decoded(bytes));
    let rest = if cut {
        cut_short(locale)
    } else {
        String::new()
    };
    format!("<pre class=\"shown-text\" tabindex=\"0\">{text}</pre>{rest}")
}

/// Headings, lists, tables, links; HTML within is shown as the text that it is, pictures as the
/// words that stand for them.
pub(super) fn markdown(bytes: &[u8], cut: bool, locale: Locale) -> String {
    let text = decoded(bytes);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES;
    let events = Parser::new_ext(&text, options).map(harmless);
    let mut html = String::new();
    push_html(&mut html, events);
    let rest = if cut {
        cut_short(locale)
    } else {
        String::new()
    };
    format!("<article class=\"shown-words\">{html}</article>{rest}")
}

fn harmless(event: Event<'_>) -> Event<'_> {
    match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
        Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
        Event::Start(Tag::Image { .. }) => Event::Start(Tag::Emphasis),
        Event::End(TagEnd::Image) => Event::End(TagEnd::Emphasis),
        Event::Start(Tag::Link { dest_url, .. }) => Event::Html(opening(&dest_url)),
        Event::End(TagEnd::Link) => Event::Html("</a>".into()),
        other => other,
    }
}

/// Leads only where a link may lead, in a window of its own that knows nothing of this one.
fn opening(to: &str) -> CowStr<'static> {
    let lower = to.trim().to_lowercase();
    let fine = ["https://", "http://", "mailto:"];
    let leads = fine.iter().any(|begin| lower.starts_with(begin));
    let link = match leads {
        true => format!(
            "<a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer nofollow\">",
            escaped(to.trim())
        ),
        false => "<a>".to_owned(),
    };
    link.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r060_markdown_is_shown_and_nothing_in_it_runs() {
        let text = "# 议程\n\n**bold** [site](https://example.org/?a=1&b=\"2\") \
                    [bad](javascript:alert(1)) ![alt](https://evil.example/x.png)\n\n\
                    <script>alert(1)</script>\n\ninline <img src=x onerror=alert(1)>\n\n\
                    | a | b |\n|---|---|\n| 1 | <b onclick=x>2</b> |\n";
        let html = markdown(text.as_bytes(), false, Locale::En);
        assert!(html.contains("<h1>议程</h1>"), "{html}");
        assert!(html.contains("<strong>bold</strong>"), "{html}");
        assert!(html.contains("<td>1</td>"), "{html}");
        let link = "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\" target=\"_blank\" \
                    rel=\"noopener noreferrer nofollow\">";
        assert!(html.contains(link), "{html}");
        for evil in [
            "<script",
            "<img",
            "javascript:",
            "<b onclick",
            "evil.example",
        ] {
            assert!(!html.contains(evil), "{evil}: {html}");
        }
        assert!(html.contains("&lt;script&gt;"), "shown as it is: {html}");
    }

    #[test]
    fn r060_text_of_any_house_is_read() {
        let old = GB18030.encode("会议记录").0;
        for bytes in [
            &b"\xef\xbb\xbf\xe4\xbc\x9a"[..],
            b"\xff\xfe\x1a\x4f",
            "会".as_bytes(),
        ] {
            assert_eq!(decoded(bytes), "会");
        }
        assert_eq!(decoded(&old), "会议记录");
        assert_eq!(decoded(&"会议".as_bytes()[..5]), "会", "cut in two");
        let html = plain(b"<script>&'\"</script>", true, Locale::Zh);
        assert!(html.contains("&lt;script&gt;&amp;&#39;&quot;"), "{html}");
        assert!(html.contains("部分内容"), "{html}");
    }
}
