// With a mouse on the calendar: a stroke books, a block moves to another time or room, an edge
// resizes; the rules are said on the way, and every move can be taken back.
import type { Locator, Page } from "@playwright/test";

import { block, form, openDay, row } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, caller, day, newRoom } from "./house";
import { become, FANG } from "./people";

interface Point {
  x: number;
  y: number;
}

/** A place of `target`, as shares of its width and height. */
async function place(target: Locator, x = 0.5, y = 0.5): Promise<Point> {
  const area = await target.boundingBox();
  if (!area) throw new Error("not to be seen");
  return { x: area.x + area.width * x, y: area.y + area.height * y };
}

/** A time on a room's strip, in hours; the marks above say where the strip begins. */
async function hour(page: Page, room: string, at: number): Promise<Point> {
  const first = await page.locator(".cal-mark").first().textContent();
  const hours = await page
    .locator(".cal-grid")
    .evaluate((grid) => Number(getComputedStyle(grid).getPropertyValue("--hours")));
  const from = Number(first?.slice(0, 2));
  return place(row(page, room).locator(".cal-track"), (at - from) / hours);
}

async function hold(page: Page, from: Point, to: Point): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
}

test("R081 a stroke over free cells opens the form for exactly that time", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  await become(page, server, FANG);
  await openDay(page, day(2), room.name);
  await hold(page, await hour(page, room.name, 10.1), await hour(page, room.name, 12.4));
  await expect(page.getByText(`${room.name} · 10:00 to 12:30`)).toBeVisible();
  await expect(page.getByText("Fits.")).toBeVisible();
  await page.mouse.up();
  await expect(form(page).from).toHaveValue("10:00");
  await expect(form(page).to).toHaveValue("12:30");
});

test("R080 R081 a booking is dragged to another room and had back", async ({ page, server }) => {
  const [room, other] = [await newRoom(server), await newRoom(server)];
  const date = day(2);
  const slot: [string, string, string] = ["Wander", at(date, "10:00"), at(date, "11:00")];
  const { id } = await book(server, FANG, room, slot);
  await become(page, server, FANG);
  await openDay(page, date, "Atelier");
  const from = await place(block(page, room.name, "Wander"));
  const to = await hour(page, other.name, 13.5);
  await hold(page, from, to);
  await expect(page.getByText(`${other.name} · 13:00 to 14:00`)).toBeVisible();
  await page.mouse.up();
  await expect(page.getByText("Moved.", { exact: true })).toBeVisible();
  await expect(block(page, other.name, "Wander")).toHaveAccessibleName(/13:00 to 14:00/);
  await expect(block(page, room.name, "Wander")).toBeHidden();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(block(page, room.name, "Wander")).toHaveAccessibleName(/10:00 to 11:00/);
  const fang = await caller(server, FANG);
  const stored = (await (await fang.get(`/api/v1/bookings/${id}`)).json()) as { room: string };
  expect(stored.room).toBe(room.id);
});

test("R081 an edge is dragged, and Escape leaves everything as it was", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  const date = day(2);
  await book(server, FANG, room, ["Stretch", at(date, "10:00"), at(date, "12:00")]);
  await become(page, server, FANG);
  await openDay(page, date, room.name);
  const mine = block(page, room.name, "Stretch");
  const area = await mine.boundingBox();
  const edge = { x: (area?.x ?? 0) + (area?.width ?? 0) - 3, y: (await place(mine)).y };
  await hold(page, edge, await hour(page, room.name, 13));
  await expect(page.getByText(`${room.name} · 10:00 to 13:00`)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText(`${room.name} · 10:00 to 13:00`)).toBeHidden();
  await page.mouse.up();
  await expect(mine).toHaveAccessibleName(/10:00 to 12:00/);

  await hold(page, edge, await hour(page, room.name, 13));
  await page.mouse.up();
  await expect(mine).toHaveAccessibleName(/10:00 to 13:00/);
});

