// What the calendar says: colours with words, by themselves at the minute.
import type { Locator } from "@playwright/test";

import { block, openDay, row } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, day, inMinutes, newRoom } from "./house";
import { become, FANG } from "./people";

const LEGEND = ["Free", "Booked, not started", "In progress", "Ended", "Waiting for approval"];

const ground = (of: Locator) => of.evaluate((one) => getComputedStyle(one).backgroundColor);

test("R082 four states have four colours, the legend names them", async ({ page, server }) => {
  await become(page, server, FANG);
  await page.goto("/?hours=all");
  const legend = page.getByRole("list", { name: "What the colours mean" });
  await expect(legend.getByRole("listitem")).toHaveText(LEGEND);

  const colours: string[] = [];
  for (const word of LEGEND.slice(0, 4)) {
    const entry = legend.getByRole("listitem").filter({ hasText: new RegExp(`^\\s*${word}$`) });
    colours.push(await ground(entry.locator("[aria-hidden]")));
  }
  expect(new Set(colours).size).toBe(4);
  const [, booked, inUse] = colours;
  const one = (word: string) => page.getByRole("link", { name: new RegExp(`, ${word}$`) }).first();
  await expect(one("In progress")).toHaveCSS("background-color", inUse ?? "");
  await page.goto(`/?hours=all&date=${day(1)}`);
  await expect(one("Booked")).toHaveCSS("background-color", booked ?? "");
});

test("R083 colours turn by themselves at the minute, also with the cable out", async ({
  page,
  server,
  complaints,
}) => {
  complaints.expectWords(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
  const room = await newRoom(server);
  const [date, name] = [day(2), "Turning point"];
  await book(server, FANG, room, [name, at(date, "10:00"), at(date, "11:00")]);
  await become(page, server, FANG);
  await page.clock.install();
  await openDay(page, date, room.name);
  await expect(block(page, room.name, name)).toHaveAccessibleName(/, Booked$/);

  await page.route("**/api/v1/live**", (route) => route.abort());
  await page.context().setOffline(true);
  await expect(page.getByText(/^Connection lost, showing /)).toBeVisible();
  const minute = (time: string) => Date.parse(at(date, time)) - Date.now();
  await page.clock.fastForward(minute("10:01"));
  await expect(block(page, room.name, name)).toHaveAccessibleName(/, In progress$/);
  const inUse = await ground(block(page, room.name, name));
  await page.clock.fastForward(60 * 60_000);
  await expect(block(page, room.name, name)).toHaveAccessibleName(/, Ended$/);
  await expect(block(page, room.name, name)).not.toHaveCSS("background-color", inUse);
});

test("R082 what asks for approval is hatched and says so", async ({ page, server }) => {
  const room = await newRoom(server, { requires_approval: true });
  await book(server, FANG, room, ["Asked for", at(day(2), "10:00"), at(day(2), "11:00")]);
  await become(page, server, FANG);
  await openDay(page, day(2), room.name);
  await expect(block(page, room.name, "Asked for")).toHaveAccessibleName(/Waiting for approval$/);
  const asked = block(page, room.name, "Asked for");
  await expect(asked).toHaveCSS("background-image", /gradient/);
});

test("R081 rooms that are free now, and rooms with what one needs", async ({ page, server }) => {
  const [taken, free] = [
    await newRoom(server, { equipment: ["screen", "stage"] }),
    await newRoom(server, { equipment: ["screen"] }),
  ];
  // The grid's clock turns at the full minute, and a start may lie at most a minute back.
  test.setTimeout(60_000);
  await expect.poll(() => Date.now() % 60_000, { timeout: 25_000 }).toBeLessThan(40_000);
  const minute = new Date(Date.now() - (Date.now() % 60_000)).toISOString();
  await book(server, FANG, taken, ["Under way", minute, inMinutes(40)]);
  await become(page, server, FANG);
  await page.goto(`/?find=${encodeURIComponent(taken.name.slice(0, -1))}`);
  await page.getByText(/^Live, /).waitFor();
  await expect(row(page, taken.name)).toBeVisible();
  await page.getByRole("combobox", { name: "With" }).selectOption({ label: "stage" });
  await expect(row(page, free.name)).toBeHidden();
  await expect(row(page, taken.name)).toBeVisible();
  await page.getByRole("combobox", { name: "With" }).selectOption("");

  await page.getByRole("link", { name: "Free now" }).click();
  await expect(row(page, taken.name)).toBeHidden();
  await expect(row(page, free.name)).toBeVisible();
  await page.getByRole("link", { name: "Free now" }).click();
  await expect(row(page, taken.name)).toBeVisible();
});
