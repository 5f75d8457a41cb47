//! What the house has, under the names that people use for it.

use super::number::word;

/// Names for one thing; the first is what it is called where no room has it.
const SAME: [&[&str]; 9] = [
    &[
        "screen",
        "screens",
        "display",
        "tv",
        "monitor",
        "屏幕",
        "显示屏",
        "大屏",
        "电视",
    ],
    &["projector", "beamer", "投影仪", "投影"],
    &["whiteboard", "white board", "白板"],
    &[
        "video",
        "video conferencing",
        "videoconferencing",
        "camera",
        "zoom",
        "teams",
        "视频会议",
        "视频",
        "摄像头",
    ],
    &["phone", "telephone", "电话"],
    &["stage", "舞台", "讲台"],
    &["stream", "streaming", "直播"],
    &["microphone", "mic", "麦克风", "话筒"],
    &["piano", "钢琴"],
];

/// Names in the house, lower case, each with what it stands for.
#[derive(Debug, Clone, Default)]
pub(in crate::bookings::find) struct Things {
    equipment: Vec<(String, String)>,
    buildings: Vec<(String, String)>,
    rooms: Vec<(String, String)>,
}

impl Things {
    /// From what rooms have, and from the names of buildings and rooms.
    pub fn new<'a>(
        equipment: impl Iterator<Item = &'a str>,
        buildings: impl Iterator<Item = &'a str>,
        rooms: impl Iterator<Item = &'a str>,
    ) -> Self {
        let mut had: Vec<&str> = equipment.collect();
        had.sort_unstable();
        had.dedup();
        let mut things = Self {
            equipment: had
                .iter()
                .map(|one| (one.to_lowercase(), (*one).to_owned()))
                .collect(),
            buildings: named(buildings),
            rooms: named(rooms),
        };
        for group in SAME {
            let own = had
                .iter()
                .find(|one| group.contains(&one.to_lowercase().as_str()));
            let own = own.or(group.first()).copied().unwrap_or_default();
            let known = group.iter().filter(|one| !had.contains(*one));
            let known = known.map(|one| ((*one).to_owned(), own.to_owned()));
            things.equipment.extend(known);
        }
        for names in [
            &mut things.equipment,
            &mut things.buildings,
            &mut things.rooms,
        ] {
            // The longest first: "video conferencing" before "video".
            names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        }
        things
    }

    pub fn equipment<'t>(&self, text: &'t str) -> Option<(String, &'t str)> {
        let (name, left) = find(&self.equipment, text)?;
        Some((name.to_owned(), left))
    }

    pub fn building<'t>(&self, text: &'t str) -> Option<(&str, &'t str)> {
        find(&self.buildings, text)
    }

    pub fn room<'t>(&self, text: &'t str) -> Option<(&str, &'t str)> {
        find(&self.rooms, text)
    }
}

fn find<'n, 't>(names: &'n [(String, String)], text: &'t str) -> Option<(&'n str, &'t str)> {
    names
        .iter()
        .find_map(|(name, stands_for)| Some((stands_for.as_str(), word(text, name)?)))
}

/// Each name whole, and its part in either script: "Hall A 甲楼" is "hall a" and "甲楼" too. A
/// part of a letter or a number alone is none.
fn named<'a>(names: impl Iterator<Item = &'a str>) -> Vec<(String, String)> {
    let mut known = Vec::new();
    for name in names {
        let lower = name.trim().to_lowercase();
        let latin = part(&lower, str::is_ascii);
        let other = part(&lower, |word| !word.is_ascii());
        for form in [lower, latin, other] {
            let long = form.chars().filter(|c| c.is_alphabetic()).count() > 1 || !form.is_ascii();
            let new = known.iter().all(|(known, _)| *known != form);
            // A room that is called "一" or "Room 6" by itself would eat what people say.
            if long && new && form.chars().count() > 1 {
                known.push((form, name.to_owned()));
            }
        }
    }
    known
}

fn part(name: &str, of: impl Fn(&str) -> bool) -> String {
    let words: Vec<&str> = name.split_whitespace().filter(|word| of(word)).collect();
    words.join(" ")
}
