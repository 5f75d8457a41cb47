// The week of all rooms: what it shows, how it follows what happens, how one walks over it.
import { form } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, day, inMinutes, newRoom } from "./house";
import { tabTo } from "./keys";
import { become, FANG, LEI } from "./people";
import { block, grid, head, openWeek, row } from "./week";

/** The address asks for this date. */
const dated = (date: string) => (url: URL) => url.searchParams.get("date") === date;

/** "Tue" of a date. */
const weekday = (date: string) =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString("en-GB", { weekday: "short", timeZone: "UTC" });

test("R081 a week shows every room's seven days, a booking opens", async ({
  page,
  server,
  axe,
}) => {
  const [room, date] = [await newRoom(server, { equipment: ["plan"] }), day(7)];
  await book(server, FANG, room, ["Planning", at(date, "10:00"), at(date, "12:00")]);
  await become(page, server, FANG);
  await openWeek(page, date, "plan");
  await expect(grid(page).getByRole("columnheader")).toHaveCount(8);
  await expect(row(page, room.name).getByRole("gridcell")).toHaveCount(7);
  const planned = block(page, room.name, "Planning");
  await expect(planned).toHaveAccessibleName(`Planning, ${weekday(date)} 10:00 to 12:00, Booked`);
  await axe(page);
  await planned.click();
  await expect(page.getByText("Planning", { exact: true })).toBeVisible();
});

test("R081 weeks, day and week, filters: the address holds them", async ({ page, server }) => {
  const [room, other] = [await newRoom(server), await newRoom(server, { equipment: ["stage"] })];
  await become(page, server, FANG);
  await openWeek(page, day(7));
  await page.getByRole("searchbox", { name: "Filter rooms" }).fill(room.name);
  await expect(page).toHaveURL(/find=Atelier/);
  await expect(head(page, other.name)).toBeHidden();
  const title = page.getByRole("heading", { level: 1 });
  const first = (await title.textContent()) ?? "";
  await page.getByRole("link", { name: "Week after" }).click();
  await expect(title).not.toHaveText(first);
  await expect(page).toHaveURL(/find=Atelier/);
  await expect(head(page, room.name)).toBeVisible();
  await page.getByRole("link", { name: "Week before" }).click();
  await expect(title).toHaveText(first);

  await page.getByLabel("Go to a week").fill(day(9));
  await expect(page).toHaveURL(dated(day(9)));
  const toDay = page.getByRole("link", { name: "Day", exact: true });
  await expect(toDay).toHaveAttribute("href", new RegExp(day(9).replaceAll("-", "(-|%2D)")));
  await toDay.click();
  await expect(page.getByRole("heading", { name: room.name, exact: true })).toBeVisible();
  await expect(page).toHaveURL(dated(day(9)));
  await page.getByRole("link", { name: "Week", exact: true }).click();
  await expect(grid(page)).toBeVisible();
  await expect(page).toHaveURL(dated(day(9)));
  await expect(head(page, room.name)).toBeVisible();
  await expect(head(page, other.name)).toBeHidden();
  await page.getByRole("link", { name: "This week" }).click();
  await expect(page).not.toHaveURL(/date=/);
  await page.goBack();
  await expect(page).toHaveURL(dated(day(9)));
});

test("R081 while another week is on its way, this one can be used", async ({ page, server }) => {
  const [room, date] = [await newRoom(server, { equipment: ["wait"] }), day(7)];
  await book(server, FANG, room, ["Still here", at(date, "10:00"), at(date, "12:00")]);
  await become(page, server, FANG);
  await openWeek(page, date, "wait");
  await page.route("**/api/fn/week/**", async (route) => {
    await new Promise((wake) => setTimeout(wake, 1_500));
    await route.continue();
  });
  await page.getByRole("link", { name: "Week after" }).click();
  await block(page, room.name, "Still here").hover();
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox", { name: "Filter rooms" }).fill(room.name);
  await expect(page).toHaveURL((url) => url.searchParams.get("find") === room.name);
  await expect(block(page, room.name, "Still here")).toHaveCount(0);
  await expect(head(page, room.name)).toBeVisible();
});

test("R082 what is booked elsewhere appears by itself; scroll and focus stay", async ({
  page,
  server,
}) => {
  const far = { equipment: ["afar"] };
  const room = await newRoom(server, far);
  // Rows below, so that there is something to scroll.
  for (let nth = 0; nth < 16; nth += 1) await newRoom(server, far);
  const date = day(7);
  await book(server, FANG, room, ["Here first", at(date, "09:00"), at(date, "10:00")]);
  await become(page, server, FANG);
  await openWeek(page, date, "afar");
  await block(page, room.name, "Here first").focus();
  await grid(page).evaluate((one) => (one.scrollTop = 120));
  const place = () => grid(page).evaluate((one) => one.scrollTop);
  const before = await place();
  await page.evaluate(() => document.body.setAttribute("data-same", "yes"));

  await book(server, LEI, room, ["From afar", at(date, "14:00"), at(date, "15:00")]);
  await expect(block(page, room.name, "From afar")).toHaveCount(1);
  await expect(block(page, room.name, "Here first")).toBeFocused();
  expect(await place()).toBe(before);
  await expect(page.locator("body")).toHaveAttribute("data-same", "yes");
});

