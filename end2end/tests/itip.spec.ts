// The invitations that calendars get, read by the library of Thunderbird: the files are those that
// the Rust tests compare letter by letter (services, connections/icalendar/itip/tests/golden.rs).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "@playwright/test";
import ICAL from "ical.js";

const FOLDER = join(__dirname, "../../crates/services/tests/itip");
const UID = "0199f2c0-meeting@lintel.example";

type Read = { method: string; calendar: ICAL.Component; events: ICAL.Event[]; text: string };

function read(path: string): Read {
  const text = readFileSync(join(FOLDER, path), "utf8");
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.register(zone);
  }
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  return { method: String(calendar.getFirstPropertyValue("method")), calendar, events, text };
}

const utc = (time: ICAL.Time) => time.toJSDate().toISOString().slice(0, 16);
const files = (meeting: string) => readdirSync(join(FOLDER, meeting)).sort();
const addresses = (event: ICAL.Event) =>
  event.attendees.map((one) => String(one.getFirstValue()).replace("mailto:", ""));

const [LI, JOERG, ZHANG, ADA] = [
  "li@house.example",
  "joerg@client.example",
  "zhang@house.example",
  "ada@client.example",
];

// File, METHOD, SEQUENCE, start of the first event, who is named.
const WANTED: [string, string, number, string, string[]][] = [
  ["single/1-created.ics", "REQUEST", 0, "2026-11-24T06:00", [LI, JOERG, ZHANG]],
  ["single/2-moved.ics", "REQUEST", 1, "2026-11-25T01:30", [LI, JOERG, ZHANG]],
  ["single/3-added.ics", "REQUEST", 1, "2026-11-25T01:30", [LI, JOERG, ZHANG, ADA]],
  ["single/4-removed.ics", "CANCEL", 2, "2026-11-25T01:30", [JOERG]],
  ["single/5-cancelled.ics", "CANCEL", 3, "2026-11-25T01:30", [LI, ZHANG, ADA]],
  ["series/1-created.ics", "REQUEST", 0, "2026-10-20T08:00", [LI, JOERG, ZHANG]],
  ["series/2-one-moved.ics", "REQUEST", 1, "2026-11-04T13:00", [LI, JOERG, ZHANG]],
  ["series/3-one-cancelled.ics", "CANCEL", 2, "2026-11-10T09:00", [LI, JOERG, ZHANG]],
  ["series/4-added.ics", "REQUEST", 2, "2026-10-20T08:00", [LI, JOERG, ZHANG, ADA]],
  ["series/5-moved.ics", "REQUEST", 3, "2026-10-20T12:00", [LI, JOERG, ZHANG, ADA]],
  ["series/6-cancelled.ics", "CANCEL", 4, "2026-10-20T12:00", [LI, JOERG, ZHANG, ADA]],
  ["rooms/1-created.ics", "REQUEST", 0, "2026-11-24T06:00", [LI, JOERG, ZHANG]],
];

test.describe("R055 invitations in another library", () => {
  test("every file is looked at", () => {
    const all = ["single", "series", "rooms"];
    const found = all.flatMap((meeting) => files(meeting).map((file) => `${meeting}/${file}`));
    expect(found.sort()).toEqual(WANTED.map(([file]) => file).sort());
  });

  for (const [file, method, sequence, start, people] of WANTED) {
    test(`${file} says what was meant`, () => {
      const { method: own, events } = read(file);
      expect(own).toBe(method);
      const first = events[0]!;
      expect(utc(first.startDate)).toBe(start);
      for (const event of events) {
        expect(event.uid).toBe(UID);
        expect(event.sequence).toBe(sequence);
        expect(addresses(event)).toEqual(people);
        expect(event.organizer).toBe("mailto:wang@house.example");
        const status = event.component.getFirstPropertyValue("status");
        expect(status === "CANCELLED").toBe(method === "CANCEL");
      }
    });
  }

  test("SEQUENCE never falls, and rises with each cancellation", () => {
    for (const meeting of ["single", "series"]) {
      let last = -1;
      for (const file of files(meeting)) {
        const { method, events } = read(join(meeting, file));
        const sequence = events[0]!.sequence;
        expect(sequence).toBeGreaterThanOrEqual(method === "CANCEL" ? last + 1 : last);
        last = sequence;
      }
      expect(last).toBeGreaterThan(2);
    }
  });

  test("one date that changed names the date of the rule that it was", () => {
    for (const [file, date] of [
      ["series/2-one-moved.ics", "2026-11-03T09:00"],
      ["series/3-one-cancelled.ics", "2026-11-10T09:00"],
    ] as const) {
      const { events } = read(file);
      expect(events).toHaveLength(1);
      expect(utc(events[0]!.recurrenceId)).toBe(date);
      expect(events[0]!.isRecurring()).toBe(false);
    }
  });

  test("who comes later sees the series as it is, across the change of clocks", () => {
    const { events } = read("series/4-added.ics");
    const [series, other] = [events[0]!, events[1]!];
    series.relateException(other);
    const dates = series.iterator();
    const starts: string[] = [];
    for (let next = dates.next(); next && starts.length < 10; next = dates.next()) {
      starts.push(utc(series.getOccurrenceDetails(next).startDate));
    }
    expect(starts).toEqual([
      "2026-10-20T08:00",
      "2026-10-27T09:00",
      "2026-11-04T13:00",
      "2026-11-17T09:00",
      "2026-11-24T09:00",
    ]);
  });

  test("names and words of another script and with odd signs come through", () => {
    const { events } = read("rooms/1-created.ics");
    const event = events[0]!;
    expect(event.summary).toBe("预算评审; budget review");
    expect(event.location).toBe("Plum 梅, Shanghai · Oak, Berlin · https://lintel.example/j/m1");
    expect(event.description).toContain("\nBring the figures, please.");
    const names = event.attendees.map((one) => one.getParameter("cn"));
    expect(names).toEqual(["Li Na", "Schmidt, Jörg; 'JS'", "张三"]);
    const asked = event.attendees.map((one) => one.getParameter("rsvp") === "TRUE");
    expect(asked).toEqual([true, true, false]);
    expect(event.component.getFirstPropertyValue("class")).toBe("PRIVATE");
    expect(event.component.getFirstPropertyValue("status")).toBe("TENTATIVE");
  });
});
