// The list of what is booked, and two zones beside each other on the day.
import type { Page } from "@playwright/test";

import { openDay } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, day, newRoom } from "./house";
import { tabTo } from "./keys";
import { become, FANG, LEI, read } from "./people";

const line = (page: Page, subject: string) =>
  page.getByRole("listitem").filter({ hasText: subject });

test("R081 from a day on, in order, in the rooms that the filters keep", async ({
  page,
  server,
  axe,
}) => {
  const room = await newRoom(server, { equipment: ["ledger"] });
  const other = await newRoom(server);
  const date = day(6);
  await book(server, FANG, room, ["Entry two", at(date, "11:00"), at(date, "12:00")]);
  await book(server, FANG, room, ["Entry one", at(date, "09:00"), at(date, "10:00")]);
  await book(server, FANG, other, ["Kept elsewhere", at(date, "09:00"), at(date, "10:00")]);
  await book(server, FANG, room, ["Entry three", at(day(7), "09:00"), at(day(7), "10:00")]);
  await become(page, server, FANG);
  await page.goto(`/list?date=${date}&equipment=ledger`);
  const lines = page.getByRole("main").getByRole("listitem");
  await expect(lines).toHaveCount(3);
  await expect(lines.nth(0)).toContainText("Entry one");
  await expect(lines.nth(1)).toContainText("Entry two");
  await expect(lines.nth(2)).toContainText("Entry three");
  await expect(page.getByRole("heading", { level: 2 })).toHaveCount(2);
  await expect(page.getByText("Kept elsewhere")).toHaveCount(0);
  await axe(page);
  await page.getByLabel("With").selectOption("");
  await expect(line(page, "Kept elsewhere")).toBeVisible();
  await page.getByLabel("Go to a day").fill(day(7));
  await expect(line(page, "Entry one")).toHaveCount(0);
  await expect(line(page, "Entry three")).toBeVisible();
  await page.getByRole("link", { name: "Week", exact: true }).click();
  await expect(page).toHaveURL((url) => url.searchParams.get("date") === day(7));
});

test("R081 R083 others' bookings slide into the list; it turns with the clock", async ({
  page,
  server,
}) => {
  const room = await newRoom(server, { equipment: ["scroll"] });
  const date = day(6);
  await book(server, FANG, room, ["First scroll", at(date, "09:00"), at(date, "10:00")]);
  await become(page, server, FANG);
  await page.goto(`/list?date=${date}&equipment=scroll`);
  const first = page.getByRole("link", { name: "First scroll" });
  await tabTo(page, first);
  await book(server, LEI, room, ["Second scroll", at(date, "08:00"), at(date, "09:00")]);
  await expect(line(page, "Second scroll")).toBeVisible();
  await expect(first).toBeFocused();
  await expect(line(page, "First scroll")).toContainText("Booked");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/bookings\//);
});

test("R081 a long list goes on, and back to its beginning", async ({ page, server }) => {
  test.slow();
  const room = await newRoom(server, { equipment: ["annals"] });
  for (let nth = 0; nth < 104; nth += 1) {
    const hour = String(8 + (nth % 8)).padStart(2, "0");
    const date = day(30 + Math.floor(nth / 8));
    const times = [at(date, `${hour}:00`), at(date, `${hour}:50`)] as const;
    await book(server, FANG, room, [`Annal ${nth}.`, ...times]);
  }
  await become(page, server, FANG);
  await page.goto(`/list?date=${day(30)}&equipment=annals`);
  const lines = page.getByRole("main").getByRole("listitem");
  await expect(lines).toHaveCount(100);
  await page.getByRole("link", { name: "Later bookings" }).click();
  await expect(lines).toHaveCount(4);
  await expect(line(page, "Annal 103.")).toBeVisible();
  await page.getByRole("link", { name: "Back to the beginning" }).click();
  await expect(line(page, "Annal 0.")).toBeVisible();
});

test.describe("without the program", () => {
  test.use({ javaScriptEnabled: false });

  test("R081 the list is read without scripts, in Chinese too", async ({ page, server }) => {
    const room = await newRoom(server, { equipment: ["vellum"] });
    const date = day(6);
    await book(server, FANG, room, ["Plain line", at(date, "09:00"), at(date, "10:00")]);
    await become(page, server, FANG);
    await read(page, server, "zh");
    await page.goto(`/list?date=${date}&equipment=vellum`);
    await expect(line(page, "Plain line")).toContainText("已预订");
  });
});

test("R023 a second zone's hours stand beside the first's, and the address holds it", async ({
  page,
  server,
}) => {
  const [room] = [
    await newRoom(server),
    await newRoom(server, { time_zone: "America/Lima", building: undefined, floor: undefined }),
  ];
  await become(page, server, FANG);
  await openDay(page, day(6), room.name);
  await expect(page.locator(".cal-mark-beside")).toHaveCount(0);
  // A far day is read once more when the line opens, and its menu is closed again.
  const choose = (zone: string) =>
    expect(async () => {
      await page.getByRole("button", { name: "View", exact: true }).click();
      const beside = page.getByRole("combobox", { name: "A second zone beside it" });
      await beside.selectOption(zone, { timeout: 1_000 });
    }).toPass();
  await choose("America/Lima");
  await expect(page).toHaveURL(/beside=America/);
  await expect(page.locator(".cal-mark-beside").first()).toHaveText(/^\d\d:00 -1$/);
  await page.reload();
  await expect(page.locator(".cal-mark-beside").first()).toHaveText(/^\d\d:00 -1$/);
  await choose("");
  await expect(page.locator(".cal-mark-beside")).toHaveCount(0);
});

test("R081 a month tells how full each day is, and of few rooms what is booked", async ({
  page,
  server,
  axe,
}) => {
  const room = await newRoom(server, { equipment: ["almanac"] });
  const date = day(8);
  await book(server, FANG, room, ["Almanac entry", at(date, "09:00"), at(date, "12:00")]);
  await become(page, server, FANG);
  await page.goto(`/month?month=${date.slice(0, 7)}&equipment=almanac`);
  const dated = `a[href*="${date.replaceAll("-", "%2D")}"], a[href*="${date}"]`;
  const cell = page.getByRole("cell").filter({ has: page.locator(dated) });
  const entry = cell.getByRole("link", { name: /09:00.*Almanac entry/ });
  await expect(entry).toBeVisible();
  await axe(page);
  await book(server, LEI, room, ["Almanac two", at(date, "13:00"), at(date, "14:00")]);
  await expect(cell.getByRole("link", { name: /13:00.*Almanac two/ })).toBeVisible();

  await page.getByLabel("With").selectOption("");
  await expect(cell).toContainText(/\d+ bookings?/);
  await expect(cell).toContainText("% taken");
  const title = page.getByRole("heading", { level: 1 });
  const here = (await title.textContent()) ?? "";
  await tabTo(page, page.getByRole("link", { name: "Month after" }));
  await page.keyboard.press("Enter");
  await expect(title).not.toHaveText(here);
  await page.getByRole("link", { name: "Month before" }).click();
  await expect(title).toHaveText(here);
  await cell.getByRole("link").first().click();
  await expect(page).toHaveURL((url) => url.searchParams.get("date") === date);
  await expect(page.getByRole("heading", { name: room.name, exact: true })).toBeVisible();
});
