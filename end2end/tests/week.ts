// The week as a person finds it: by role and name.
import type { Locator, Page } from "@playwright/test";

/** The grid of rooms. */
export function grid(page: Page): Locator {
  return page.getByRole("grid", { name: /^Rooms, / });
}

/** A room's name in the grid. */
export function head(page: Page, room: string): Locator {
  return page.getByRole("rowheader", { name: new RegExp(`^${room}, `) });
}

/** A room's row. */
export function row(page: Page, room: string): Locator {
  return page.getByRole("row").filter({ has: head(page, room) });
}

/** A booking; its name tells subject, day, time and state. */
export function block(page: Page, room: string, subject: string): Locator {
  return row(page, room).getByRole("link", { name: new RegExp(`^${subject}, `) });
}

/** Opens the week of a date, with the rooms that `find` fits, once the page is alive. */
export async function openWeek(page: Page, date: string, find = ""): Promise<void> {
  await page.goto(`/week?date=${date}${find && `&find=${encodeURIComponent(find)}`}`);
  await page.getByText(/^Live, /).waitFor();
}
