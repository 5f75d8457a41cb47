// Booking on the calendar: from a free cell, live in other browsers, refused when taken, changed
// and given up.
import { block, form, openDay, row } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, caller, day, newRoom, stored } from "./house";
import { become, FANG, LEI } from "./people";

/** A change made elsewhere is on the screen this soon (R218). */
const SOON = { timeout: 2_000 };

test("R085 R217 R218 a click on a free cell books, and another browser sees it at once", async ({
  page,
  another,
  server,
}) => {
  const room = await newRoom(server);
  const date = day(2);
  await become(page, server, FANG);
  await openDay(page, date, room.name);
  const other = await another();
  await become(other, server, LEI);
  await openDay(other, date, room.name);

  const { width, height } = (await row(page, room.name).boundingBox()) ?? { width: 0, height: 0 };
  await row(page, room.name).click({ position: { x: width * 0.7, y: height / 2 } });
  const sheet = page.getByRole("dialog", { name: "New booking" });
  await expect(sheet).toBeVisible();
  await expect(form(page).date).toHaveValue(date);
  await form(page).subject.fill("Lens tests");
  await expect(sheet.getByText("Fits.")).toBeVisible();
  await form(page).send.click();

  await expect(block(other, room.name, "Lens tests")).toBeVisible(SOON);
  await expect(page.getByText("Booked.", { exact: true })).toBeVisible();
  await expect(sheet).toBeHidden();
  await expect(block(page, room.name, "Lens tests")).toHaveAccessibleName(/Wang Fang, Booked$/);
});

test("R084 who comes second is told the rule, and one press takes the nearest way", async ({
  page,
  another,
  server,
  complaints,
}) => {
  complaints.expectWords(/status of 409/);
  const room = await newRoom(server);
  const date = day(2);
  const address = `/bookings/new?room=${room.id}&date=${date}&start=10:00&end=11:00`;
  const second = await another();
  await become(page, server, FANG);
  await become(second, server, LEI);
  for (const one of [page, second]) {
    await one.goto(address);
    await expect(one.getByText("Fits.")).toBeVisible();
  }
  await form(page).subject.fill("First come");
  await form(page).send.click();
  await expect(page.getByText("Booked.", { exact: true })).toBeVisible();

  await form(second).subject.fill("Second come");
  await form(second).send.click();
  const way = second.getByRole("button", { name: /11:00 to 12:00$/ });
  await expect(way).toBeVisible();
  await way.click();
  await expect(form(second).from).toHaveValue("11:00");
  await expect(second.getByText("Fits.")).toBeVisible();
  await form(second).send.click();
  await expect(second.getByText("Booked.", { exact: true })).toBeVisible();

  await openDay(page, date, room.name);
  await expect(block(page, room.name, "First come")).toHaveAccessibleName(/10:00 to 11:00/);
  await expect(block(page, room.name, "Second come")).toHaveAccessibleName(/11:00 to 12:00/);
});

test("R032 R086 mine are listed with their state, can be moved and given up", async ({
  page,
  another,
  server,
}) => {
  const room = await newRoom(server);
  const date = day(2);
  const slot: [string, string, string] = ["Prism polish", at(date, "14:00"), at(date, "15:00")];
  const { id } = await book(server, FANG, room, slot);
  const other = await another();
  await become(other, server, LEI);
  await openDay(other, date, room.name);
  await expect(block(other, room.name, "Prism polish")).toHaveAccessibleName(/14:00 to 15:00/);

  await become(page, server, FANG);
  await page.goto("/mine");
  const mine = page.getByRole("region", { name: "Coming" }).getByRole("listitem");
  const line = mine.filter({ hasText: "Prism polish" });
  await expect(line).toContainText("Booked");
  await line.getByRole("link", { name: "Prism polish" }).click();
  await expect(page).toHaveURL(`/bookings/${id}`);

  await page.getByText("Change", { exact: true }).click();
  await form(page).from.fill("16:00");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Changed.")).toBeVisible();
  await expect(block(other, room.name, "Prism polish")).toHaveAccessibleName(
    /16:00 to 17:00/,
    SOON,
  );

  await page.getByText("Give it up", { exact: true }).first().click();
  await page.getByRole("button", { name: "Give it up" }).click();
  await expect(page.getByText("Given up.", { exact: true })).toBeVisible();
  await expect(block(other, room.name, "Prism polish")).toBeHidden(SOON);
});

test("R086 who comes can be changed later, and who stays keeps the account", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  const date = day(2);
  const fang = await caller(server, FANG);
  const asked = await fang.post("/api/v1/bookings", {
    data: {
      room: room.id,
      subject: "Glass review",
      start: at(date, "09:00"),
      end: at(date, "10:00"),
      attendees: ["xu.lei@meridian.example", "A guest"],
    },
  });
  const { id } = (await asked.json()) as { id: string };
  const people = async () => {
    const answer = await fang.get(`/api/v1/bookings/${id}`);
    return ((await answer.json()) as { attendees: { name: string; account?: string }[] }).attendees;
  };
  const [before] = await people();
  await become(page, server, FANG);
  await page.goto(`/bookings/${id}`);
  await page.getByText("Change", { exact: true }).click();
  const lines = page.getByLabel("People, one a line");
  await lines.fill((await lines.inputValue()).replace("A guest", "门卫"));
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Changed.")).toBeVisible();
  const [first, second] = await people();
  expect(first).toEqual(before);
  expect(second?.name).toBe("门卫");
});

test("R023 what starts late in the evening ends on the next day", async ({ page, server }) => {
  const room = await newRoom(server);
  await become(page, server, FANG);
  const late = `/bookings/new?room=${room.id}&date=${day(2)}&start=23:30`;
  await page.goto(late);
  await expect(form(page).to).toHaveValue("00:00");
  await expect(page.getByText("Fits.")).toBeVisible();
  await page.goto(`${late}&end=00:30`);
  await form(page).subject.fill("Night watch");
  await expect(page.getByText("Fits.")).toBeVisible();
  await form(page).send.click();
  await expect(page.getByText("Booked.", { exact: true })).toBeVisible();
  const [night] = await stored(server, FANG, { room: room.id });
  expect(Date.parse(night?.end ?? "")).toBe(Date.parse(at(day(3), "00:30")));
});
