// The glass as a thing on a wall: any size, any name, no way out, nobody's data, nobody's clock.
import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures";
import { book, caller, inMinutes, newRoom } from "./house";
import { ADMINISTRATOR, become, FANG } from "./people";
import { lineOf, pair, paired, PAIRED, word } from "./tablet";

const SIZES = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 1024, height: 600 },
  { width: 3840, height: 2160 },
];

const NAMES = [
  `Long ${"Conference ".repeat(18)}end`,
  "قاعة الاجتماعات الكبرى في الطابق الثالث",
  "🌿🎋🪴 Bamboo 👩‍👩‍👧‍👦",
  "竹林会议室东侧三层大会议厅",
];

/** What is cut off or hangs over the edge; what is meant to be shortened counts as whole. */
function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const clipped = (one: Element) => one.closest(".door-lists, .door-sentence, .door-after, h1");
    const name = (one: Element) => `${one.tagName}.${one.className.toString()}`;
    // The sections are ground: it reaches as far beyond the edge as the picture wanders.
    const beyond = [...document.querySelectorAll("main :not(section)")].filter((one) => {
      const { left, right, top, bottom, width } = one.getBoundingClientRect();
      const over = right > innerWidth + 1 || left < -1 || bottom > innerHeight + 1 || top < -1;
      return width > 0 && over && !(clipped(one) && clipped(one) !== one);
    });
    const root = document.documentElement;
    const scrolls = root.scrollWidth > innerWidth || root.scrollHeight > innerHeight;
    return [...beyond.map(name), ...(scrolls ? ["the page scrolls"] : [])];
  });
}

/** Boxes that lie over each other, though they should not. */
function overlapping(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxes = ["h1", ".door-place", ".door-clock", ".door-word", ".door-sentence", ".door-scan"]
      .flatMap((one) => [...document.querySelectorAll(one)].map((place) => ({ one, place })))
      .map(({ one, place }) => ({ one, box: place.getBoundingClientRect() }));
    return boxes.flatMap(({ one, box }, nth) =>
      boxes
        .slice(nth + 1)
        .filter((other) => {
          const { left, right, top, bottom } = other.box;
          const wide = Math.min(box.right, right) - Math.max(box.left, left);
          return wide > 2 && Math.min(box.bottom, bottom) - Math.max(box.top, top) > 2;
        })
        .map((other) => `${one} over ${other.one}`),
    );
  });
}

test("R139 a tablet shows its room full-screen, signs nobody in, and comes back @door", async ({
  page,
  another,
  server,
  complaints,
}) => {
  complaints.expectWords(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  await page.setViewportSize({ width: 1280, height: 800 });
  const { room } = await paired(page, another, server);
  await expect(page).toHaveURL(/\/door$/);
  await expect(page.getByText("Sign in")).toHaveCount(0);
  const box = await page.getByRole("main").boundingBox();
  expect(box && box.x <= 0 && box.y <= 0).toBe(true);
  expect(box && box.x + box.width >= 1280 && box.y + box.height >= 800).toBe(true);

  const face = await page.request.get("/api/v1/doors/me/face");
  expect(((await face.json()) as { snapshot: { room: string } }).snapshot.room).toBe(room.id);
  const slot = { start: inMinutes(300), end: inMinutes(330) };
  const wish = { room: room.id, subject: "By the glass itself", ...slot };
  expect((await page.request.post("/api/v1/bookings", { data: wish })).status()).toBe(403);

  await page.context().setOffline(true);
  await book(server, FANG, room, ["While it was cut", inMinutes(3), inMinutes(33)]);
  await expect(word(page)).not.toContainText("While it was cut");
  await page.context().setOffline(false);
  await expect(word(page)).toContainText("While it was cut", PAIRED);
});

test("R144 nothing personal reaches the corridor @door", async ({ page, another, server }) => {
  const heard: string[] = [];
  page.on("response", async (answer) => {
    const kind = answer.headers()["content-type"] ?? "";
    if (/json|html/.test(kind)) heard.push(await answer.text().catch(() => ""));
  });
  const room = await newRoom(server);
  const fang = await caller(server, FANG);
  const attendees = [{ email: "guest.of.honour@example.com", name: "Guest of Honour" }];
  const slot = { start: inMinutes(2), end: inMinutes(32) };
  const secret = { subject: "Salary talks", private: true, description: "Call +86 139 5555 0101" };
  const made = await fang.post("/api/v1/bookings", {
    data: { room: room.id, ...slot, ...secret, attendees },
  });
  expect(made.status(), await made.text()).toBe(201);
  await fang.dispose();

  const admin = await another();
  await become(admin, server, ADMINISTRATOR);
  await page.goto("/door");
  await pair(admin, page, room);
  await expect(word(page)).toContainText("Busy");
  const live = await page.evaluate(
    () =>
      new Promise<string>((done) => {
        const line = new EventSource("/api/v1/live?as=door");
        line.addEventListener("snapshot", (event) => {
          line.close();
          done(String(event.data));
        });
      }),
  );
  const face = await (await page.request.get("/api/v1/doors/me/face")).text();
  const wire = [...heard, live, face, await page.content()].join("\n");
  expect(wire).toContain(room.name);
  for (const word of ["Salary", "honour", "Honour", "5555", "139 ", "example.com", "wang.fang"]) {
    expect(wire, word).not.toContain(word);
  }
  expect(wire).not.toMatch(/[\w.]+@[\w.]+\.\w+/);
});

test("R144 a stopped server: the glass says since when @door", async ({
  page,
  another,
  server,
  complaints,
}) => {
  complaints.expectWords(/ERR_|503|Failed to load/);
  await page.clock.install();
  const { room } = await paired(page, another, server);
  await server.pause();
  try {
    await page.clock.fastForward(100_000);
    await expect(page.getByText(/^As of (\w+ \d+ \w+ )?\d\d:\d\d$/)).toBeVisible();
    await page.clock.fastForward(5 * 60_000);
    await expect(word(page)).toContainText("Unsure");
    await expect(word(page)).toContainText(/No contact since (\w+ \d+ \w+ )?\d\d:\d\d\./);
    await expect(word(page)).not.toContainText("Free");
  } finally {
    await server.resume();
  }
  await page.clock.fastForward(40_000);
  await expect(word(page)).toContainText("Free", PAIRED);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(room.name);
});

for (const size of SIZES) {
  const { width, height } = size;
  test(`R138 R139 any name fits on ${width}×${height} @door`, async ({ page, another, server }) => {
    test.slow();
    await page.setViewportSize(size);
    const admin = await another();
    await become(admin, server, ADMINISTRATOR);
    for (const base of NAMES) {
      const name = `${width} ${base}`.slice(0, 200);
      const room = await newRoom(server, { name });
      const subject = `${base} meeting`.slice(0, 200);
      await book(server, FANG, room, [subject, inMinutes(2), inMinutes(32)]);
      await page.context().clearCookies();
      await page.goto("/door");
      await pair(admin, page, room);
      await expect(word(page)).toContainText(/^In \d min/);
      expect(await outside(page), name).toEqual([]);
      expect(await overlapping(page), name).toEqual([]);
      await page.screenshot({ path: test.info().outputPath(`${NAMES.indexOf(base)}.png`) });
    }
  });
}

test("R139 nothing leads out of the page @door", async ({ page, another, server }) => {
  await paired(page, another, server);
  const { url } = { url: page.url() };
  expect(await page.locator("a, button, input, select, [tabindex]").count()).toBe(0);
  const menu = await page.evaluate(() => {
    const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true });
    return document.querySelector("h1")?.dispatchEvent(event);
  });
  expect(menu, "a context menu").toBe(false);
  for (const key of ["Tab", "Enter", "Backspace", "Space", "Alt+ArrowLeft", "Control+a", "/"]) {
    await page.keyboard.press(key);
  }
  await page.mouse.dblclick(200, 120);
  await page.mouse.move(200, 300);
  await page.mouse.down();
  await page.mouse.move(700, 500);
  await page.mouse.up();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  await expect(page).toHaveURL(url);
  const touch = await page.getByRole("main").evaluate((one) => getComputedStyle(one).touchAction);
  expect(touch).toBe("none");
});

