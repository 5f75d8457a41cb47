// Series: every date is said before it is booked, a clash has its choices, and a change is for one
// date, the following, or all.
import type { Page } from "@playwright/test";

import { form, giveUp } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, bookSeries, day, newRoom, stored, type Room } from "./house";
import { become, FANG, LEI } from "./people";

/** Opens the form and types a weekly series of four dates from the day after tomorrow. */
async function typeWeekly(page: Page, room: Room, subject: string): Promise<void> {
  await page.goto(`/bookings/new?room=${room.id}&date=${day(2)}&start=10:00&end=11:00`);
  await form(page).subject.fill(subject);
  await page.getByRole("combobox", { name: "Repeats" }).selectOption("Weekly");
  await page.getByLabel("Dates", { exact: true }).fill("4");
}

/** The preview's line of a date, from 0. */
const line = (page: Page, nth: number) => page.getByRole("status").getByRole("listitem").nth(nth);

/** Somebody else has the room at the series' time. */
const taken = (server: { url: string }, room: Room, date: string) =>
  book(server, LEI, room, ["In the way", at(date, "10:00"), at(date, "11:00")]);

/** An instant as the API writes it. */
const utc = (instant: string) => new Date(instant).toISOString().replace(".000Z", "Z");

test("R029 R084 for each date that clashes: leave it out, another time, another room", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  for (const after of [9, 16, 23]) await taken(server, room, day(after));
  await become(page, server, FANG);
  await typeWeekly(page, room, "Weekly optics");
  await expect(page.getByText(/^3 of 4 dates cannot be had as planned/)).toBeVisible();
  await expect(line(page, 1)).toContainText("Xu Lei");

  await line(page, 1).getByRole("button", { name: "Leave out" }).click();
  await expect(line(page, 1)).toContainText("left out");
  await expect(page.getByText(/^2 of 4 dates cannot be had as planned/)).toBeVisible();
  await line(page, 2).getByRole("button", { name: "11:00 to 12:00" }).click();
  await expect(line(page, 2).getByText("11:00 to 12:00")).toBeVisible();
  const elsewhere = line(page, 3).getByRole("button", { name: /, same time$/ }).first();
  const other = (await elsewhere.textContent())?.trim().replace(/, same time$/, "") ?? "";
  await elsewhere.click();
  await expect(line(page, 3).getByText(other, { exact: true })).toBeVisible();
  await expect(page.getByText("All 3 dates fit.")).toBeVisible();
  await form(page).send.click();
  await expect(page.getByText("3 dates booked.")).toBeVisible();

  const [first, ...none] = await stored(server, FANG, { room: room.id, to: at(day(3), "00:00") });
  expect(none).toEqual([]);
  const dates = await stored(server, FANG, { series: first?.series ?? "" });
  expect(dates.map(({ start }) => start)).toEqual([
    utc(at(day(2), "10:00")),
    utc(at(day(16), "11:00")),
    utc(at(day(23), "10:00")),
  ]);
  expect(dates.map((one) => one.room === room.id)).toEqual([true, true, false]);
});

test("R029 a choice can be taken back, and a clash refuses the whole series", async ({
  page,
  server,
  complaints,
}) => {
  complaints.expectWords(/status of 409/);
  const room = await newRoom(server);
  await taken(server, room, day(9));
  await become(page, server, FANG);
  await typeWeekly(page, room, "All or nothing");
  await line(page, 1).getByRole("button", { name: "Leave out" }).click();
  await line(page, 1).getByRole("button", { name: "As planned after all" }).click();
  await expect(page.getByText(/^1 of 4 dates cannot be had as planned/)).toBeVisible();
  await form(page).send.click();
  const told = page.locator("form").getByRole("status");
  await expect(told).toContainText("Xu Lei");
  await expect(told).not.toContainText("cannot be had as planned");
  expect(await stored(server, FANG, { room: room.id })).toHaveLength(1);

  await page.getByLabel("Leave out dates that cannot be had").check();
  await form(page).send.click();
  await expect(page.getByText("3 dates booked.")).toBeVisible();
  expect(await stored(server, FANG, { room: room.id })).toHaveLength(4);
});

