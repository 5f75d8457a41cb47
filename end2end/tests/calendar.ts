// The calendar and the booking form as a person finds them: by role and name.
import type { Locator, Page } from "@playwright/test";

/** A room's row. */
export function row(page: Page, room: string): Locator {
  const name = page.getByRole("heading", { name: room, exact: true });
  return page.getByRole("listitem").filter({ has: name });
}

/** A booking on the calendar; its name tells subject, time, organiser and state. */
export function block(page: Page, room: string, subject: string): Locator {
  return row(page, room).getByRole("link", { name: new RegExp(`^${subject},`) });
}

/** The booking form, in the sheet or on its page. */
export function form(page: Page): {
  subject: Locator;
  room: Locator;
  date: Locator;
  from: Locator;
  to: Locator;
  send: Locator;
} {
  const field = (name: string) => page.getByLabel(name, { exact: true });
  return {
    subject: field("What about"),
    room: field("Room"),
    date: field("Date"),
    from: field("From"),
    to: field("To"),
    send: page.getByRole("button", { name: "Book", exact: true }),
  };
}

/** Opens the calendar on a day with one room only, once the page is alive. */
export async function openDay(page: Page, date: string, room: string): Promise<void> {
  await page.goto(`/?date=${date}&find=${encodeURIComponent(room)}`);
  await page.getByText(/^Live, /).waitFor();
}

/** Waits for the page's program: what is pressed before it goes as a plain form, without undo. */
export async function alive(page: Page): Promise<void> {
  await page.locator("html[data-program=here]").waitFor({ state: "attached" });
}

/** Gives the booking up, on its sheet or page; of a series the dates of `scope`. */
export async function giveUp(page: Page, scope?: string): Promise<void> {
  await alive(page);
  await page.getByText("Give it up", { exact: true }).first().click();
  const now = page.getByRole("button", { name: "Give it up" });
  const asked = page.locator("form").filter({ has: now });
  if (scope) await asked.getByText(scope, { exact: true }).click();
  await now.click();
}

/** The way back that a note offers. */
export function undo(page: Page): Locator {
  return page.getByRole("button", { name: "Undo" });
}
