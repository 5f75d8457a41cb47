// How a tablet starts: true from its first moment, and back by itself however badly it began.
import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures";
import { book, inMinutes } from "./house";
import { FANG } from "./people";
import { paired, word } from "./tablet";

/** The page looks every ten seconds whether the network is back. */
const BACK = { timeout: 25_000 };

/** Every look that the glass ever has, from before its first moment. */
async function watchLooks(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { looksSeen: seen });
    const note = () => {
      const look = document.querySelector("main[data-look]")?.getAttribute("data-look");
      if (look && seen.at(-1) !== look) seen.push(look);
    };
    const changes = { subtree: true, childList: true, attributeFilter: ["data-look"] };
    new MutationObserver(note).observe(document, changes);
  });
  return () => page.evaluate(() => (window as unknown as { looksSeen: string[] }).looksSeen);
}

/** The pages that the service worker keeps. */
const keptPage = (page: Page) =>
  page.evaluate(async () => Boolean(await caches.match("/door", { cacheName: "lintel-pages-1" })));

test("R139 a tablet that starts in contact is sure from its first moment @door", async ({
  page,
  another,
  server,
}) => {
  const { room } = await paired(page, another, server);
  await book(server, FANG, room, ["From the start", inMinutes(2), inMinutes(32)]);
  const looks = await watchLooks(page);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.reload();
  await expect(page.locator("html[data-program=here]")).toBeAttached();
  await expect(word(page)).toContainText(/^In \d min/);
  // A whole beat of the clock, in which the line has opened and told everything.
  await page.waitForTimeout(2_000);
  expect(await looks()).toEqual(["booked"]);
  expect(asked).toContain("/api/v1/live");
  expect(asked).not.toContain("/api/fn/door/page");
});

test("R139 a tablet without a copy comes back by itself when the network does @door", async ({
  page,
  another,
  server,
  complaints,
}) => {
  complaints.expectWords(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  const { room } = await paired(page, another, server);
  await expect.poll(() => keptPage(page), BACK).toBe(true);
  await page.evaluate(() => caches.delete("lintel-pages-1"));
  await page.context().setOffline(true);
  await page.reload();
  await expect(page.getByRole("heading", { name: "No connection" })).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { level: 1, name: room.name })).toBeVisible(BACK);
  await expect(word(page)).toContainText("Free");
});

test("R139 a network lost during the very first load costs no copy @door", async ({
  page,
  another,
  server,
  complaints,
}) => {
  test.setTimeout(90_000);
  complaints.expectWords(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK/);
  const { room } = await paired(page, another, server);
  const signedIn = await page.context().storageState();
  const fresh = await another({ storageState: signedIn });
  await fresh.goto("/door");
  // Its worker is there, and fetches the page's first copy at this moment.
  await fresh.evaluate(async () => void (await navigator.serviceWorker.ready));
  await fresh.context().setOffline(true);
  await fresh.waitForTimeout(1_500);
  await fresh.context().setOffline(false);
  await expect.poll(() => keptPage(fresh).catch(() => false), { timeout: 45_000 }).toBe(true);
  await fresh.context().setOffline(true);
  await fresh.reload();
  await expect(fresh.getByRole("heading", { level: 1, name: room.name })).toBeVisible();
  await expect(word(fresh)).not.toContainText("Free");
});
