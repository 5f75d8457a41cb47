// Every control of every page is reached with Tab, seen while it has the focus, shows it, and is
// left again; without a mouse anywhere.
import type { Locator, Page } from "@playwright/test";

import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { walk } from "./focus";
import { at, book, day, newRoom } from "./house";
import { tabTo } from "./keys";
import { ADMINISTRATOR, become, FANG, read } from "./people";
import { PAGES, pagesOf, PHONE_PAGES } from "./places";

// A picture of the page at each press would take longer than the way.
test.use({ trace: "off" });
test.setTimeout(150_000);

async function walkAll(page: Page, addresses: string[]): Promise<void> {
  for (const address of addresses) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // Signing in is a plain form, without the program.
    if (!address.endsWith("/sign-in")) await alive(page);
    // A form answers a moment later, with buttons of its own: not while somebody walks over it.
    if (address === "/bookings/new") await expect(page.locator(".answer > *")).toHaveCount(1);
    expect.soft(await walk(page), `with the keyboard alone on ${address}`).toEqual([]);
  }
}

/** Pages side by side in one test, so that none takes long. */
const GROUPS = [
  ["/"],
  ["/week", "/month", "/list", "/find"],
  ["/schedule", "/desk", "/bookings/new", "/mine", "/meetings", "/meetings/new", "/approvals"],
  ["/rooms", "/rooms/new", "/buildings", "/buildings/new", "/doors", "/settings"],
  ["/templates", "/templates/new"],
  ["/people", "/people/new", "/departments", "/keys", "/journal", "/import", "/start", "/me"],
];

test("every page of the organizer is in one of the groups", () => {
  expect(GROUPS.flat().toSorted()).toEqual(PAGES.toSorted());
});

for (const group of GROUPS) {
  test(`every control by keyboard alone on ${group.join(" ")}`, async ({ page, server }) => {
    await become(page, server, ADMINISTRATOR);
    await walkAll(page, group);
  });
}

test("every control by keyboard alone on one room, its places, one booking", async ({
  page,
  server,
}) => {
  await read(page, server, "en");
  await walkAll(page, ["/sign-in"]);
  const room = await newRoom(server);
  const slot: [string, string, string] = ["Walk", at(day(2), "10:00"), at(day(2), "11:00")];
  const { id } = await book(server, ADMINISTRATOR, room, slot);
  await become(page, server, ADMINISTRATOR);
  await walkAll(page, [`/bookings/${id}`, ...pagesOf(room)]);
});

test("every control by keyboard alone on the phone @attendee", async ({ page, server }) => {
  await read(page, server, "en");
  await walkAll(page, ["/m/sign-in"]);
  await become(page, server, FANG);
  const room = await newRoom(server);
  await walkAll(page, [...PHONE_PAGES, `/m/rooms/${room.id}`]);
});

/** The first stop leads past the menu, and the next one is in the page's own part. */
async function skips(page: Page): Promise<void> {
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").locator(":focus")).toBeVisible();
}

test("the first Tab offers to skip the menu, Enter does", async ({ page, server }) => {
  await become(page, server, ADMINISTRATOR);
  for (const address of ["/", "/rooms", "/settings"]) {
    await page.goto(address);
    await alive(page);
    await skips(page);
  }
});

test("the first Tab offers to skip to the content, Enter does @attendee", async ({
  page,
  server,
}) => {
  await become(page, server, FANG);
  await page.goto("/m/rooms");
  await alive(page);
  await skips(page);
});

/** Puts the focus there and lets the page ask again, as it does by itself every while. */
async function askedAgain(page: Page, there: Locator): Promise<void> {
  await tabTo(page, there);
  const answer = page.waitForResponse((one) => one.request().resourceType() === "fetch");
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await (await answer).finished();
  // Time for it to be drawn.
  await page.waitForTimeout(300);
  await expect(there).toBeFocused();
}

test("the focus stays while the phone reads its lists again @attendee", async ({
  page,
  server,
}) => {
  const room = await newRoom(server, { capacity: 40 });
  await become(page, server, FANG);
  await page.goto("/m/rooms?seats=30");
  await alive(page);
  await askedAgain(page, page.getByRole("button", { name: `Use ${room.name} now` }));
});

test("the focus stays near what was decided, and so does a reason half typed", async ({
  page,
  server,
}) => {
  const room = await newRoom(server, { requires_approval: true });
  const slot = (subject: string, hour: string): [string, string, string] => [
    subject,
    at(day(2), `${hour}:00`),
    at(day(2), `${hour}:30`),
  ];
  await book(server, FANG, room, slot(`One at ${room.name}`, "10"));
  await book(server, FANG, room, slot(`Two at ${room.name}`, "12"));
  await become(page, server, ADMINISTRATOR);
  await page.goto("/approvals");
  await alive(page);
  const line = (subject: string) => {
    const name = page.getByRole("link", { name: `${subject} at ${room.name}`, exact: true });
    return page.getByRole("listitem").filter({ has: name });
  };
  await line("Two").getByText("Reject").first().click();
  const reason = line("Two").getByRole("textbox");
  await reason.fill("Only half of what I want to");
  await tabTo(page, line("One").getByRole("button", { name: "Approve" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(line("One")).toBeHidden();
  await expect(reason).toHaveValue("Only half of what I want to");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").locator(":focus")).toBeVisible();
});