test("R082 R083 colours have words, and turn by themselves at the minute", async ({
  page,
  server,
  complaints,
}) => {
  complaints.expectWords(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/);
  const asking = await newRoom(server, { requires_approval: true, equipment: ["turn"] });
  const [room, date] = [await newRoom(server, { equipment: ["turn"] }), day(7)];
  await book(server, FANG, room, ["Turning point", at(date, "10:00"), at(date, "11:00")]);
  await book(server, FANG, asking, ["Asked for", at(date, "10:00"), at(date, "11:00")]);
  await become(page, server, FANG);
  await page.clock.install();
  await openWeek(page, date, "turn");
  const it = block(page, room.name, "Turning point");
  const asked = block(page, asking.name, "Asked for");
  const ground = () => it.evaluate((one) => getComputedStyle(one).backgroundColor);
  await expect(it).toHaveAccessibleName(/, Booked$/);
  await expect(asked).toHaveAccessibleName(/, Waiting for approval$/);
  await expect(asked).toHaveCSS("background-image", /gradient/);
  const booked = await ground();
  // A word of the server would set the page's clock right again.
  await page.route("**/api/v1/live**", (route) => route.abort());
  await page.context().setOffline(true);
  await expect(page.getByText(/^Connection lost, showing /)).toBeVisible();
  await page.clock.fastForward(Date.parse(at(date, "10:01")) - Date.now());
  await expect(it).toHaveAccessibleName(/, In progress$/);
  const inUse = await ground();
  await page.clock.fastForward(60 * 60_000);
  await expect(it).toHaveAccessibleName(/, Ended$/);
  expect(new Set([booked, inUse, await ground()]).size).toBe(3);
});

test("R085 with the keyboard alone: over rooms and bookings, and into one", async ({
  page,
  server,
}) => {
  const keys = { equipment: ["keys"] };
  const [one, other] = [await newRoom(server, keys), await newRoom(server, keys)];
  // In the order of the page, which is that of names.
  const [first, second] = one.name < other.name ? [one, other] : [other, one];
  const date = day(7);
  for (const [room, subject, hour] of [
    [first, "Early", "09"],
    [first, "Late", "16"],
    [second, "Also late", "15"],
  ] as const) {
    await book(server, FANG, room, [subject, at(date, `${hour}:00`), at(date, `${hour}:45`)]);
  }
  await become(page, server, FANG);
  await openWeek(page, date, "keys");
  await head(page, first.name).focus();
  await page.keyboard.press("ArrowRight");
  await expect(block(page, first.name, "Early")).toBeFocused();
  await page.keyboard.press("End");
  await expect(block(page, first.name, "Late")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(block(page, second.name, "Also late")).toBeFocused();
  await page.keyboard.press("Home");
  await expect(head(page, second.name)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(head(page, first.name)).toBeFocused();
  await page.keyboard.press("ArrowRight");

  // One tab stop: backwards out of the grid, and in again at the same booking.
  await page.keyboard.press("Shift+Tab");
  await expect(grid(page).locator(":focus")).toHaveCount(0);
  await tabTo(page, block(page, first.name, "Early"));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Early", { exact: true })).toBeVisible();
});

test("R081 a free stretch leads to the form, room and time filled in", async ({ page, server }) => {
  const [room, date] = [await newRoom(server), day(7)];
  await book(server, FANG, room, ["Until noon", at(date, "09:00"), at(date, "12:00")]);
  await become(page, server, FANG);
  await openWeek(page, date, room.name);
  const before = block(page, room.name, "Until noon");
  const { width, height } = (await before.boundingBox()) ?? { width: 0, height: 0 };
  // A place is counted from inside the left edge, which is two pixels wide.
  await before.click({ position: { x: width - 1, y: height / 2 }, force: true });
  await expect(form(page).date).toHaveValue(date);
  await expect(form(page).room).toHaveValue(room.id);
  await expect(form(page).from).toHaveValue("12:00");
  await expect(form(page).to).toHaveValue("13:00");
});

test("R081 what people typed is shown as they typed it", async ({ page, server }) => {
  const room = await newRoom(server);
  const evil = `<img src=x onerror="document.title='taken'">`;
  await book(server, FANG, room, [evil, inMinutes(-1), inMinutes(600)]);
  await become(page, server, FANG);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await openWeek(page, day(0), room.name);
  const shown = row(page, room.name).getByRole("link", { name: evil }).first();
  await expect(shown).toHaveCount(1);
  await shown.hover();
  await expect(page.getByText(evil).last()).toBeVisible();
  await expect(page).toHaveTitle("Week");
  await expect(page.locator("img[src=x]")).toHaveCount(0);
  expect(asked.filter((url) => url.endsWith("/x"))).toEqual([]);
});

test("R081 without the program the first rooms are there, as links", async ({
  browser,
  server,
}) => {
  const [room, date] = [await newRoom(server), day(7)];
  await book(server, FANG, room, ["No program", at(date, "10:00"), at(date, "12:00")]);
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
  const page = await context.newPage();
  await become(page, server, FANG);
  await page.goto(`/week?date=${date}&find=${encodeURIComponent(room.name)}`);
  await block(page, room.name, "No program").click();
  await expect(page.getByText("No program", { exact: true })).toBeVisible();
  await context.close();
});

test("R081 on a phone one day at a time, nothing sideways", async ({ page, server, axe }) => {
  const [room, date] = [await newRoom(server), day(7)];
  await book(server, FANG, room, ["In the pocket", at(date, "10:00"), at(date, "12:00")]);
  await become(page, server, FANG);
  await page.setViewportSize({ width: 390, height: 844 });
  await openWeek(page, date, room.name);
  await expect(block(page, room.name, "In the pocket")).toBeVisible();
  await expect(row(page, room.name).getByRole("gridcell")).toHaveCount(1);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await axe(page);
  const days = page.getByRole("navigation", { name: "Days of the week" });
  const other = weekday(date) === "Mon" ? "Tuesday" : "Monday";
  await days.getByRole("link", { name: new RegExp(`^${other}`) }).click();
  await expect(block(page, room.name, "In the pocket")).toBeHidden();
});
