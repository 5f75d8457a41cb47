// The whole way without a mouse.
import { block, form, giveUp, openDay, row, undo } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, day, newRoom } from "./house";
import { tabTo } from "./keys";
import { become, FANG, PASSWORD, read } from "./people";

test("R085 with the keyboard alone: sign in, choose a room, book", async ({ page, server }) => {
  const room = await newRoom(server);
  await read(page, server, "en");
  await page.goto("/sign-in");
  await page.getByLabel("Name or mail address").focus();
  await page.keyboard.type(FANG);
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible();

  await openDay(page, day(2), room.name);
  await tabTo(page, row(page, room.name).getByRole("link", { name: `Book ${room.name}` }));
  await page.keyboard.press("Enter");
  await expect(form(page).subject).toBeVisible();
  await expect(form(page).date).toHaveValue(day(2));
  await form(page).subject.focus();
  await page.keyboard.type("By keys");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Booked.", { exact: true })).toBeVisible();
  const mine = page.getByRole("region", { name: "Coming" });
  await expect(mine.getByRole("link", { name: "By keys" })).toBeVisible();
});

test("R032 R086 with the keyboard alone: move a booking, give it up, have it back", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  const date = day(2);
  await book(server, FANG, room, ["No mouse", at(date, "10:00"), at(date, "11:00")]);
  await become(page, server, FANG);
  await openDay(page, date, room.name);
  const it = block(page, room.name, "No mouse");
  await tabTo(page, it);
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Booking" });
  await tabTo(page, sheet.getByText("Change", { exact: true }));
  await page.keyboard.press("Enter");
  await tabTo(page, form(page).from);
  // One hour up, in whatever way this browser writes times.
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Changed.")).toBeVisible();
  await expect(it).toHaveAccessibleName(/11:00 to 12:00/);

  await tabTo(page, sheet.getByText("Give it up", { exact: true }).first());
  await page.keyboard.press("Enter");
  await tabTo(page, sheet.getByLabel("Reason, for the others"));
  await page.keyboard.type("Rain");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Given up.", { exact: true })).toBeVisible();
  await expect(it).toBeHidden();
  await tabTo(page, undo(page), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Booked.", { exact: true })).toBeVisible();
  await expect(it).toHaveAccessibleName(/11:00 to 12:00/);
});

test("R085 Escape closes the sheet, and the focus is where it was", async ({ page, server }) => {
  const room = await newRoom(server);
  const date = day(2);
  await book(server, FANG, room, ["Peek", at(date, "10:00"), at(date, "11:00")]);
  await become(page, server, FANG);
  await openDay(page, date, room.name);
  await tabTo(page, block(page, room.name, "Peek"));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Booking" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(block(page, room.name, "Peek")).toBeFocused();
});

test("R086 the way back waits for who is about to press it", async ({ page, server }) => {
  const room = await newRoom(server);
  await book(server, FANG, room, ["No hurry", at(day(2), "10:00"), at(day(2), "11:00")]);
  await become(page, server, FANG);
  await page.clock.install();
  await openDay(page, day(2), room.name);
  await block(page, room.name, "No hurry").click();
  await giveUp(page);
  await tabTo(page, undo(page), "Shift+Tab");
  await page.clock.fastForward(20_000);
  await expect(undo(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(undo(page)).not.toBeFocused();
  await page.clock.fastForward(20_000);
  await expect(undo(page)).toBeHidden();
});
