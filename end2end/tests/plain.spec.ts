// Before the program has arrived, or where it never does: signing in, reading, booking.
import { form, row } from "./calendar";
import { expect, test } from "./fixtures";
import { day, newRoom } from "./house";
import { LEI, PASSWORD, read } from "./people";

test("R085 signing in, reading and booking work without JavaScript", async ({
  another,
  server,
}) => {
  const room = await newRoom(server);
  const page = await another({ javaScriptEnabled: false });
  await read(page, server, "en");
  await page.goto("/mine");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByLabel("Name or mail address").fill(LEI);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "My bookings" })).toBeVisible();

  await page.goto(`/?date=${day(2)}`);
  await row(page, room.name).getByRole("link", { name: `Book ${room.name}` }).click();
  await form(page).subject.fill("Without a script");
  await form(page).date.fill(day(2));
  await form(page).from.fill("09:00");
  await form(page).to.fill("09:45");
  await form(page).send.click();
  await expect(page.getByText("Without a script")).toBeVisible();
  await expect(page.getByText(/09:00 to 09:45/)).toBeVisible();
});
