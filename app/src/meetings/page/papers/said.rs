//! What papers are called, and how large they are.

use domain::meetings::PaperStage;

use crate::text::{Locale, words::papers as words};

/// When a paper is for.
pub(super) fn stage_word(locale: Locale, stage: PaperStage) -> &'static str {
    match stage {
        PaperStage::Before => words::before(locale),
        PaperStage::InMeeting => words::in_meeting(locale),
        PaperStage::After => words::after(locale),
    }
}

/// `12 kB`, `3.4 MB`: enough to know whether to wait for it.
pub(super) fn size_word(locale: Locale, bytes: u64) -> String {
    match bytes {
        0..1_000 => words::n_bytes(locale, &bytes),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => {
            let tenths = bytes.div_ceil(100_000);
            format!("{}.{} MB", tenths / 10, tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r059_sizes_are_said_as_people_say_them() {
        let said = |bytes| size_word(Locale::En, bytes);
        assert_eq!(said(0), "0 bytes");
        assert_eq!(said(999), "999 bytes");
        assert_eq!(said(1_001), "2 kB");
        assert_eq!(said(999_999), "1000 kB");
        assert_eq!(said(3_400_000), "3.4 MB");
        assert_eq!(said(209_715_200), "209.8 MB");
    }
}
