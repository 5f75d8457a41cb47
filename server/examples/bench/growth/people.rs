//! The finder for people on the large house: thirty calendars, two weeks, two hundred rooms.

use std::{path::Path, time::Instant};

use super::{LARGE, as_f64, seeded, serve};
use crate::{
    Outcome,
    figure::{Figure, at_most, percentile, shown},
};

/// People who must be free, and who may come.
const REQUIRED: usize = 20;
const OPTIONAL: usize = 10;
/// Questions; each about other people.
const QUESTIONS: usize = 300;
/// How long the meetings are, in turn: for the longest nobody is found free.
const MINUTES: [u32; 5] = [30, 45, 60, 90, 120];
/// No question takes longer, at the 99th percentile.
const MOST_MS: f64 = 200.0;

/// The section. `LINTEL_GROWTH_LARGE` makes the house smaller, for trying it out.
pub async fn measure(lintel: &Path) -> Outcome<Vec<Figure>> {
    let wanted = std::env::var("LINTEL_GROWTH_LARGE").ok();
    let count = wanted.map_or(Ok(LARGE), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let house = seeded::copy_of(count, folder.path()).await?;
    let server = serve(lintel, &house, folder.path()).await?;
    let mut client = server.client().await?;
    let people = client
        .call("GET", "/api/v1/accounts?limit=1000", "", b"")
        .await?;
    let people = people.json()?;
    let people = people["items"].as_array().ok_or("nobody there")?;
    let ids: Vec<&str> = people.iter().filter_map(|one| one["id"].as_str()).collect();
    let (mut took, mut nearly, mut none) = (Vec::new(), 0_usize, 0_usize);
    for question in 0..QUESTIONS {
        let mut path = format!(
            "/api/v1/people/times?people=8&minutes={}",
            MINUTES[question % MINUTES.len()]
        );
        let chosen = ids.iter().cycle().skip(question * 7).step_by(11);
        for (nth, id) in chosen.take(REQUIRED + OPTIONAL).enumerate() {
            let how = if nth < REQUIRED {
                "required"
            } else {
                "optional"
            };
            path.push_str(&format!("&{how}={id}"));
        }
        let begin = Instant::now();
        let answer = client.call("GET", &path, "", b"").await?;
        took.push(begin.elapsed().as_secs_f64() * 1e3);
        let found = answer.json()?;
        match found["items"].get(0) {
            None => none += 1,
            Some(first) if !first["missing"].is_null() => nearly += 1,
            Some(_) => {}
        }
    }
    let how = format!(
        "GET /api/v1/people/times, {count} bookings, 200 rooms, 30 people, 2 weeks; \
         {QUESTIONS} questions, {nearly} found all but one, {none} nothing"
    );
    Ok(vec![
        shown(
            "finder_people_bookings",
            as_f64(count),
            "",
            "the large house",
        ),
        shown(
            "finder_people_p50_ms",
            percentile(&mut took, 0.5),
            "ms",
            &how,
        ),
        at_most(
            "finder_people_p99_ms",
            percentile(&mut took, 0.99),
            MOST_MS,
            "ms",
            &how,
        ),
    ])
}
