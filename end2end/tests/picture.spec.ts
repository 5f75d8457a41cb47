// Pictures. Always: parts of `/ui` are compared with those in tests/pictures, so that a change of
// the look is seen (`--update-snapshots` draws them anew; look at them before they are committed).
// Only when asked for: those of the documentation and, with LINTEL_SHOTS, of every page.
import { mkdirSync } from "node:fs";
import path from "node:path";

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures";
import { fontsAreThoseOf } from "./fonts";
import { newRoom } from "./house";
import { ADMINISTRATOR, become, FANG, read } from "./people";
import { LOOKS_OF_DOORS, PAGES, PHONE_PAGES } from "./places";

const { LINTEL_PICTURES, LINTEL_SHOTS } = process.env;
const pictures = path.join(__dirname, "../../docs/pictures");

test("the calendar, for the README", async ({ page, server }) => {
  test.skip(!LINTEL_PICTURES, "set LINTEL_PICTURES=1 to draw it anew");
  await become(page, server, FANG);
  await page.goto("/");
  await expect(page.getByText(/^Live, /)).toBeVisible();
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, "calendar.png") });
});

test("every page of the organizer, to be looked at", async ({ page, server }) => {
  test.skip(!LINTEL_SHOTS, "set LINTEL_SHOTS to a folder");
  test.setTimeout(180_000);
  await read(page, server, "en");
  await page.goto("/sign-in");
  await page.screenshot({ path: `${LINTEL_SHOTS}/sign-in.png` });
  for (const language of ["en", "zh"] as const) {
    await become(page, server, ADMINISTRATOR, language);
    for (const address of PAGES) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const name = address === "/" ? "calendar" : address.slice(1).replaceAll("/", "-");
      await page.screenshot({ path: `${LINTEL_SHOTS}/${name}-${language}.png` });
    }
  }
});

test("every page of the phone, to be looked at @attendee", async ({ page, server }) => {
  test.skip(!LINTEL_SHOTS, "set LINTEL_SHOTS to a folder");
  const room = await newRoom(server);
  for (const language of ["en", "zh"] as const) {
    await become(page, server, FANG, language);
    for (const address of [...PHONE_PAGES, `/m/rooms/${room.id}`]) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const name = address.slice(1).split("/").slice(0, 2).join("-");
      const kind = address.includes(room.id) ? `${name}-one` : name;
      await page.screenshot({ path: `${LINTEL_SHOTS}/${kind}-${language}.png` });
    }
  }
});

test.describe("as drawn before", () => {
  for (const language of ["en", "zh"] as const) {
    test(`the parts of the page of components, ${language}`, async ({ page, server }) => {
      await page.setViewportSize({ width: 1000, height: 700 });
      await read(page, server, language);
      await page.goto("/ui");
      await sameFonts(page);
      const calendars = ["states", "day", "week", "month", "list", "schedule"];
      const more = language === "en" ? ["menus", "fields", "lists", "notes"] : [];
      const others = ["buttons", ...more];
      for (const part of [...calendars, ...others]) {
        const drawn = page.locator(`#${part}`);
        await expect.soft(drawn).toHaveScreenshot(`${part}-${language}.png`);
      }
    });

    test(`every face of the door, ${language}`, async ({ page, server }) => {
      await page.setViewportSize({ width: 640, height: 400 });
      await read(page, server, language);
      await page.goto("/ui");
      await sameFonts(page);
      const other = language === "en" ? ["free", "booked", "in_use", "ended"] : [];
      const faces = [
        ...LOOKS_OF_DOORS.map((look) => [look, "traffic"]),
        ...other.map((look) => [look, "legend"]),
      ];
      for (const [look, palette] of faces) {
        await page.goto(`/ui/door?look=${look}&palette=${palette}`);
        const name = `door-${look}-${palette}-${language}.png`;
        await expect.soft(page).toHaveScreenshot(name);
      }
    });
  }
});

/** Letters of other fonts are no change of the look: then there is nothing to compare. */
async function sameFonts(page: Page): Promise<void> {
  const differs = await fontsAreThoseOf(page, test.info());
  test.skip(differs !== "", differs);
}
