//! One measured figure and its bar.

use serde::Serialize;

/// A line of the table, and an object of `--json` (api.md, "Fixed command line").
#[derive(Debug, Clone, Serialize)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// The figure.
    pub value: f64,
    /// Its unit.
    pub unit: &'static str,
    /// What it must be, in words; empty when it is only shown.
    pub bar: String,
    /// Whether it is.
    pub ok: bool,
    /// How it was measured.
    pub how: String,
}

/// A figure that is only shown.
pub fn shown(name: &str, value: f64, unit: &'static str, how: &str) -> Figure {
    Figure {
        name: name.to_owned(),
        value,
        unit,
        bar: String::new(),
        ok: true,
        how: how.to_owned(),
    }
}

/// A figure that must be at most `most`.
pub fn at_most(name: &str, value: f64, most: f64, unit: &'static str, how: &str) -> Figure {
    Figure {
        bar: format!("≤ {most}"),
        ok: value <= most,
        ..shown(name, value, unit, how)
    }
}

/// A figure that must be at least `least`.
pub fn at_least(name: &str, value: f64, least: f64, unit: &'static str, how: &str) -> Figure {
    Figure {
        bar: format!("≥ {least}"),
        ok: value >= least,
        ..shown(name, value, unit, how)
    }
}

/// A figure that must be exactly `wanted`.
pub fn exactly(name: &str, value: f64, wanted: f64, unit: &'static str, how: &str) -> Figure {
    Figure {
        bar: format!("= {wanted}"),
        ok: (value - wanted).abs() < f64::EPSILON,
        ..shown(name, value, unit, how)
    }
}

/// The value below which `share` of the sorted `values` lie.
pub fn percentile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let last = values.len().saturating_sub(1);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss
    )]
    let index = (last as f64 * share).round() as usize;
    values.get(index).copied().unwrap_or(f64::NAN)
}
