// The service desk: reminded of what begins next, with a sound where somebody asked for it.
import type { Page } from "@playwright/test";

import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { book, inMinutes, newRoom } from "./house";
import { become, FANG, type Language } from "./people";

/** Works at the desk. */
const YANG = "liu.yang";

const soon = (page: Page, title: string) =>
  page.getByRole("region", { name: title, exact: true }).getByRole("listitem");

/** Counts the tones that the page sounds. */
async function listen(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const start = OscillatorNode.prototype.start;
    (window as unknown as { tones: number }).tones = 0;
    OscillatorNode.prototype.start = function (this: OscillatorNode, when?: number) {
      (window as unknown as { tones: number }).tones += 1;
      return start.call(this, when);
    };
  });
  return () => page.evaluate(() => (window as unknown as { tones: number }).tones);
}

async function sit(page: Page, server: { url: string }, language: Language = "en") {
  await become(page, server, YANG, language);
  await page.goto("/desk");
  await alive(page);
}

test("R101 what begins soon is said and sounds, by the clock and as it is booked", async ({
  page,
  server,
  axe,
}) => {
  await page.clock.install();
  const tones = await listen(page);
  const room = await newRoom(server);
  const other = await newRoom(server);
  await book(server, FANG, room, ["Tea for ten", inMinutes(17), inMinutes(47)]);
  await sit(page, server);
  await expect(page.getByRole("link", { name: "Desk", exact: true })).toBeVisible();
  const later = page.getByRole("region", { name: "Next 24 hours" });
  await expect(later.getByText("Tea for ten")).toBeVisible();
  await expect(soon(page, "Begins soon").filter({ hasText: "Tea for ten" })).toHaveCount(0);
  await page.getByRole("button", { name: "Sound is off" }).click();
  await expect(page.getByRole("button", { name: "Sound is on" })).toBeVisible();
  const before = await tones();
  expect(before).toBeGreaterThan(0);

  await page.clock.fastForward(4 * 60_000);
  const first = soon(page, "Begins soon").filter({ hasText: "Tea for ten" });
  await expect(first).toContainText(room.name);
  await expect(first).toContainText(/in 1[2-4] min/);
  const said = page.getByRole("status").filter({ hasText: "Tea for ten" });
  await expect(said).toContainText(room.name);
  await expect(later.getByText("Tea for ten")).toHaveCount(0);
  await expect.poll(tones).toBeGreaterThan(before);
  const once = await tones();

  await book(server, FANG, other, ["Called at once", inMinutes(9), inMinutes(39)]);
  await expect(soon(page, "Begins soon").filter({ hasText: "Called at once" })).toBeVisible();
  await expect.poll(tones).toBeGreaterThan(once);
  await axe(page);
});

test("R101 R220 the desk in Chinese on a phone, quiet until asked, and not for everybody", async ({
  page,
  another,
  server,
  axe,
  complaints,
}) => {
  complaints.expectWords(/status of 403/);
  const tones = await listen(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await sit(page, server, "zh");
  const room = await newRoom(server);
  await book(server, FANG, room, ["来访接待", inMinutes(8), inMinutes(38)]);
  await expect(soon(page, "即将开始").filter({ hasText: "来访接待" })).toContainText("分钟后");
  expect(await tones()).toBe(0);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await axe(page);
  const fang = await another();
  await become(fang, server, FANG);
  await fang.goto("/desk");
  await expect(fang.getByText("Only service attendants and administrators")).toBeVisible();
  await expect(fang.getByRole("link", { name: "Desk", exact: true })).toHaveCount(0);
});
