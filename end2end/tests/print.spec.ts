// What a caretaker pins on the wall: a day or a week of every room, as words.
import { readFile } from "node:fs/promises";

import type { Page } from "@playwright/test";

import { openDay } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, caller, day, newRoom } from "./house";
import { ADMINISTRATOR, become, FANG, LEI } from "./people";

/** A4 across less its margins, in CSS pixels. */
const SHEET = { width: 1032, height: 703 };

/** Nothing is wider than the sheet, and no text of a table is cut off. */
async function nothingIsCut(page: Page): Promise<void> {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(SHEET);
  const cut = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const cells = [...document.querySelectorAll("h1, th, td, bdi, .paper-time")];
    const outside = cells.filter((cell) => {
      const { right, left } = cell.getBoundingClientRect();
      return right > width + 1 || left < -1;
    });
    const hidden = cells.filter((cell) => {
      return cell.clientWidth > 0 && cell.scrollWidth > cell.clientWidth + 1;
    });
    return [...outside, ...hidden].map((cell) => cell.textContent);
  });
  expect(cut).toEqual([]);
}

/** How many sheets, and their size in points, by the PDF itself. */
async function sheets(page: Page): Promise<{ count: number; size: string }> {
  const to = test.info().outputPath("sheet.pdf");
  await page.pdf({ path: to, preferCSSPageSize: true });
  const text = (await readFile(to)).toString("latin1");
  const count = [...text.matchAll(/\/Type\s*\/Page\b/g)].length;
  const size = /\/MediaBox\s*\[([^\]]*)\]/.exec(text)?.[1]?.trim() ?? "";
  const [, , width, height] = size.split(/\s+/).map(Number);
  return { count, size: `${Math.round(width ?? 0)} × ${Math.round(height ?? 0)}` };
}

test("R081 the day on paper: every room with its times and subjects, states by word", async ({
  page,
  server,
}) => {
  const date = day(2);
  const room = await newRoom(server, { name: "Paper room", building: "Papermill" });
  const asked = await newRoom(server, {
    name: "Paper on request",
    building: "Papermill",
    requires_approval: true,
  });
  await newRoom(server, { name: "Paper without anything", building: "Papermill" });
  const long = "A subject for the wall ".repeat(8).trim();
  await book(server, FANG, room, [long, at(date, "10:00"), at(date, "11:30")]);
  await book(server, LEI, room, ["会议纪要", at(date, "23:00"), at(day(3), "00:00")]);
  await book(server, LEI, asked, ["Wants it", at(date, "14:00"), at(date, "15:00")]);
  await become(page, server, FANG);
  await page.goto(`/print?date=${date}&building=Papermill`);

  await expect(page.getByRole("table")).toBeVisible();
  await expect(page.getByText("Papermill · Shanghai time · as of", { exact: false })).toBeVisible();
  const lines = await page.getByRole("row").allTextContents();
  const line = (words: string) => lines.find((one) => one.includes(words)) ?? "";
  expect(line(long)).toContain("10:00 to 11:30");
  expect(line(long)).toContain("Booked");
  expect(line("会议纪要")).toContain("23:00 to 24:00");
  expect(line("Wants it")).toContain("Waiting for approval");
  expect(line("Paper without anything")).toContain("Nothing booked");

  await nothingIsCut(page);
  for (const pressed of [page.getByRole("button"), page.getByRole("search")]) {
    await expect(pressed).toHaveCount(0);
  }
  expect((await sheets(page)).size).toBe("842 × 595");
});

test("R081 a private meeting on paper is only busy", async ({ page, server }) => {
  const date = day(2);
  const room = await newRoom(server, { name: "Paper secret", building: "Secretariat" });
  const fang = await caller(server, FANG);
  const made = await fang.post("/api/v1/bookings", {
    data: {
      room: room.id,
      subject: "Nobody reads this",
      start: at(date, "09:00"),
      end: at(date, "10:00"),
      private: true,
    },
  });
  expect(made.status()).toBe(201);
  await become(page, server, LEI);
  for (const span of ["", "&span=week"]) {
    await page.goto(`/print?date=${date}&building=Secretariat${span}`);
    await expect(page.getByRole("cell", { name: /Busy/ }).first()).toBeVisible();
    expect(await page.content()).not.toContain("Nobody reads this");
  }
});

