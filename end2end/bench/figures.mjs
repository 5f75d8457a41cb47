// Figures as `cargo xtask bench --json` writes them: one object each.
import { writeFileSync } from "node:fs";

const all = [];

/** A figure that is only shown. */
export function shown(name, value, unit, how) {
  add(name, value, unit, how, "", true);
}

/** A figure that must be at most `most`. */
export function atMost(name, value, most, unit, how) {
  add(name, value, unit, how, `≤ ${most}`, value <= most);
}

/** A figure that must be at least `least`. */
export function atLeast(name, value, least, unit, how) {
  add(name, value, unit, how, `≥ ${least}`, value >= least);
}

function add(name, value, unit, how, bar, ok) {
  all.push({ name, value, unit, bar, ok, how });
  const mark = bar === "" ? "" : ` (${bar} ${ok ? "✓" : "✗"})`;
  console.log(`${name}: ${Number(value.toFixed(3))} ${unit}${mark}  ${how}`);
}

/** The `share` of the values that does not exceed the answer. */
export function percentile(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.round((sorted.length - 1) * share))];
}

/** Writes them to `--json FILE` if asked to; the exit code says whether all bars hold. */
export function finish(words) {
  const at = words.indexOf("--json");
  if (at >= 0 && words[at + 1]) {
    const lines = all.map((one) => JSON.stringify(one));
    writeFileSync(words[at + 1], `[\n${lines.join(",\n")}\n]\n`);
  }
  if (!all.every((one) => one.ok)) process.exitCode = 1;
}
