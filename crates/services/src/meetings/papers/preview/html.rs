//! HTML in which nothing is obeyed.

use contract::locale::Locale;

/// Text with every character that HTML or an attribute would read otherwise escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for one in text.chars() {
        match one {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\0' => safe.push('\u{fffd}'),
            other => safe.push(other),
        }
    }
    safe
}

/// Says that there is more than is shown.
pub(super) fn cut_short(locale: Locale) -> String {
    let words = match locale {
        Locale::En => "There is more than is shown here. Download it to read all of it.",
        Locale::Zh => "此处仅显示部分内容，请下载后查看全部。",
    };
    format!("<p class=\"quiet\">{words}</p>")
}
