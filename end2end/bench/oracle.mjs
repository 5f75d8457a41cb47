// What a room was, by what the house knew of it and when. Shares no code with the doors.
const MINUTE = 60_000;
/** How far a corrected clock may be off. */
export const SLACK = 5_000;
/** A room is booked so long before a start, and cleared so long after an end. */
const SOON = 15 * MINUTE;
export const CLEARED = MINUTE;

/** Whether by what the house knew within the last `known` ms the room was free at `at`. */
export function wasFree(plans, at, age, known) {
  const held = plans.filter(({ since, until }) => since <= age && age - known <= until);
  return held.some(({ slots }) => around(at).some((at) => stateAt(slots, at) === "free"));
}

/** By every clock that is off by no more than it may be. */
export function around(at) {
  return Array.from({ length: 11 }, (_, nth) => at + (nth - 5) * (SLACK / 5));
}

/** The room's state at an instant (R083), told apart without the program's own rules. */
export function stateAt(slots, at) {
  if (slots.some(([start, end]) => start <= at && at < end)) return "in_use";
  if (slots.some(([start]) => at < start && start - SOON <= at)) return "booked";
  if (slots.some(([, end]) => end <= at && at < end + CLEARED)) return "ended";
  return "free";
}
