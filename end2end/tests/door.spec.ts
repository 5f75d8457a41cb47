// The glass by a door: paired by code, true at the minute, honest without contact, revoked.
import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures";
import { book, inMinutes } from "./house";
import { FANG } from "./people";
import { paired, PAIRED, word } from "./tablet";

/** A change made elsewhere is on the glass this soon (R218). */
const SOON = { timeout: 2_000 };

const colour = (door: Page) =>
  door.getByRole("main").evaluate((glass) => getComputedStyle(glass).backgroundColor);

test("R138 R217 R218 a paired door shows its room, and a booking at once @door", async ({
  page,
  another,
  server,
}) => {
  const { room } = await paired(page, another, server);
  await expect(word(page)).toContainText("Free");
  await expect(word(page)).toContainText("for the rest of the day");
  await expect(page.getByText("6 seats")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();
  await expect(page.getByText("Nothing today")).toBeVisible();
  await expect(page.getByRole("time").getByText(/\d{1,2} [A-Z]\w+ · \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByRole("img", { name: "Scan to book this room" })).toBeVisible();

  const free = await colour(page);
  await book(server, FANG, room, ["Mirror review", inMinutes(4), inMinutes(34)]);
  await expect(word(page)).toContainText(/^In \d min/, SOON);
  // Around midnight it stands under today and under tomorrow.
  const listed = page.getByRole("listitem").filter({ hasText: "Mirror review" });
  await expect(listed.first()).toBeVisible();
  await expect.poll(() => colour(page)).not.toBe(free);
});

test("R083 R138 the door turns at the minute, and says when it is not sure @door", async ({
  page,
  another,
  server,
  complaints,
}) => {
  complaints.expectWords(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await page.clock.install();
  const { room } = await paired(page, another, server);
  const { start, end } = { start: inMinutes(3), end: inMinutes(63) };
  await book(server, FANG, room, ["Night watch", start, end]);
  await expect(word(page)).toContainText(/^In \d min/, SOON);

  await page.context().setOffline(true);
  await page.clock.fastForward(61_000);
  await expect(page.getByText(/^As of (\w+ \d+ \w+ )?\d\d:\d\d$/)).toBeVisible();
  await page.clock.fastForward(Date.parse(start) - Date.now() - 61_000 + 30_000);
  await expect(word(page)).toContainText("In use");

  await page.clock.fastForward(5 * 60_000);
  await expect(word(page)).toContainText("Unsure");
  await expect(word(page)).toContainText(/No contact since (\w+ \d+ \w+ )?\d\d:\d\d\./);
  await page.clock.fastForward(90 * 60_000);
  await expect(word(page)).toContainText("Unsure");
  await expect(word(page)).not.toContainText("Free");

  await page.context().setOffline(false);
  await expect(word(page)).toContainText(/^In \d min|^In use/, PAIRED);
});

test("R181 a revoked door shows a new code @door", async ({
  page,
  another,
  server,
  complaints,
}) => {
  // A line that is opened again at this very moment is refused.
  complaints.expectWords(/status of 401.*\/api\/v1\/live/);
  const { admin, room } = await paired(page, another, server);
  const line = admin.getByRole("listitem").filter({ hasText: `Tablet of ${room.name}` });
  await admin.reload();
  await expect(line).toContainText("Online");
  await line.getByText("Revoke", { exact: true }).click();
  await line.getByRole("button", { name: "Yes, revoke it" }).click();
  await expect(admin.getByText("Revoked. The tablet shows a new code.")).toBeVisible();
  // By itself: the line ends at its next beat, and the tablet asks.
  const code = page.getByRole("status", { name: "Pairing code" });
  await expect(code).toHaveText(/^[A-Z0-9]{6}$/, { timeout: 20_000 });
  await expect(page.getByRole("heading", { name: room.name })).toBeHidden();
});
