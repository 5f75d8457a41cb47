// Accessibility of every page, in both languages, in light and in dark, and where colours are taken
// away or asked to be stronger.
import type { Page } from "@playwright/test";

import { openDay, row } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, caller, day, inMinutes, newRoom, newSummit, type Room } from "./house";
import { ADMINISTRATOR, become, FANG, read, type Language } from "./people";
import { LOOKS_OF_DOORS, PAGES, pagesOf, pagesOfSummit, PHONE_PAGES, PLAIN_PAGES } from "./places";

const LOOKS = (["en", "zh"] as const).flatMap((language) =>
  (["light", "dark"] as const).map((scheme) => ({ language, scheme })),
);

const looks = (page: Page) => page.getByRole("main");

/** Visits the addresses and checks each once it stands. */
async function checkAll(page: Page, axe: (page: Page) => Promise<void>, addresses: string[]) {
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await axe(page);
  }
}

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

for (const { language, scheme } of LOOKS) {
  test.describe(`${language}, ${scheme}`, () => {
    test.use({ colorScheme: scheme });

    test(`pages of the organizer, ${language} ${scheme}`, async ({
      page,
      server,
      axe,
      complaints,
    }) => {
      test.setTimeout(300_000);
      complaints.expectWords(/status of 404/);
      await read(page, server, language);
      await checkAll(page, axe, ["/sign-in", "/nothing-here"]);
      const room = await newRoom(server);
      const slot: [string, string, string] = ["Axe", at(day(2), "10:00"), at(day(2), "11:00")];
      const { id } = await book(server, ADMINISTRATOR, room, slot);
      await become(page, server, ADMINISTRATOR, language);
      const people = pagesOfSummit(await newSummit(server));
      const own = [`/bookings/${id}`, ...pagesOf(room), ...people];
      await checkAll(page, axe, [...PAGES, ...PLAIN_PAGES, ...own]);
      await sheet(page, axe, room.name, language);
    });

    test(`pages of the phone, ${language} ${scheme} @attendee`, async ({ page, server, axe }) => {
      test.setTimeout(60_000);
      await read(page, server, language);
      await checkAll(page, axe, ["/m/sign-in"]);
      await become(page, server, FANG, language);
      const room = await newRoom(server);
      await checkAll(page, axe, [...PHONE_PAGES, `/m/rooms/${room.id}`]);
    });

    test(`faces of the door, ${language} ${scheme} @door`, async ({
      page,
      server,
      axe,
      complaints,
    }) => {
      test.setTimeout(60_000);
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
      await axe(page);
      await page.context().setOffline(true);
      await page.clock.fastForward(Date.parse(start) - Date.now() + 5_000);
      await expect(looks(page)).toHaveAttribute("data-look", "in_use");
      await axe(page);
      await page.clock.fastForward(6 * 60_000);
      await expect(looks(page)).toHaveAttribute("data-look", "unsure");
      await axe(page);
    });
  });
}

// What people choose in their system: colours taken away, or more contrast.
const CHOICES = [
  { name: "forced colours", language: "en", scheme: "light", use: { forcedColors: "active" } },
  { name: "more contrast", language: "zh", scheme: "dark", use: { contrast: "more" } },
] as const;

for (const { name, language, scheme, use } of CHOICES) {
  test.describe(name, () => {
    test.use({ colorScheme: scheme, contextOptions: use });

    test(`pages of the organizer, ${name}`, async ({ page, server, axe, complaints }) => {
      test.setTimeout(300_000);
      complaints.expectWords(/status of 404/);
      await read(page, server, language);
      await checkAll(page, axe, ["/sign-in", "/nothing-here"]);
      const room = await newRoom(server);
      await become(page, server, ADMINISTRATOR, language);
      await checkAll(page, axe, [...PAGES, ...PLAIN_PAGES, ...pagesOf(room)]);
    });

    test(`pages of the phone, ${name} @attendee`, async ({ page, server, axe }) => {
      await become(page, server, FANG, language);
      await checkAll(page, axe, PHONE_PAGES);
    });

    test(`faces of the door, ${name} @door`, async ({ page, server, axe }) => {
      test.setTimeout(60_000);
      await read(page, server, language);
      const looks = LOOKS_OF_DOORS.flatMap((look) =>
        ["traffic", "legend"].map((palette) => `/ui/door?look=${look}&palette=${palette}`),
      );
      await checkAll(page, axe, looks);
    });
  });
}

async function sheet(
  page: Page,
  axe: (page: Page) => Promise<void>,
  room: string,
  language: Language,
): Promise<void> {
  if (language !== "en") return;
  await openDay(page, day(2), room);
  const { width, height } = (await row(page, room).boundingBox()) ?? { width: 0, height: 0 };
  await row(page, room).click({ position: { x: width * 0.7, y: height / 2 } });
  await expect(page.getByRole("dialog").getByText("Fits.")).toBeVisible();
  await axe(page);
}
