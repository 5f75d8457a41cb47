//! What a hundred times as many bookings cost: ten thousand and a million, measured in turns.
//!
//! Start at [`measure`]; `diary` says what the bookings are like, `seeded` makes and keeps the
//! houses, `rounds` asks both the same.

mod beside;
mod diary;
pub mod people;
mod rounds;
mod seeded;

use std::{
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::{
    Outcome,
    child::Server,
    figure::{Figure, at_most, exactly, percentile, shown},
};
use rounds::{Measured, QUESTIONS, ROUNDS, Served, TURNS};
use seeded::House;

/// Bookings of the two houses.
const SMALL: usize = 10_000;
const LARGE: usize = 1_000_000;
/// How far apart their figures may be.
const APART: f64 = 1.5;
/// Cold starts of the large one.
const STARTS: usize = 5;
/// How long a server is left alone before its memory is read.
const IDLE: Duration = Duration::from_secs(20);

/// The section. `LINTEL_GROWTH_LARGE` makes the large house smaller, for trying it out.
pub async fn measure(lintel: &Path) -> Outcome<Vec<Figure>> {
    let wanted = std::env::var("LINTEL_GROWTH_LARGE").ok();
    let count = wanted.map_or(Ok(LARGE), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let (near, far) = (folder.path().join("small"), folder.path().join("large"));
    let small = seeded::copy_of(SMALL, &near).await?;
    let large = seeded::copy_of(count, &far).await?;
    let mut figures = vec![
        shown(
            "growth: bookings of the small house",
            as_f64(SMALL),
            "",
            "200 rooms, one week full",
        ),
        shown(
            "growth: bookings of the large house",
            as_f64(count),
            "",
            "the same, over years",
        ),
        shown(
            "growth: making the large house",
            large.seconds,
            "s",
            "once; then it is kept",
        ),
    ];
    figures.extend(starts(lintel, &large, &far).await?);
    figures.extend(used(lintel, [&small, &large], [&near, &far]).await?);
    // Killed, not stopped: the next start finds what was not flushed.
    let begin = Instant::now();
    serve(lintel, &large, &far).await?.stop()?;
    let took = begin.elapsed().as_secs_f64();
    figures.push(shown(
        "growth: start after a kill, and stop",
        took,
        "s",
        "kill -9 after use",
    ));
    figures.push(checked(lintel, &far)?);
    Ok(figures)
}

/// Both houses served and asked; the servers are killed at the end, not stopped.
async fn used(
    lintel: &Path,
    [small, large]: [&House; 2],
    [near, far]: [&Path; 2],
) -> Outcome<Vec<Figure>> {
    let first = serve(lintel, small, near).await?;
    let second = serve(lintel, large, far).await?;
    let mut figures = idle(&first, &second).await?;
    let mut houses = [
        Served::new(small, &first).await?,
        Served::new(large, &second).await?,
    ];
    for turn in 0..ROUNDS * TURNS {
        // Who goes first changes: the second of two finds the disk busy with the first's writes.
        for nth in 0..2 {
            houses[(turn + nth) % 2].turn(turn).await?;
        }
        if turn % TURNS == TURNS - 1 {
            houses.iter_mut().for_each(Served::close);
        }
    }
    let [a, b] = houses.map(|one| one.measured);
    figures.extend(bookings(&a, &b));
    figures.extend(weeks(&a, &b));
    for (nth, question) in QUESTIONS.iter().enumerate() {
        let (a, b) = (a.lists[nth].p50(), b.lists[nth].p50());
        figures.extend(pair(question, a, b, "ms", false, "p50, median of 7 rounds"));
    }
    let used = second.resident_kb()? / 1024.0;
    figures.push(shown(
        "growth: memory after use, large",
        used,
        "MB",
        "VmRSS, after all of the above",
    ));
    Ok(figures)
}

fn database(folder: &Path) -> String {
    format!("rocksdb://{}?sync=every", folder.join("db").display())
}

async fn serve(lintel: &Path, house: &House, folder: &Path) -> Outcome<Server> {
    Server::serve(lintel, folder, &database(folder), house.key.clone()).await
}

/// From the start of the process until `/readyz` says yes; each time after a stop.
async fn starts(lintel: &Path, large: &House, folder: &Path) -> Outcome<Vec<Figure>> {
    let mut times = Vec::with_capacity(STARTS);
    for _ in 0..STARTS {
        let begin = Instant::now();
        let server = serve(lintel, large, folder).await?;
        times.push(begin.elapsed().as_secs_f64());
        server.stop()?;
    }
    let how = format!("until /readyz, median of {STARTS}; in order: {times:.2?}");
    let median = percentile(&mut times, 0.5);
    Ok(vec![at_most(
        "growth: cold start, large",
        median,
        3.0,
        "s",
        &how,
    )])
}

async fn idle(small: &Server, large: &Server) -> Outcome<Vec<Figure>> {
    tokio::time::sleep(IDLE).await;
    let [a, b] = [small.resident_kb()? / 1024.0, large.resident_kb()? / 1024.0];
    let how = "VmRSS, 20 s after being ready";
    Ok(vec![
        shown("growth: memory idle, small", a, "MB", how),
        at_most("growth: memory idle, large", b, 400.0, "MB", how),
    ])
}

fn bookings(a: &Measured, b: &Measured) -> Vec<Figure> {
    let how = "POST /api/v1/bookings, fsync every commit; median of 7 rounds";
    let (p50, p99) = ("booking p50, one client", "booking p99, one client");
    let mut figures = pair(p50, a.booking.p50(), b.booking.p50(), "ms", true, how);
    figures.extend(pair(p99, a.booking.p99(), b.booking.p99(), "ms", true, how));
    let (slow, fast) = (b.together.p50(), a.together.p50());
    figures.extend([
        shown("growth: bookings, 16 writers, small", fast, "1/s", how),
        shown("growth: bookings, 16 writers, large", slow, "1/s", how),
        at_most(
            "growth: bookings, 16 writers, apart",
            fast / slow,
            APART,
            "ratio",
            "same run",
        ),
    ]);
    figures
}

fn weeks(a: &Measured, b: &Measured) -> Vec<Figure> {
    let how = "GET /api/v1/week, 200 rooms, 8,400 bookings; median of 7 rounds";
    let mut figures = pair("week p50", a.week.p50(), b.week.p50(), "ms", true, how);
    figures.extend(pair(
        "week p99",
        a.week.p99(),
        b.week.p99(),
        "ms",
        true,
        how,
    ));
    let how = "the same, nothing remembered";
    let (a, b) = (a.week_read.p50(), b.week_read.p50());
    figures.extend(pair("week read anew p50", a, b, "ms", true, how));
    figures
}

/// One figure of both houses, and how far they are apart.
fn pair(
    name: &str,
    small: f64,
    large: f64,
    unit: &'static str,
    barred: bool,
    how: &str,
) -> Vec<Figure> {
    let apart = format!("growth: {name}, apart");
    vec![
        shown(&format!("growth: {name}, small"), small, unit, how),
        shown(&format!("growth: {name}, large"), large, unit, how),
        if barred {
            at_most(&apart, large / small, APART, "ratio", "same run")
        } else {
            shown(&apart, large / small, "ratio", "same run")
        },
    ]
}

/// `lintel check` on the large house, with what the measurement booked.
fn checked(lintel: &Path, folder: &Path) -> Outcome<Figure> {
    let begin = Instant::now();
    let checked = Command::new(lintel)
        .args(["check", "--database", &database(folder)])
        .stderr(Stdio::null())
        .output()?;
    let lines = String::from_utf8_lossy(&checked.stdout).lines().count();
    let count = if checked.status.success() {
        0
    } else {
        lines.max(1)
    };
    let how = format!("lintel check, {:.0} s", begin.elapsed().as_secs_f64());
    Ok(exactly(
        "growth: violations in the large house",
        as_f64(count),
        0.0,
        "",
        &how,
    ))
}

fn as_f64(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss)]
    let value = count as f64;
    value
}
