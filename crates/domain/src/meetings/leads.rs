//! Whether a name that somebody typed beside an item of an agenda is this person's (R058).

/// Between several names.
const BETWEEN: [char; 8] = [',', ';', '/', '&', '+', '，', '；', '、'];

/// Whether `owner`, as it was typed, names the person called `name`: by the whole name, or by the
/// half of it in either script (`王芳`, `Wang Fang` of `王芳 Wang Fang`); alone or among others.
#[must_use]
pub fn leads(owner: &str, name: &str) -> bool {
    let han = |word: &&str| word.chars().any(is_han);
    let half = |of_han: bool| {
        let words = name.split_whitespace().filter(|word| han(word) == of_han);
        plain(words)
    };
    let names = [plain(name.split_whitespace()), half(true), half(false)];
    owner.split(BETWEEN).any(|one| {
        let one = plain(one.split_whitespace());
        !one.is_empty() && names.contains(&one)
    })
}

fn plain<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

fn is_han(c: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::leads;

    #[test]
    fn r058_whose_item_it_is() {
        let name = "王芳 Wang Fang";
        for owner in [
            "王芳 Wang Fang",
            "王芳",
            "wang  fang",
            " Wang Fang ",
            "director, Wang Fang",
            "徐磊、王芳",
            "Xu Lei & WANG FANG",
        ] {
            assert!(leads(owner, name), "{owner}");
        }
        for owner in [
            "",
            " ",
            ",",
            "Wang",
            "Fang",
            "王",
            "Wang Fangfang",
            "director",
        ] {
            assert!(!leads(owner, name), "{owner}");
        }
        assert!(leads("Laura Bennett", "Laura Bennett"));
        assert!(!leads("", ""), "nobody is not everybody");
        assert!(!leads("Bennett", "Laura Bennett"), "a family has several");
    }
}