test("R029 any date gets a room and time of its own by keyboard; the rule is in words", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  const other = await newRoom(server);
  await become(page, server, FANG);
  await typeWeekly(page, room, "One differs");
  await expect(page.getByText("All 4 dates fit.")).toBeVisible();
  await expect(page.getByText(/^Every week on \w+day, 4 times\.$/)).toBeVisible();
  await expect(line(page, 0)).toContainText("fits");

  const rooms = line(page, 1).getByRole("combobox", { name: "Room" });
  await line(page, 1).getByText("Other room or time").focus();
  await page.keyboard.press("Enter");
  await expect(rooms).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(rooms).toBeFocused();
  await page.keyboard.type(other.name);
  await page.keyboard.press("Tab");
  await line(page, 1).getByLabel("From").fill("15:00");
  await line(page, 1).getByRole("button", { name: "Take this" }).focus();
  await page.keyboard.press("Enter");
  await expect(line(page, 1).getByText("15:00 to 16:00")).toBeVisible();
  await expect(line(page, 1).getByText(other.name, { exact: true })).toBeVisible();
  // The list was made anew; the hand is where it was.
  await expect(line(page, 1).locator(":focus")).toHaveCount(1);

  await line(page, 2).getByRole("button", { name: "Leave out" }).focus();
  await page.keyboard.press("Enter");
  await expect(line(page, 2)).toContainText("left out");
  await form(page).subject.press("Enter");
  await expect(page.getByText("3 dates booked.")).toBeVisible();
  const start = async (of: Room) =>
    (await stored(server, FANG, { room: of.id })).map(({ start }) => start);
  expect(await start(other)).toEqual([utc(at(day(9), "15:00"))]);
  expect(await start(room)).toEqual([utc(at(day(2), "10:00")), utc(at(day(23), "10:00"))]);
});

const SCOPES = [
  { scope: "Only this date", moved: ["10", "14", "10", "10"], left: ["10", "10", "10"] },
  { scope: "This and the following", moved: ["10", "14", "14", "14"], left: ["10"] },
  { scope: "All dates", moved: ["14", "14", "14", "14"], left: [] },
];

for (const { scope, moved, left } of SCOPES) {
  test(`R032 a series is moved and given up: ${scope}`, async ({ page, server }) => {
    const room = await newRoom(server);
    const slot: [string, string, string] = ["Rota", at(day(2), "10:00"), at(day(2), "11:00")];
    await bookSeries(server, FANG, room, "FREQ=WEEKLY;COUNT=4", slot);
    const hours = async () => {
      const dates = await stored(server, FANG, { room: room.id });
      return dates.map(({ start }) => String(new Date(start).getUTCHours() + 8));
    };
    const [, second] = await stored(server, FANG, { room: room.id });
    await become(page, server, FANG);
    await page.goto(`/bookings/${second?.id}`);
    await expect(page.getByText(/^Every week, 4 times$/)).toBeVisible();
    await page.getByText("Change", { exact: true }).click();
    await form(page).from.fill("14:00");
    const save = page.getByRole("button", { name: "Save" });
    const changing = page.locator("form").filter({ has: save });
    await changing.getByLabel(scope, { exact: true }).check();
    await save.click();
    await expect(page.getByText("Changed.")).toBeVisible();
    await expect(page.getByText(/14:00 to 15:00$/)).toBeVisible();
    expect(await hours()).toEqual(moved);
    // The form has closed and is a new one: what it shows is what the next press would do.
    await page.getByText("Change", { exact: true }).click();
    await expect(changing.getByLabel("Only this date")).toBeChecked();

    await giveUp(page, scope);
    await expect(page.getByText("Given up.", { exact: true })).toBeVisible();
    expect(await hours()).toEqual(left);
  });
}
