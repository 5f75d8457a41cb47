//! The size of each bundle's WASM as it travels (brotli), against its bar and against last time.

use super::BUNDLES;
use crate::process::Outcome;
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// Most bytes of compressed WASM that a bundle is to have. One that outgrows its bar is split by
/// area.
fn bar(bundle: &str) -> u64 {
    match bundle {
        "door" => 120_000,
        "attendee" | "pocket" | "sitting" => 200_000,
        _ => 350_000,
    }
}

/// Prints a line a bundle, remembers the sizes, gives a sentence for each one over its bar.
pub fn report(kept: &Path, built: &Path) -> Outcome<Vec<String>> {
    let memory = kept.join("sizes.json");
    let last: Value = fs::read_to_string(&memory)
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default();
    let (mut now, mut outgrown) = (Map::new(), Vec::new());
    for bundle in BUNDLES {
        let size = compressed(built, bundle)?;
        println!("{}", line(bundle, size, last[bundle].as_u64()));
        outgrown.extend(too_big(bundle, size));
        now.insert(bundle.to_owned(), size.into());
    }
    fs::write(&memory, Value::Object(now).to_string())
        .map_err(|error| format!("cannot remember sizes: {error}"))?;
    Ok(outgrown)
}

/// The packer keeps its compressed forms beside the build.
fn compressed(built: &Path, bundle: &str) -> Outcome<u64> {
    let path = built.join(format!("packed/pkg+{bundle}.wasm.br"));
    let data = path
        .metadata()
        .map_err(|error| format!("no {}: {error}", path.display()))?;
    Ok(data.len())
}

fn line(bundle: &str, size: u64, last: Option<u64>) -> String {
    let change = match last {
        Some(last) if last == size => "as last time".to_owned(),
        Some(last) => format!("{:+} bytes since last time", size as i64 - last as i64),
        None => "first time".to_owned(),
    };
    let (size, bar) = (size as f64 / 1000.0, bar(bundle) / 1000);
    format!("web: {bundle:<9} {size:>6.1} kB of at most {bar} kB, brotli ({change})")
}

fn too_big(bundle: &str, size: u64) -> Option<String> {
    let bar = bar(bundle);
    (size > bar).then(|| format!("the {bundle} bundle has {size} bytes (brotli), at most {bar}"))
}

#[cfg(test)]
mod tests {
    use super::{line, too_big};

    #[test]
    fn a_bundle_over_its_bar_is_named() {
        assert!(too_big("door", 120_000).is_none());
        assert!(too_big("door", 120_001).is_some_and(|said| said.contains("120001")));
        for phone in ["attendee", "pocket", "sitting"] {
            assert!(too_big(phone, 200_000).is_none());
            assert!(too_big(phone, 200_001).is_some());
        }
        assert!(too_big("organizer", 350_000).is_none());
        assert!(too_big("house", 350_001).is_some());
    }

    #[test]
    fn growth_is_told_with_its_sign() {
        assert!(line("door", 1500, Some(1000)).contains("+500 bytes"));
        assert!(line("door", 500, Some(1000)).contains("-500 bytes"));
    }
}
