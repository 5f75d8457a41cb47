// My schedule: a month of my own, and nobody else's.
import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures";
import { at, book, caller, day, newRoom } from "./house";
import { become, FANG, LEI, read } from "./people";

const cell = (page: Page, date: string) =>
  page.getByRole("cell").filter({ has: page.locator(`a[href="/?date=${date}"]`) });

const monthOf = (date: string) => `/schedule?month=${date.slice(0, 7)}`;

test("R033 each own meeting is on its date, others' are absent, months switch", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  const date = day(3);
  await book(server, FANG, room, ["Mine to hold", at(date, "10:00"), at(date, "11:00")]);
  await book(server, LEI, room, ["Not mine at all", at(date, "11:00"), at(date, "12:00")]);
  const lei = await caller(server, LEI);
  const me = await (await caller(server, FANG)).get("/api/v1/me");
  const { account } = (await me.json()) as { account: { id: string; name: string } };
  const asked = await lei.post("/api/v1/bookings", {
    data: {
      room: room.id,
      subject: "Asked to come",
      start: at(date, "14:00"),
      end: at(date, "15:00"),
      attendees: [{ name: account.name, account: account.id }],
    },
  });
  expect(asked.status()).toBe(201);

  await become(page, server, FANG);
  await page.goto(monthOf(date));
  await expect(cell(page, date).getByRole("link", { name: /Mine to hold/ })).toBeVisible();
  await expect(cell(page, date).getByRole("link", { name: /14:00.*Asked to come/ })).toBeVisible();
  await expect(page.getByText("Not mine at all")).toHaveCount(0);
  const title = page.getByRole("heading", { level: 1 });
  const here = await title.textContent();
  await page.getByRole("link", { name: "Month after" }).click();
  await expect(title).not.toHaveText(here ?? "");
  await page.getByRole("link", { name: "Month before" }).click();
  await expect(title).toHaveText(here ?? "");
  await cell(page, date).getByRole("link", { name: /Asked to come/ }).click();
  await expect(page).toHaveURL(/\/bookings\//);
  await expect(page.getByRole("main").getByText("Asked to come")).toBeVisible();
});

test.describe("without the program", () => {
  test.use({ javaScriptEnabled: false });

  test("R033 a month is read and turned without scripts", async ({ page, server }) => {
    const room = await newRoom(server);
    const date = day(4);
    await book(server, FANG, room, ["Plain month", at(date, "10:00"), at(date, "11:00")]);
    await become(page, server, FANG);
    await page.goto(monthOf(date));
    await expect(cell(page, date).getByRole("link", { name: /Plain month/ })).toBeVisible();
    await page.getByRole("link", { name: "Month after" }).click();
    await expect(page).toHaveURL(/month=/);
    await expect(page.getByRole("table")).toBeVisible();
  });
});

test("R033 on a narrow screen the month is a list of days, in Chinese too", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  const date = day(3);
  await book(server, FANG, room, ["窄屏日程", at(date, "16:00"), at(date, "17:00")]);
  await page.setViewportSize({ width: 390, height: 844 });
  await read(page, server, "zh");
  await become(page, server, FANG, "zh");
  await page.goto(monthOf(date));
  await expect(page.getByRole("link", { name: /窄屏日程/ })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
});
