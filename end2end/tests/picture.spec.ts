// The pictures of the documentation and, with LINTEL_SHOTS, of every page: only when asked for.
import { mkdirSync } from "node:fs";
import path from "node:path";

import { expect, test } from "./fixtures";
import { newRoom } from "./house";
import { ADMINISTRATOR, become, FANG, read } from "./people";
import { PAGES, PHONE_PAGES } from "./places";

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
