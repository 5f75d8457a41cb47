//! The workbook that organisers fill in: its header is what [`super::import`] accepts (R046).

use contract::locale::Locale;
use rust_xlsxwriter::{DataValidation, Format, Note, Workbook, XlsxError};

use super::{
    columns::{Column, choices},
    sheet::MOST_LINES,
};
use crate::{Error, ports::StoreError};

/// How the line begins that only shows how it is done.
pub(super) const EXAMPLES: [&str; 2] = ["Example:", "示例："];

/// Width of each column, in characters.
const WIDTHS: [f64; 6] = [22.0, 30.0, 16.0, 26.0, 14.0, 20.0];

/// The template in the reader's language.
///
/// # Errors
/// Unavailable, when it cannot be made.
pub fn template(locale: Locale) -> Result<Vec<u8>, Error> {
    workbook(locale).map_err(|error| StoreError::Unavailable(error.to_string()).into())
}

fn workbook(locale: Locale) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(match locale {
        Locale::En => "Attendees",
        Locale::Zh => "参会人员",
    })?;
    let head = Format::new().set_bold();
    let pale = Format::new().set_italic();
    for (nth, column) in Column::ALL.into_iter().enumerate() {
        let at = u16::try_from(nth).unwrap_or_default();
        let star = if column == Column::Name { "*" } else { "" };
        let word = format!("{}{star}", column.header(locale));
        sheet.write_with_format(0, at, word, &head)?;
        sheet.write_with_format(1, at, example(locale, column), &pale)?;
        sheet.set_column_width(at, WIDTHS[nth])?;
        let about = Note::new(about(locale, column)).add_author_prefix(false);
        sheet.insert_note(0, at, &about)?;
    }
    let (kinds, classes) = choices(locale);
    let last = u32::try_from(MOST_LINES).unwrap_or_default();
    for (column, words) in [(Column::Kind, kinds), (Column::Class, classes)] {
        let at = Column::ALL.iter().position(|one| *one == column);
        let at = u16::try_from(at.unwrap_or_default()).unwrap_or_default();
        let list = DataValidation::new().allow_list_strings(&words)?;
        sheet.add_data_validation(1, at, last, at, &list)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

fn example(locale: Locale, column: Column) -> &'static str {
    let (en, zh) = match column {
        Column::Name => ("Example: Mei Lin", "示例：林梅"),
        Column::Email => ("mei.lin@company.example", "mei.lin@company.example"),
        Column::Login => ("", ""),
        Column::Company => ("Lintel Ltd", "门楣科技"),
        Column::Kind => ("Required", "必须"),
        Column::Class => ("Guest or speaker", "嘉宾"),
    };
    match locale {
        Locale::En => en,
        Locale::Zh => zh,
    }
}

fn about(locale: Locale, column: Column) -> &'static str {
    let (en, zh) = match column {
        Column::Name => (
            "Needed. The line that begins with “Example:” is passed over.",
            "必填。以“示例：”开头的行会被忽略。",
        ),
        Column::Email => (
            "Where the invitation goes; a colleague is known by it.",
            "用于发送邀请；同事可据此识别。",
        ),
        Column::Login => (
            "Only for colleagues: the name by which they sign in.",
            "仅限同事：其登录名。",
        ),
        Column::Company => (
            "Department of a colleague, company of a guest.",
            "同事的部门，或来宾的单位。",
        ),
        Column::Kind => (
            "Required when empty. Choose from the list.",
            "留空表示必须参会。请从列表中选择。",
        ),
        Column::Class => (
            "For large events. Choose from the list, or leave empty.",
            "用于大型活动。请从列表中选择，或留空。",
        ),
    };
    match locale {
        Locale::En => en,
        Locale::Zh => zh,
    }
}
