// A file brought in: looked at first, then booked, and a second time nothing.
import path from "node:path";

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures";
import { at, day, newRoom, stored } from "./house";
import { ADMINISTRATOR, become } from "./people";

const SCHEDULE = path.join(__dirname, "../../crates/services/tests/data/small-schedule.xml");

const report = (page: Page) => page.getByRole("region", { name: "Report" }).getByRole("row");
const look = (page: Page) => page.getByRole("button", { name: "Look first" }).click();
const bring = (page: Page) => page.getByRole("button", { name: "Bring it in" }).click();

/** Two events, and one that ends before it starts. */
function calendar(name: string): Buffer {
  const date = day(2).replaceAll("-", "");
  const event = (nth: number, from: string, to: string) => [
    "BEGIN:VEVENT",
    `UID:${name.replaceAll(" ", "-")}-${nth}@example.org`,
    `DTSTAMP:${date}T000000Z`,
    `SUMMARY:${name} ${nth}`,
    `DTSTART;TZID=Asia/Shanghai:${date}T${from}00`,
    `DTEND;TZID=Asia/Shanghai:${date}T${to}00`,
    "END:VEVENT",
  ];
  const lines = [
    ...["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a test//EN"],
    ...[...event(1, "0900", "1000"), ...event(2, "1000", "1100"), ...event(3, "1300", "1200")],
    "END:VCALENDAR",
  ];
  return Buffer.from(lines.join("\r\n") + "\r\n");
}

test("R047 a calendar file is looked at, brought in, and not twice", async ({ page, server }) => {
  const room = await newRoom(server);
  const file = { name: "a.ics", mimeType: "text/calendar", buffer: calendar(room.name) };
  await become(page, server, ADMINISTRATOR);
  await page.goto("/import");
  await expect(page.getByRole("button", { name: "Bring it in" })).toBeDisabled();
  await page.getByLabel("File", { exact: true }).setInputFiles(file);
  await page.getByLabel("Into", { exact: true }).selectOption(room.name);
  await look(page);
  await expect(page.getByText("Nothing is written yet.")).toBeVisible();
  await expect(page.getByText("2 booked, 0 here already, 1 not possible.")).toBeVisible();
  const bad = report(page).filter({ hasText: "not possible" });
  await expect(bad.getByRole("cell").first()).toHaveText("22");
  expect(await stored(server, ADMINISTRATOR, { room: room.id })).toEqual([]);

  await bring(page);
  await expect(page.getByText("Done.", { exact: true })).toBeVisible();
  await expect(page.getByText("2 booked, 0 here already, 1 not possible.")).toBeVisible();
  await bring(page);
  await expect(page.getByText("0 booked, 2 here already, 1 not possible.")).toBeVisible();
  const there = await stored(server, ADMINISTRATOR, { room: room.id });
  expect(there.map(({ subject }) => subject)).toEqual([`${room.name} 1`, `${room.name} 2`]);
  expect(there.map(({ start }) => Date.parse(start))).toEqual([
    Date.parse(at(day(2), "09:00")),
    Date.parse(at(day(2), "10:00")),
  ]);
});

test("R047 a Pentabarf schedule makes its rooms when asked to, and nothing twice", async ({
  page,
  server,
}) => {
  await become(page, server, ADMINISTRATOR);
  await page.goto("/import");
  await page.getByLabel("File", { exact: true }).setInputFiles(SCHEDULE);
  await page.getByLabel("Format", { exact: true }).selectOption("Pentabarf schedule (.xml)");
  await look(page);
  await expect(page.getByText("0 booked, 0 here already, 6 not possible.")).toBeVisible();

  await page.getByLabel("Make rooms that are not here yet").check();
  // It was not looked at like this.
  await expect(page.getByRole("button", { name: "Bring it in" })).toBeDisabled();
  await look(page);
  await expect(page.getByText("3 booked, 0 here already, 3 not possible.")).toBeVisible();
  await expect(report(page).filter({ hasText: "Opening & <welcome>" })).toContainText("booked");
  await bring(page);
  await expect(page.getByText("Done.", { exact: true })).toBeVisible();
  await expect(page.getByText(/^Rooms made: .*Saal „Grün“/)).toBeVisible();
  await bring(page);
  await expect(page.getByText("0 booked, 3 here already, 3 not possible.")).toBeVisible();
  const then = { from: "2014-12-27T00:00:00Z", to: "2014-12-29T00:00:00Z" };
  expect(await stored(server, ADMINISTRATOR, then)).toHaveLength(3);
});

test("R047 a file that is something else is refused whole, in words", async ({
  page,
  server,
  complaints,
}) => {
  complaints.expectWords(/status of 4\d\d/);
  await become(page, server, ADMINISTRATOR);
  await page.goto("/import");
  const letter = { name: "a.ics", mimeType: "text/calendar", buffer: Buffer.from("Dear Sirs") };
  await page.getByLabel("File", { exact: true }).setInputFiles(letter);
  await look(page);
  await expect(page.getByRole("region", { name: "Bring in" }).getByRole("status")).toHaveText(/\S/);
  await expect(page.getByRole("button", { name: "Bring it in" })).toBeDisabled();
});
