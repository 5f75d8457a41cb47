// The whole way without a mouse.
import { form, openDay, row } from "./calendar";
import { expect, test } from "./fixtures";
import { day, newRoom } from "./house";
import { FANG, PASSWORD, read } from "./people";

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
  const book = row(page, room.name).getByRole("link", { name: `Book ${room.name}` });
  await page.getByRole("searchbox", { name: "Find a room" }).focus();
  for (let stops = 0; stops < 20; stops += 1) {
    await page.keyboard.press("Tab");
    if (await book.evaluate((link) => link === document.activeElement)) break;
  }
  await expect(book).toBeFocused();
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
