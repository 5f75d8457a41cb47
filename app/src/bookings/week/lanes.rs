//! Which of a row's bookings stand above each other.

use super::board::Item;

/// Requests may overlap each other: the lane of each and how many lanes its neighbours need.
#[must_use]
pub fn lanes(items: &[Item]) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::with_capacity(items.len());
    let mut ends: Vec<i32> = Vec::new();
    let mut first = 0;
    for item in items {
        if ends.iter().all(|end| *end <= item.start) {
            widen(&mut out, first, ends.len());
            first = out.len();
            ends.clear();
        }
        let free = ends.iter().position(|end| *end <= item.start);
        let lane = free.unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(end) => *end = item.end,
            None => ends.push(item.end),
        }
        out.push((lane, 1));
    }
    widen(&mut out, first, ends.len());
    out
}

fn widen(out: &mut [(usize, usize)], from: usize, lanes: usize) {
    for one in out.iter_mut().skip(from) {
        one.1 = lanes.max(1);
    }
}
