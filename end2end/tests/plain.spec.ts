// Before the program has arrived, or where it never does: signing in, reading, booking.
import { form, row } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, day, newRoom } from "./house";
import { become, FANG, LEI, PASSWORD, read } from "./people";

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

test("R086 what was given up without a script is had again from its page", async ({
  another,
  server,
}) => {
  const room = await newRoom(server);
  const date = day(2);
  const { id } = await book(server, LEI, room, [
    "Twice",
    at(date, "10:00"),
    at(date, "10:45"),
  ]);
  const page = await another({ javaScriptEnabled: false });
  await become(page, server, LEI);
  await page.goto(`/bookings/${id}`);
  const again = page.getByRole("link", { name: "Book it again" });
  await expect(again).toBeHidden();
  await page.getByText("Give it up", { exact: true }).first().click();
  await page.getByRole("button", { name: "Give it up" }).click();
  await page.goto(`/bookings/${id}`);
  await again.click();
  await expect(form(page).subject).toHaveValue("Twice");
  await expect(form(page).date).toHaveValue(date);
  await form(page).send.click();
  await expect(page.getByText(/10:00 to 10:45/)).toBeVisible();
  await expect(again).toBeHidden();
});

test("R084 a plain form that is refused comes back with everything that was typed", async ({
  another,
  server,
}) => {
  const room = await newRoom(server);
  const date = day(2);
  await book(server, FANG, room, ["Before", at(date, "10:00"), at(date, "11:00")]);
  const page = await another({ javaScriptEnabled: false });
  await become(page, server, LEI);
  await page.goto(`/bookings/new?room=${room.id}&date=${date}`);
  await form(page).subject.fill("Came too late");
  await form(page).from.fill("10:30");
  await form(page).to.fill("11:30");
  await page.getByText("People, notes, privacy").click();
  const people = page.getByLabel("People, one a line");
  await people.fill("门卫\nLi Wei <li.wei@example.org>");
  await page.getByLabel("Notes").fill("Bring the long cable & tape = ok?");
  await form(page).send.click();

  await expect(page.getByText("Somebody has the room at that time.")).toBeVisible();
  await expect(form(page).subject).toHaveValue("Came too late");
  await expect(form(page).from).toHaveValue("10:30");
  await expect(people).toHaveValue("门卫\nLi Wei <li.wei@example.org>");
  await expect(page.getByLabel("Notes")).toHaveValue("Bring the long cable & tape = ok?");
  await form(page).from.fill("11:00");
  await form(page).send.click();
  await expect(page.getByText("Came too late")).toBeVisible();
  await expect(page.getByText("门卫, Li Wei")).toBeVisible();
});
