// Accessibility of every page, in both languages, in light and in dark, and where colours are taken
// away or asked to be stronger. Colours follow the system by CSS alone, so that a page is loaded
// once for both schemes; the pages are dealt out to tests of a length that two workers can share.
import type { Page } from "@playwright/test";

import { openDay, row } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, caller, day, inMinutes, newRoom, newSummit, type Room } from "./house";
import { ADMINISTRATOR, become, FANG, read, type Language } from "./people";
import { LOOKS_OF_DOORS, PAGES, pagesOf, pagesOfSummit, PHONE_PAGES, PLAIN_PAGES } from "./places";

test.describe.configure({ mode: "parallel" });

/** Pages of one test. */
const AT_ONCE = 4;
/** Time of a test of so many pages; one in both schemes takes some three seconds, when others build
 * beside it three times that. */
const WITHIN_MS = 90_000;

const LANGUAGES = ["en", "zh"] as const;
const BOTH = ["light", "dark"] as const;

type Axe = (page: Page) => Promise<void>;
type Scheme = (typeof BOTH)[number];

const looks = (page: Page) => page.getByRole("main");

/** The page as it is now, in each scheme, its colours at rest. */
async function check(page: Page, axe: Axe, schemes: readonly Scheme[] = BOTH): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    // Brought to their end: one whose element is gone meanwhile would be waited for in vain.
    await page.evaluate(() => {
      for (const one of document.getAnimations()) if (one instanceof CSSTransition) one.finish();
    });
    await axe(page);
  }
}

/** Visits the addresses and checks each once it stands. */
async function checkAll(
  page: Page,
  axe: Axe,
  addresses: readonly string[],
  schemes: readonly Scheme[] = BOTH,
): Promise<void> {
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await check(page, axe, schemes);
  }
}

/** The organizer's pages, so many for each test, and how that test is called. */
const PARTS = [...PAGES, ...PLAIN_PAGES].reduce<string[][]>((parts, address) => {
  const last = parts.at(-1);
  if (last && last.length < AT_ONCE) last.push(address);
  else parts.push([address]);
  return parts;
}, []);
const part = (pages: string[]) => `${pages[0] ?? ""} to ${pages.at(-1) ?? ""}`;

/** Pairs the page's browser as a door, without waiting for its next question. */
async function hang(page: Page, server: { url: string }, room: Room): Promise<void> {
  const offered = await page.request.post("/api/v1/doors/pairings");
  const { code, secret } = (await offered.json()) as { code: string; secret: string };
  const admin = await caller(server, ADMINISTRATOR);
  const data = { code, room: room.id, name: `Glass of ${room.name}` };
  const confirmed = await admin.post("/api/v1/doors/pairings/confirm", { data });
  expect(confirmed.status()).toBe(201);
  // The answer brings the door's cookie.
  await page.request.post("/api/v1/doors/pairings/poll", { data: { secret } });
}