test("R139 a clock two hours wrong changes nothing, and the house knows of it @door", async ({
  page,
  another,
  server,
}) => {
  await page.addInitScript(() => {
    const right = Date;
    const ahead = 2 * 3_600_000 + 3 * 60_000 + 30_000;
    const now = () => right.now() + ahead;
    window.Date = new Proxy(right, {
      construct: (of, given) => (given.length ? Reflect.construct(of, given) : new of(now())),
      get: (of, name) => (name === "now" ? now : Reflect.get(of, name)),
    });
  });
  const { admin, room } = await paired(page, another, server);
  await expect(word(page)).toContainText("Free");
  const shown = await page.locator(".door-clock").textContent();
  const wall = (at: number) =>
    new Date(at).toLocaleTimeString("en-GB", { timeZone: "Asia/Shanghai", timeStyle: "short" });
  expect([wall(Date.now()), wall(Date.now() - 60_000)]).toContain(shown?.slice(-5));
  await book(server, FANG, room, ["In a right minute", inMinutes(4), inMinutes(34)]);
  await expect(word(page)).toContainText(/^In \d min/);

  await expect(lineOf(admin, room)).toContainText("Clock 2 h 3 min ahead; corrected", PAIRED);
  await expect(lineOf(admin, room)).toContainText("Switch on automatic time on the tablet");
});

test("R138 R139 the doors' page says how each is, and keeps an open form @door", async ({
  page,
  another,
  server,
}) => {
  const { admin, room } = await paired(page, another, server);
  const line = lineOf(admin, room);
  await expect(line).toContainText("its live line is open", PAIRED);
  await expect(line).toContainText(/Page [0-9a-f]{8}, as the server's/);
  await expect(line).toContainText("Clock right to a few seconds");
  await line.getByText("Move to another room").click();
  const choice = line.getByLabel("Room");
  await choice.focus();
  for (let nth = 0; nth < 2; nth += 1) {
    await admin.waitForResponse((answer) => answer.url().includes("/api/fn/doors/list"));
  }
  await expect(choice).toBeFocused();
  // The tablet goes away: its line is seen to close, without a reload.
  await page.goto("about:blank");
  await expect(line).toContainText("no live line", { timeout: 20_000 });
  await expect(choice).toBeFocused();
});

test("R138 the glass rests outside the bookable hours until somebody comes @door", async ({
  page,
  another,
  server,
}) => {
  const hour = (after: number) => {
    const at = new Date(Date.now() + after * 3_600_000);
    return at.toLocaleTimeString("en-GB", { timeZone: "Asia/Shanghai", hour: "2-digit" });
  };
  // An hour of the day that is neither now nor soon.
  const [from, to] = [`${hour(9).slice(0, 2)}:00`, `${hour(9).slice(0, 2)}:30`];
  await paired(page, another, server, { bookable_from: from, bookable_to: to });
  const main = page.getByRole("main");
  await expect(main).toHaveAttribute("data-rests", "yes");
  await expect(word(page)).toContainText("Free");
  await page.mouse.click(400, 300);
  await expect(main).toHaveAttribute("data-rests", "no");
});