test("R084 a place that cannot be had says why while dragging, and offers the nearest", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  const date = day(2);
  await book(server, FANG, room, ["Rock", at(date, "14:00"), at(date, "15:00")]);
  await book(server, FANG, room, ["Wave", at(date, "09:00"), at(date, "10:00")]);
  await become(page, server, FANG);
  await openDay(page, date, room.name);
  const wave = await place(block(page, room.name, "Wave"));
  await hold(page, wave, await hour(page, room.name, 14.25));
  const hint = page.getByRole("status").filter({ hasText: `${room.name} · 13:45 to 14:45` });
  await expect(hint).toContainText("Somebody has the room at that time");
  await page.mouse.up();
  await hint.getByRole("button", { name: "15:00 to 16:00" }).click();
  await expect(block(page, room.name, "Wave")).toHaveAccessibleName(/15:00 to 16:00/);
});

test("R081 without a mouse: arrows walk, Enter books, M moves, and every step is spoken", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  const date = day(2);
  await book(server, FANG, room, ["Keys only", at(date, "08:30"), at(date, "09:30")]);
  await become(page, server, FANG);
  await openDay(page, date, room.name);
  const grid = page.getByRole("region", { name: /^Rooms on/ });
  const said = page.getByRole("status");
  await grid.focus();
  await expect(async () => {
    await page.keyboard.press("ArrowRight");
    const here = said.filter({ hasText: `${room.name}, 08:00, free` });
    await expect(here).toBeAttached({ timeout: 300 });
  }).toPass({ intervals: [20] });
  await page.keyboard.press("ArrowRight");
  await expect(said.filter({ hasText: "08:30 to 09:30, Keys only, Booked" })).toBeAttached();
  await page.keyboard.press("m");
  for (let n = 0; n < 6; n += 1) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page.getByText(`${room.name} · 10:00 to 11:15`)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Moved.", { exact: true })).toBeVisible();
  await expect(block(page, room.name, "Keys only")).toHaveAccessibleName(/10:00 to 11:15/);

  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  await expect(form(page).from).toHaveValue("08:00");
  await page.keyboard.press("Escape");
  await grid.focus();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toContainText("Walk over rooms");
  await page.keyboard.press("Escape");
  await grid.focus();
  await page.keyboard.press("PageDown");
  await expect(page).toHaveURL(new RegExp(`date=${day(3)}`));
});

test("R084 in the calendar's form the rules answer before the server does", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  const date = day(2);
  await book(server, FANG, room, ["Pebble", at(date, "14:00"), at(date, "15:00")]);
  await become(page, server, FANG);
  await openDay(page, date, room.name);
  await page.route("**/api/fn/bookings/preview", () => undefined);
  const free = await hour(page, room.name, 10.1);
  await page.mouse.click(free.x, free.y);
  const sheet = page.getByRole("dialog", { name: "New booking" });
  await expect(sheet.getByText("Fits.")).toBeVisible();
  await form(page).from.fill("13:30");
  await expect(sheet.getByText("Somebody has the room at that time")).toBeVisible();
  await sheet.getByRole("button", { name: /15:00 to 16:00$/ }).click();
  await expect(sheet.getByText("Fits.")).toBeVisible();
  await expect(form(page).from).toHaveValue("15:00");
});

test("R081 what the keys hold is put back when the mouse takes something else", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  const date = day(2);
  await book(server, FANG, room, ["In the hand", at(date, "08:30"), at(date, "09:30")]);
  await book(server, FANG, room, ["By mouse", at(date, "11:00"), at(date, "12:00")]);
  await become(page, server, FANG);
  await openDay(page, date, room.name);
  await page.getByRole("region", { name: /^Rooms on/ }).focus();
  await expect(async () => {
    await page.keyboard.press("ArrowRight");
    const here = page.getByRole("status").filter({ hasText: "In the hand" });
    await expect(here).toBeAttached({ timeout: 300 });
  }).toPass({ intervals: [20] });
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByText(`${room.name} · 08:45 to 09:45`)).toBeVisible();
  const mouse = await place(block(page, room.name, "By mouse"));
  await hold(page, mouse, await hour(page, room.name, 13));
  await page.mouse.up();
  await expect(page.getByText("Moved.", { exact: true })).toBeVisible();
  await expect(block(page, room.name, "By mouse")).not.toHaveAccessibleName(/11:00 to 12:00/);
  await expect(block(page, room.name, "In the hand")).toHaveAccessibleName(/08:30 to 09:30/);
});