for (const language of LANGUAGES) {
  for (const pages of PARTS) {
    test(`pages of the organizer, ${part(pages)}, ${language}`, async ({ page, server, axe }) => {
      test.setTimeout(WITHIN_MS);
      await become(page, server, ADMINISTRATOR, language);
      await checkAll(page, axe, pages);
    });
  }

  test(`pages of one room, one booking, and of nobody, ${language}`, async ({
    page,
    server,
    axe,
    complaints,
  }) => {
    test.setTimeout(WITHIN_MS);
    complaints.expectWords(/status of 404/);
    await read(page, server, language);
    await checkAll(page, axe, ["/sign-in", "/nothing-here"]);
    const room = await newRoom(server);
    const slot: [string, string, string] = ["Axe", at(day(2), "10:00"), at(day(2), "11:00")];
    const { id } = await book(server, ADMINISTRATOR, room, slot);
    await become(page, server, ADMINISTRATOR, language);
    await checkAll(page, axe, [`/bookings/${id}`, ...pagesOf(room)]);
    await sheet(page, axe, room.name, language);
  });

  test(`pages of a large event's people, ${language}`, async ({ page, server, axe }) => {
    test.setTimeout(WITHIN_MS);
    const people = pagesOfSummit(await newSummit(server));
    await become(page, server, ADMINISTRATOR, language);
    await checkAll(page, axe, people);
  });

  test(`pages of the phone, ${language} @attendee`, async ({ page, server, axe }) => {
    test.setTimeout(WITHIN_MS);
    await read(page, server, language);
    await checkAll(page, axe, ["/m/sign-in"]);
    await become(page, server, FANG, language);
    const room = await newRoom(server);
    await checkAll(page, axe, [...PHONE_PAGES, `/m/rooms/${room.id}`]);
  });

  test(`faces of the door, ${language} @door`, async ({ page, server, axe, complaints }) => {
    test.setTimeout(WITHIN_MS);
    complaints.expectWords(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    await page.clock.install();
    await read(page, server, language);
    await checkAll(page, axe, ["/door"]);
    const room = await newRoom(server);
    await hang(page, server, room);
    await checkAll(page, axe, ["/door"]);
    await expect(looks(page)).toHaveAttribute("data-look", "free");
    const start = inMinutes(3);
    await book(server, FANG, room, ["Axe", start, inMinutes(33)]);
    await expect(looks(page)).toHaveAttribute("data-look", "booked");
    await check(page, axe);
    await page.context().setOffline(true);
    await page.clock.fastForward(Date.parse(start) - Date.now() + 5_000);
    await expect(looks(page)).toHaveAttribute("data-look", "in_use");
    await check(page, axe);
    await page.clock.fastForward(6 * 60_000);
    await expect(looks(page)).toHaveAttribute("data-look", "unsure");
    await check(page, axe);
  });
}

// What people choose in their system: colours taken away, or more contrast.
const CHOICES = [
  { name: "forced colours", language: "en", scheme: "light", use: { forcedColors: "active" } },
  { name: "more contrast", language: "zh", scheme: "dark", use: { contrast: "more" } },
] as const;

for (const { name, language, scheme, use } of CHOICES) {
  test.describe(name, () => {
    test.use({ contextOptions: use });

    for (const pages of PARTS) {
      test(`pages of the organizer, ${part(pages)}, ${name}`, async ({ page, server, axe }) => {
        test.setTimeout(WITHIN_MS);
        await become(page, server, ADMINISTRATOR, language);
        await checkAll(page, axe, pages, [scheme]);
      });
    }

    test(`pages of one room and of nobody, ${name}`, async ({ page, server, axe, complaints }) => {
      test.setTimeout(WITHIN_MS);
      complaints.expectWords(/status of 404/);
      await read(page, server, language);
      await checkAll(page, axe, ["/sign-in", "/nothing-here"], [scheme]);
      const room = await newRoom(server);
      await become(page, server, ADMINISTRATOR, language);
      await checkAll(page, axe, pagesOf(room), [scheme]);
    });

    test(`pages of the phone, ${name} @attendee`, async ({ page, server, axe }) => {
      await become(page, server, FANG, language);
      await checkAll(page, axe, PHONE_PAGES, [scheme]);
    });

    test(`faces of the door, ${name} @door`, async ({ page, server, axe }) => {
      test.setTimeout(WITHIN_MS);
      await read(page, server, language);
      const looks = LOOKS_OF_DOORS.flatMap((look) =>
        ["traffic", "legend"].map((palette) => `/ui/door?look=${look}&palette=${palette}`),
      );
      await checkAll(page, axe, looks, [scheme]);
    });
  });
}

async function sheet(page: Page, axe: Axe, room: string, language: Language): Promise<void> {
  if (language !== "en") return;
  await openDay(page, day(2), room);
  const { width, height } = (await row(page, room).boundingBox()) ?? { width: 0, height: 0 };
  await row(page, room).click({ position: { x: width * 0.7, y: height / 2 } });
  await expect(page.getByRole("dialog").getByText("Fits.")).toBeVisible();
  await check(page, axe);
}
