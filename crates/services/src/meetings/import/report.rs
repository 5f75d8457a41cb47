//! What became of each line, in the reader's language (R047).

use contract::{
    locale::Locale,
    meetings::{AttendeeImport, ImportedLine, LineResult},
    text,
};

use super::lines::{Entry, Trouble};

/// Why a good line changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Already {
    /// The same person as in this line.
    Line(usize),
    /// Asked already.
    Invited,
}

/// The report in the making.
pub(super) struct Report {
    locale: Locale,
    rows: Vec<ImportedLine>,
}

impl Report {
    pub(super) fn new(locale: Locale) -> Self {
        Self {
            locale,
            rows: Vec::new(),
        }
    }

    fn row(&mut self, entry: &Entry, result: LineResult, code: &str, detail: String) {
        self.rows.push(ImportedLine {
            line: entry.line,
            name: entry.name.clone(),
            result,
            code: code.to_owned(),
            detail,
        });
    }

    pub(super) fn added(&mut self, entry: &Entry) {
        self.row(entry, LineResult::Added, "", String::new());
    }

    pub(super) fn skipped(&mut self, entry: &Entry, why: Already) {
        let (code, detail) = match (why, self.locale) {
            (Already::Line(line), Locale::En) => {
                ("duplicate", format!("The same person as in line {line}."))
            }
            (Already::Line(line), Locale::Zh) => ("duplicate", format!("与第 {line} 行是同一人。")),
            (Already::Invited, Locale::En) => ("already_invited", "Invited already.".to_owned()),
            (Already::Invited, Locale::Zh) => ("already_invited", "已受邀请。".to_owned()),
        };
        self.row(entry, LineResult::Skipped, code, detail);
    }

    pub(super) fn failed(&mut self, entry: &Entry, trouble: &Trouble) {
        let detail = words(self.locale, trouble);
        self.row(entry, LineResult::Failed, trouble.code, detail);
    }

    pub(super) fn has_failures(&self) -> bool {
        let mut rows = self.rows.iter();
        rows.any(|row| row.result == LineResult::Failed)
    }

    /// Nothing of it is done, because something of it cannot be.
    pub(super) fn leave_out(&mut self) {
        let detail = match self.locale {
            Locale::En => "Not invited, because other lines are wrong.",
            Locale::Zh => "因其他行有误，未邀请。",
        };
        for row in &mut self.rows {
            if row.result == LineResult::Added {
                row.result = LineResult::Skipped;
                "all_or_nothing".clone_into(&mut row.code);
                detail.clone_into(&mut row.detail);
            }
        }
    }

    pub(super) fn done(self, dry_run: bool) -> AttendeeImport {
        let count = |result| self.rows.iter().filter(|row| row.result == result).count();
        AttendeeImport {
            added: count(LineResult::Added),
            skipped: count(LineResult::Skipped),
            failed: count(LineResult::Failed),
            dry_run,
            rows: self.rows,
        }
    }
}

fn words(locale: Locale, trouble: &Trouble) -> String {
    let said = &trouble.said;
    match (trouble.code, locale) {
        ("name_missing", Locale::En) => "Write a name.".to_owned(),
        ("name_missing", Locale::Zh) => "请填写姓名。".to_owned(),
        ("no_such_login", Locale::En) => format!("Nobody signs in as “{said}”."),
        ("no_such_login", Locale::Zh) => format!("没有登录名为“{said}”的人员。"),
        ("unknown_kind", Locale::En) => {
            format!("“{said}” is not a way to attend: Required, Optional or Observer.")
        }
        ("unknown_kind", Locale::Zh) => {
            format!("参会方式“{said}”无效，可填：必须、可选、列席。")
        }
        ("unknown_class", Locale::En) => format!(
            "“{said}” is not a group: Guest or speaker, Audience, Company, Volunteer or Staff."
        ),
        ("unknown_class", Locale::Zh) => {
            format!("类别“{said}”无效，可填：嘉宾、普通观众、参会企业、志愿者、工作人员。")
        }
        ("bad_email", Locale::En) => format!("“{said}” is not a mail address."),
        ("bad_email", Locale::Zh) => format!("“{said}”不是有效的邮箱地址。"),
        (code, _) => text::field(locale, code).to_owned(),
    }
}
