//! Counting what runners say at their end.

use crate::process::{Counted, Outcome};
use std::fmt;
use std::ops::AddAssign;

/// How many passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Ran and held.
    pub passed: u64,
    /// Ran and did not hold, or did not come to run.
    pub failed: u64,
}

impl Sums {
    /// One check that held.
    pub const SUCCESS: Sums = Sums {
        passed: 1,
        failed: 0,
    };
    /// One check that did not.
    pub const FAILURE: Sums = Sums {
        passed: 0,
        failed: 1,
    };
}

impl fmt::Display for Sums {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl AddAssign for Sums {
    fn add_assign(&mut self, other: Sums) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Counted<Sums> {
    /// The runner's sums. One that failed without a failed test (it did not compile, it died)
    /// counts as one failure; one that succeeded without a test is an error.
    pub fn into_outcome(self, nothing: &str) -> Outcome<Sums> {
        let Sums { passed, failed } = self.counted;
        match self.outcome {
            Ok(()) if passed == 0 => Err(nothing.to_owned()),
            Ok(()) => Ok(self.counted),
            Err(trouble) => {
                println!("{trouble}");
                Ok(Sums {
                    passed,
                    failed: failed.max(1),
                })
            }
        }
    }
}

/// `test result: ok. 3 passed; 1 failed; …` (many) or nextest's one
/// `Summary [   0.010s] 30 tests run: 29 passed, 1 failed, 2 skipped`.
pub fn of_rust(said: &str) -> Sums {
    let mut sums = Sums::default();
    for line in said.lines().map(without_colours) {
        let line = line.trim_start();
        if line.starts_with("test result:") || line.starts_with("Summary [") {
            sums += count(line, &["failed", "timed out", "exec failed"]);
        }
    }
    sums
}

/// `  12 passed (3.4s)`, `  1 failed`, `  1 flaky`, `  1 did not run`: a line each. What passed at
/// its second try is flaky: it passed, and Playwright names it.
pub fn of_playwright(said: &str) -> Sums {
    let mut sums = Sums::default();
    for line in said.lines().map(without_colours) {
        let line = line.trim();
        if line.starts_with(|c: char| c.is_ascii_digit()) && line.split(' ').count() <= 4 {
            sums += count(line, &["failed", "did not run", "interrupted"]);
        }
    }
    sums
}

/// The numbers in front of `passed` and of each word for failure.
fn count(line: &str, failures: &[&str]) -> Sums {
    let number_before = |word: &str| -> u64 {
        line.match_indices(word)
            .filter_map(|(at, _)| {
                let before = line[..at].strip_suffix(' ')?;
                before.rsplit(' ').next()?.parse::<u64>().ok()
            })
            .sum()
    };
    let failed = failures.iter().map(|word| number_before(word)).sum();
    Sums {
        passed: number_before("passed") + number_before("flaky"),
        failed,
    }
}

fn without_colours(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_sums_are_added_up() {
        let said = "test result: ok. 30 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n\
                    noise 7 failed\ntest result: FAILED. 2 passed; 3 failed; 1 ignored";
        assert_eq!(
            of_rust(said),
            Sums {
                passed: 32,
                failed: 3
            }
        );
    }

    #[test]
    fn nextests_summary_is_read_with_its_colours() {
        let said = "     \u{1b}[31;1mSummary\u{1b}[0m [   0.010s] \u{1b}[1m31\u{1b}[0m tests run: \
                    \u{1b}[1m29\u{1b}[0m passed (1 slow), 1 failed, 1 timed out, 2 skipped";
        assert_eq!(
            of_rust(said),
            Sums {
                passed: 29,
                failed: 2
            }
        );
    }

    #[test]
    fn playwrights_lines_are_read() {
        let said = "Running 14 tests using 2 workers\n  1 failed\n    [door] › a.spec.ts:3 › b 4 \
                    passed\n  1 flaky\n  2 did not run\n  10 passed (3.4s)\n";
        assert_eq!(
            of_playwright(said),
            Sums {
                passed: 11,
                failed: 3
            }
        );
    }

    #[test]
    fn a_runner_that_died_is_one_failure_and_an_empty_run_is_an_error() {
        let sums = Sums {
            passed: 3,
            failed: 0,
        };
        let died = Counted {
            outcome: Err("killed".into()),
            counted: sums,
        };
        assert_eq!(
            died.into_outcome("none"),
            Ok(Sums {
                passed: 3,
                failed: 1
            })
        );
        let empty = Counted {
            outcome: Ok(()),
            counted: Sums::default(),
        };
        assert!(empty.into_outcome("none").is_err());
    }
}