test("R081 the week on paper: all rooms, seven days, nothing left out or cut", async ({
  page,
  server,
}) => {
  const date = day(2);
  const room = await newRoom(server, { name: "Paper week", building: "Weekhouse" });
  await book(server, FANG, room, ["Seen in the week", at(date, "08:00"), at(date, "09:00")]);
  await become(page, server, ADMINISTRATOR, "zh");
  const admin = await caller(server, ADMINISTRATOR);
  const kept = async () => {
    const answer = await admin.get("/api/v1/rooms?limit=1000");
    const { items } = (await answer.json()) as { items: { id: string; name: string }[] };
    return items;
  };
  // Other tests add rooms and take them out of service meanwhile.
  const before = await kept();
  await page.goto(`/print?date=${date}&span=week`);
  const rooms = await page.locator("tbody th[scope=row]").allTextContents();
  const after = new Set((await kept()).map((one) => one.id));
  const all = before.filter((one) => after.has(one.id)).map((one) => one.name);
  expect(all.length).toBeGreaterThan(30);
  for (const name of all) expect(rooms.filter((one) => one === name)).toHaveLength(1);
  await expect(page.getByRole("columnheader")).toHaveCount(8);
  const row = page.getByRole("row").filter({ hasText: "Paper week" });
  await expect(row).toContainText("08:00 至 09:00");
  await expect(row).toContainText("Seen in the week");
  await nothingIsCut(page);
  const { count, size } = await sheets(page);
  expect(size).toBe("842 × 595");
  expect(count).toBeGreaterThan(1);
});

test("a room's lines stay together, and heads are on every sheet", async ({ page, server }) => {
  await become(page, server, FANG);
  for (const [span, kept] of [
    ["", "tbody"],
    ["&span=week", "tbody tr"],
  ] as const) {
    await page.goto(`/print?date=${day(2)}${span}`);
    await page.emulateMedia({ media: "print" });
    const style = (which: string, name: string) =>
      page
        .locator(which)
        .last()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), name);
    expect(await style(`.paper-table ${kept}`, "break-inside")).toBe("avoid");
    expect(await style(".paper-table thead", "display")).toBe("table-header-group");
    expect(await style(".paper-table td", "color")).toBe("oklch(0 0 0)");
  }
});

test("the calendar leads to its sheet with the same day and rooms, and back", async ({
  page,
  server,
}) => {
  const room = await newRoom(server, { name: "Paper way", building: "Wayhouse" });
  await become(page, server, FANG);
  await openDay(page, day(2), room.name);
  // The menu closes when the day is read again under it.
  const print = page.getByRole("link", { name: "Print", exact: true });
  await expect(async () => {
    if (!(await print.isVisible())) {
      await page.getByRole("button", { name: "View", exact: true }).click();
    }
    await expect(print).toBeVisible({ timeout: 1_000 });
  }).toPass();
  // It may close again right now; what was shown is pressed all the same.
  await print.evaluate((one: HTMLElement) => one.click());
  await expect(page).toHaveURL((url) => url.searchParams.get("date") === day(2));
  await expect(page.getByRole("table").getByText("Paper way")).toBeVisible();
  const printed = page.evaluate(
    () => new Promise<boolean>((done) => (window.print = () => done(true))),
  );
  await page.getByRole("button", { name: "Print" }).click();
  expect(await printed).toBe(true);
  await page.getByRole("link", { name: "Week", exact: true }).click();
  await expect(page.getByRole("columnheader")).toHaveCount(8);
  await page.getByRole("link", { name: "Back" }).click();
  await expect(page).toHaveURL(/\/week\?/);
});

test("the calendar itself on paper has no menu and no buttons", async ({ page, server }) => {
  const room = await newRoom(server);
  await book(server, FANG, room, ["On the wall", at(day(2), "10:00"), at(day(2), "12:00")]);
  await become(page, server, FANG);
  await openDay(page, day(2), room.name);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize(SHEET);
  await expect(page.getByText("On the wall")).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button")).toHaveCount(0);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(SHEET.width);
});

test("a stranger signs in and comes back to the sheet", async ({ page }) => {
  await page.goto("/print?date=2026-11-20");
  await expect(page).toHaveURL(/\/sign-in\?next=.*print/);
});
