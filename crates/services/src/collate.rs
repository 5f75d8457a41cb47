//! The order of names: as Chinese readers expect (pinyin), with Latin names in their alphabet.

use std::cmp::Ordering;

use icu_collator::{
    Collator, CollatorBorrowed, CollatorPreferences,
    options::{CollatorOptions, Strength},
};
use icu_locale::locale;

/// Sorts `items` by name for a reader of `locale` (`zh` or `en`): Chinese names by pinyin, digits
/// in names by value are not regrouped. Equal names keep their order.
pub fn sort_by_name<T>(items: &mut [T], locale: &str, name: impl Fn(&T) -> &str) {
    let collator = collator(locale);
    items.sort_by(|a, b| match &collator {
        Some(collator) => collator.compare(name(a), name(b)),
        None => name(a).cmp(name(b)),
    });
}

/// The order of two names for a reader of `locale`.
#[must_use]
pub fn compare(locale: &str, a: &str, b: &str) -> Ordering {
    match collator(locale) {
        Some(collator) => collator.compare(a, b),
        None => a.cmp(b),
    }
}

/// Data is compiled in; without it (never in practice) names stand in code point order.
fn collator(locale: &str) -> Option<CollatorBorrowed<'static>> {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    // The Chinese root order is pinyin and sorts Latin as English does; English readers of a
    // bilingual house get Latin first either way.
    let locale = match locale {
        "en" => locale!("en"),
        _ => locale!("zh"),
    };
    Collator::try_new(CollatorPreferences::from(locale), options).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r220_chinese_names_stand_in_pinyin_order() {
        let mut names = vec!["张伟", "李娜", "王芳", "陈静", "Zoe", "adam"];
        sort_by_name(&mut names, "zh", |name| name);
        let chinese: Vec<_> = names.iter().filter(|name| !name.is_ascii()).collect();
        assert_eq!(chinese, [&"陈静", &"李娜", &"王芳", &"张伟"]);
        let latin: Vec<_> = names.iter().filter(|name| name.is_ascii()).collect();
        assert_eq!(latin, [&"adam", &"Zoe"]);
    }
}
