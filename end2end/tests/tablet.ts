// A tablet in a test: paired by an administrator's code, as people do it.
import { expect, type Page } from "@playwright/test";

import { newRoom, type Room } from "./house";
import { ADMINISTRATOR, become } from "./people";

/** A tablet asks every three seconds whether its code was confirmed. */
export const PAIRED = { timeout: 15_000 };

/** What an administrator does: types the tablet's code on the doors page. */
export async function pair(admin: Page, door: Page, room: Room): Promise<void> {
  const shown = door.getByRole("status", { name: "Pairing code" });
  await expect(shown).toHaveText(/^[A-Z0-9]{6}$/);
  const code = (await shown.textContent()) ?? "";
  await admin.goto("/doors");
  await admin.getByLabel("Code on the tablet").fill(code.toLowerCase());
  await admin.getByLabel("Room").first().selectOption(room.id);
  await admin.getByLabel("Name of the tablet").fill(`Tablet of ${room.name.slice(0, 60)}`);
  await admin.getByRole("button", { name: "Pair", exact: true }).click();
  await expect(door.getByRole("heading", { level: 1 })).toHaveText(room.name, PAIRED);
}

/** The tablet and the administrator's browser, paired to a room of its own. */
export async function paired(
  door: Page,
  another: () => Promise<Page>,
  server: { url: string },
  more: object = {},
): Promise<{ admin: Page; room: Room }> {
  const room = await newRoom(server, more);
  const admin = await another();
  await become(admin, server, ADMINISTRATOR);
  await door.goto("/door");
  await pair(admin, door, room);
  return { admin, room };
}

/** Word, sentence and what comes after. */
export const word = (door: Page) => door.getByRole("status").first();

/** The administrator's line about this room's tablet. */
export const lineOf = (admin: Page, room: Room) =>
  admin.getByRole("listitem").filter({ hasText: `Tablet of ${room.name}` }).first();
