//! Ways to attend from afar as they are typed: one a line, name and address.

use contract::meetings::Platform;

/// `Tencent Meeting https://meeting.tencent.com/…`, one a line; an address alone is named by its
/// host. A line without an address keeps an empty one, which the server refuses by name.
#[must_use]
pub fn read(text: &str) -> Vec<Platform> {
    let lines = text.lines().map(str::trim);
    lines.filter(|line| !line.is_empty()).map(one).collect()
}

fn one(line: &str) -> Platform {
    let Some(at) = line.find("https://").or_else(|| line.find("http://")) else {
        return Platform {
            name: line.to_owned(),
            url: String::new(),
        };
    };
    let (name, url) = line.split_at(at);
    let apart = |c: char| c.is_whitespace() || ":：,，、-–—".contains(c);
    let name = name.trim_matches(apart);
    let name = if name.is_empty() { host(url) } else { name };
    Platform {
        name: name.to_owned(),
        url: url.to_owned(),
    }
}

/// Where an address leads, for people.
#[must_use]
pub fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

/// As they would be typed.
#[must_use]
pub fn written(platforms: &[Platform]) -> String {
    let line = |one: &Platform| format!("{} {}", one.name, one.url);
    platforms.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r028_a_line_is_a_name_and_an_address() {
        let read =
            read("腾讯会议：https://meeting.tencent.com/dm/x y\n\n https://zoom.us/j/1?p=2\nZoom");
        let pairs: Vec<_> = read.iter().map(|one| (&*one.name, &*one.url)).collect();
        let wanted = [
            ("腾讯会议", "https://meeting.tencent.com/dm/x y"),
            ("zoom.us", "https://zoom.us/j/1?p=2"),
            ("Zoom", ""),
        ];
        assert_eq!(pairs, wanted);
    }

    #[test]
    fn r028_what_is_stored_is_read_as_it_was() {
        let platforms = read("Tencent Meeting https://a.example/1\nZoom https://b.example/2");
        assert_eq!(super::read(&written(&platforms)), platforms);
    }
}
