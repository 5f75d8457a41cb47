// Words and windows that pages break on: 320 pixels (which is 1280 at 400 %, WCAG 1.4.10), names
// of 200 letters, right to left, pictures, nothing but Chinese; and no movement for who wants none.
import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures";
import { at, book, day, inMinutes, newRoom, type Room } from "./house";
import { ADMINISTRATOR, become, FANG } from "./people";
import { PAGES, pagesOf, PHONE_PAGES, PLAIN_PAGES } from "./places";
import { Server } from "./server";

const LONG = "Coordination of everything that concerns everybody ".repeat(4).slice(0, 199);
const WORDS = [
  LONG,
  "Donaudampfschifffahrtsgesellschaftskapitän".repeat(4),
  "غرفة الاجتماعات الكبرى في الطابق الثاني",
  "🌲🎉 Forest 👩‍👩‍👧‍👦 🎈",
  "第三会议室二楼东侧靠窗可容纳二十人",
];

/** The page does not scroll sideways; where it does, what sticks out. */
async function fits(page: Page, what: string): Promise<void> {
  const out = await page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const { right, width } = element.getBoundingClientRect();
      return width > 0 && right > clientWidth + 1;
    });
    const names = wide.slice(-3).map((one) => `${one.tagName}.${one.getAttribute("class") ?? ""}`);
    return [`${scrollWidth} of ${clientWidth}`, ...names];
  });
  expect.soft(out, what).toEqual([]);
}

// Names that break pages stay out of the other tests' house.
async function brokenHouse(): Promise<{ server: Server; rooms: Room[]; booking: string }> {
  const server = await Server.start();
  const rooms: Room[] = [];
  let booking = "";
  for (const [nth, name] of WORDS.entries()) {
    const building = WORDS[(nth + 1) % WORDS.length];
    const room = await newRoom(server, { name, building, floor: name.slice(0, 90) });
    rooms.push(room);
    const [from, to] = [inMinutes(5), inMinutes(65)];
    ({ id: booking } = await book(server, FANG, room, [name, from, to]));
    await book(server, FANG, room, [name, at(day(2), "09:00"), at(day(2), "17:00")]);
  }
  return { server, rooms, booking };
}

for (const [width, height] of [
  [320, 256],
  [1280, 800],
] as const) {
  test(`no page of the organizer scrolls sideways at ${width} pixels`, async ({
    page,
    complaints,
  }) => {
    test.setTimeout(180_000);
    complaints.expectWords(/status of 404/);
    const { server, rooms, booking } = await brokenHouse();
    try {
      await page.setViewportSize({ width, height });
      for (const language of ["en", "zh"] as const) {
        await become(page, server, ADMINISTRATOR, language);
        const own = rooms.slice(0, 2).flatMap(pagesOf);
        const pages = ["/sign-in", "/nothing-here", ...PAGES, ...PLAIN_PAGES, ...own];
        for (const address of [...pages, `/bookings/${booking}`, `/?booking=${booking}`]) {
          await page.goto(server.url + address);
          await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
          await fits(page, `${address}, ${language}`);
        }
      }
    } finally {
      await page.goto("about:blank");
      await server.stop();
    }
  });
}

test("no page of the phone scrolls sideways at 320 pixels @attendee", async ({ page }) => {
  test.setTimeout(120_000);
  const { server, rooms } = await brokenHouse();
  try {
    await page.setViewportSize({ width: 320, height: 480 });
    await become(page, server, FANG);
    for (const address of [...PHONE_PAGES, ...rooms.map((room) => `/m/rooms/${room.id}`)]) {
      await page.goto(server.url + address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await fits(page, address);
    }
  } finally {
    await page.goto("about:blank");
    await server.stop();
  }
});

test("a name from right to left begins on the right, and its end is what is cut", async ({
  page,
}) => {
  await page.goto("/ui");
  const name = page.locator("#hard .cal-room-name").nth(1);
  expect(await name.evaluate((element) => getComputedStyle(element).direction)).toBe("rtl");
  const others = page.locator("#day .cal-room-name").first();
  expect(await others.evaluate((element) => getComputedStyle(element).direction)).toBe("ltr");
});

test("nothing moves for who wants no movement", async ({ page, server }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await become(page, server, FANG);
  for (const address of ["/ui", "/", "/week", "/bookings/new"]) {
    await page.goto(address);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll("*")]
        .flatMap((one) => ["", "::before", "::after"].map((part) => getComputedStyle(one, part)))
        .filter((style) => {
          const still = /^0s(, 0s)*$/.test(style.transitionDuration);
          return style.animationName !== "none" || !still;
        })
        .map((style) => `${style.animationName} ${style.transitionDuration}`),
    );
    expect(moving, address).toEqual([]);
  }
});
