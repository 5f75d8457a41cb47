//! Requests may overlap each other: which of a row's bookings stand above each other.

/// Of stretches in order of start: the lane of each, from 0, and how many lanes its neighbours
/// need, at least 1; as few as they need.
#[must_use]
pub fn lanes<T: Copy + Ord>(stretches: impl Iterator<Item = (T, T)>) -> Vec<(usize, usize)> {
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut ends: Vec<T> = Vec::new();
    let mut first = 0;
    for (start, end) in stretches {
        if ends.iter().all(|end| *end <= start) {
            widen(&mut out, first, ends.len());
            first = out.len();
            ends.clear();
        }
        let free = ends.iter().position(|end| *end <= start);
        let lane = free.unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(last) => *last = end,
            None => ends.push(end),
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
