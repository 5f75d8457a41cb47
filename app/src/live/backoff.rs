//! How long a page waits before it opens its line again.

/// Longest first wait: a thousand screens come back within it, and not all at once.
const FIRST_MS: u64 = 1_000;
/// Longest wait of all.
const LONGEST_MS: u64 = 15_000;

/// Milliseconds to wait after `failures` tries that came to nothing; `chance` is in `0..1`.
///
/// The first wait is anything up to a second and the second no longer, so that a restart of the
/// server is over within a few. Later ones double and are at least half of their longest, so that
/// a server that is in trouble is not asked by everybody at once.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "small numbers that are not negative"
)]
pub fn wait_ms(failures: u32, chance: f64) -> u64 {
    let longest = (FIRST_MS << failures.saturating_sub(1).min(5)).min(LONGEST_MS);
    let least = if failures == 0 { 0 } else { longest / 2 };
    least + (chance.clamp(0.0, 1.0) * (longest - least) as f64) as u64
}

#[cfg(test)]
mod tests {
    use super::wait_ms;

    #[test]
    fn r139_the_first_tries_are_soon_and_later_ones_spread() {
        let span = |failures| (wait_ms(failures, 0.0), wait_ms(failures, 1.0));
        assert_eq!(span(0), (0, 1_000));
        assert_eq!(span(1), (500, 1_000));
        assert_eq!(span(2), (1_000, 2_000));
        assert_eq!(span(3), (2_000, 4_000));
        assert_eq!(span(9), (7_500, 15_000));
        assert_eq!(wait_ms(0, 7.0), 1_000);
    }
}
