//! What the columns of the sheet are called, and the words in them: in both languages, whichever
//! the reader's is (R045, R046).

use contract::{locale::Locale, problem::FieldError};
use domain::meetings::{AttendeeClass, AttendeeKind};

use crate::Error;

/// A column of the template, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Name,
    Email,
    Login,
    Company,
    Kind,
    Class,
}

impl Column {
    pub(super) const ALL: [Column; 6] = [
        Column::Name,
        Column::Email,
        Column::Login,
        Column::Company,
        Column::Kind,
        Column::Class,
    ];

    /// The words of its header: its code, then those of the template, then what people write.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Column::Name => &["name", "Name", "姓名", "full name", "名字"],
            Column::Email => &[
                "email",
                "Mail address",
                "电子邮箱",
                "e-mail",
                "mail",
                "email address",
                "邮箱",
                "邮箱地址",
            ],
            Column::Login => &["login", "Login", "登录名", "account", "账号", "用户名"],
            Column::Company => &[
                "company",
                "Department or company",
                "部门或单位",
                "department",
                "organisation",
                "organization",
                "部门",
                "单位",
                "公司",
            ],
            Column::Kind => &["kind", "Attends as", "参会方式"],
            Column::Class => &["class", "Group", "类别", "参会类别", "group"],
        }
    }

    /// As in the JSON of the API.
    pub(super) const fn code(self) -> &'static str {
        self.words()[0]
    }

    /// As the template's header says.
    pub(super) const fn header(self, locale: Locale) -> &'static str {
        match locale {
            Locale::En => self.words()[1],
            Locale::Zh => self.words()[2],
        }
    }
}

/// Without case, spaces around, and the star that marks what is needed.
fn plain(word: &str) -> String {
    word.trim()
        .trim_end_matches(['*', '＊'])
        .trim()
        .to_lowercase()
}

fn among<T: Copy>(
    all: impl IntoIterator<Item = T>,
    words: fn(T) -> &'static [&'static str],
    said: &str,
) -> Option<T> {
    let said = plain(said);
    let mut all = all.into_iter();
    all.find(|one| words(*one).iter().any(|word| word.to_lowercase() == said))
}

/// Which column stands where.
#[derive(Debug, Clone)]
pub(super) struct Header(Vec<Option<Column>>);

impl Header {
    /// # Errors
    /// Wrong fields, in the reader's language: a column that is missing, that is there twice, or
    /// that nobody knows: what stands in it would be lost silently.
    pub(super) fn read(cells: &[String], locale: Locale) -> Result<Self, Error> {
        let mut errors = Vec::new();
        let mut columns = Vec::with_capacity(cells.len());
        for cell in cells {
            let column = among(Column::ALL, Column::words, cell);
            let twice = column.is_some_and(|one| columns.contains(&Some(one)));
            if column.is_none() && !cell.trim().is_empty() {
                errors.push(worded("file", "unknown_column", unknown(locale, cell)));
            } else if let Some(column) = column.filter(|_| twice) {
                let text = doubled(locale, column.header(locale));
                errors.push(worded(column.code(), "doubled_column", text));
            }
            columns.push(column);
        }
        if !columns.contains(&Some(Column::Name)) {
            let text = missing(locale, Column::Name.header(locale));
            errors.insert(0, worded(Column::Name.code(), "missing_column", text));
        }
        match errors.is_empty() {
            true => Ok(Self(columns)),
            false => Err(Error::Invalid(errors)),
        }
    }

    /// What a line has in a column; empty where there is no such column.
    pub(super) fn cell<'a>(&self, cells: &'a [String], column: Column) -> &'a str {
        let at = self.0.iter().position(|one| *one == Some(column));
        let cell = at.and_then(|at| cells.get(at));
        cell.map_or("", |cell| cell.trim())
    }
}

fn worded(field: &str, code: &str, detail: String) -> FieldError {
    let mut error = FieldError::new(field, code);
    error.detail = detail;
    error
}

fn missing(locale: Locale, column: &str) -> String {
    match locale {
        Locale::En => format!(
            "The first line has no column “{column}”. Take the template and keep its first line."
        ),
        Locale::Zh => format!("首行缺少“{column}”列。请使用模板并保留其首行。"),
    }
}

fn unknown(locale: Locale, cell: &str) -> String {
    let cell: String = cell.trim().chars().take(40).collect();
    match locale {
        Locale::En => {
            format!("“{cell}” is not a column of the template; take it away or rename it.")
        }
        Locale::Zh => format!("模板中没有“{cell}”列，请删除或改名。"),
    }
}

fn doubled(locale: Locale, column: &str) -> String {
    match locale {
        Locale::En => format!("The column “{column}” is there twice."),
        Locale::Zh => format!("“{column}”列出现了两次。"),
    }
}

const fn kind_words(kind: AttendeeKind) -> &'static [&'static str] {
    match kind {
        AttendeeKind::Required => &["required", "Required", "必须", "必到", "必选", "必须参会"],
        AttendeeKind::Optional => &["optional", "Optional", "可选", "选到", "可选参会"],
        AttendeeKind::Observer => &["observer", "Observer", "列席", "旁听"],
    }
}

const fn class_words(class: AttendeeClass) -> &'static [&'static str] {
    match class {
        AttendeeClass::Guest => &[
            "guest",
            "Guest or speaker",
            "嘉宾",
            "speaker",
            "演讲嘉宾",
            "主讲人",
        ],
        AttendeeClass::Audience => &["audience", "Audience", "普通观众", "观众", "听众"],
        AttendeeClass::Company => &[
            "company",
            "Company",
            "参会企业",
            "participating company",
            "企业",
        ],
        AttendeeClass::Volunteer => &["volunteer", "Volunteer", "志愿者"],
        AttendeeClass::Staff => &["staff", "Staff", "工作人员"],
    }
}

/// How much somebody is needed, in words of either language.
pub(super) fn kind(said: &str) -> Option<AttendeeKind> {
    among(AttendeeKind::ALL, kind_words, said)
}

/// As what somebody comes, in words of either language.
pub(super) fn class(said: &str) -> Option<AttendeeClass> {
    among(AttendeeClass::ALL, class_words, said)
}

/// The words that the template offers.
pub(super) fn choices(locale: Locale) -> (Vec<&'static str>, Vec<&'static str>) {
    let nth = match locale {
        Locale::En => 1,
        Locale::Zh => 2,
    };
    let kinds = AttendeeKind::ALL.map(|kind| kind_words(kind)[nth]);
    let classes = AttendeeClass::ALL.map(|class| class_words(class)[nth]);
    (kinds.to_vec(), classes.to_vec())
}
