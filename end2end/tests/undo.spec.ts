// The way back: what was booked or given up by one press is undone by one press.
import { block, form, giveUp, openDay, row, undo } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, caller, day, newRoom, stored } from "./house";
import { ADMINISTRATOR, become, FANG } from "./people";

const date = day(2);

test("R086 a booking given up on the calendar is had back by one press", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  await book(server, FANG, room, ["Come back", at(date, "10:00"), at(date, "11:00")]);
  await become(page, server, FANG);
  await openDay(page, date, room.name);
  await block(page, room.name, "Come back").click();
  await giveUp(page);
  await expect(page.getByText("Given up.", { exact: true })).toBeVisible();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(block(page, room.name, "Come back")).toBeHidden();

  await undo(page).click();
  await expect(page.getByText("Booked.", { exact: true })).toBeVisible();
  await expect(block(page, room.name, "Come back")).toHaveAccessibleName(/10:00 to 11:00.*Booked$/);
});

test("R085 what was booked on the calendar is taken back by one press", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  await become(page, server, FANG);
  await openDay(page, date, room.name);
  await row(page, room.name).getByRole("link", { name: `Book ${room.name}` }).click();
  await form(page).subject.fill("Slip of the hand");
  await form(page).send.click();
  await expect(page.getByText("Booked.", { exact: true })).toBeVisible();
  const left = async () => (await stored(server, FANG, { room: room.id })).length;
  expect(await left()).toBe(1);
  await undo(page).click();
  await expect(page.getByText("Given up.", { exact: true })).toBeVisible();
  expect(await left()).toBe(0);
});

test("R086 on its page too: given up and had back, and the list of mine tells", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  const slot: [string, string, string] = ["Boomerang", at(date, "10:00"), at(date, "11:00")];
  const { id } = await book(server, FANG, room, slot);
  await become(page, server, FANG);
  await page.goto(`/bookings/${id}`);
  await giveUp(page);
  await expect(page).toHaveURL("/mine");
  const name = page.getByRole("link", { name: "Boomerang" });
  const coming = page.getByRole("region", { name: "Coming" }).filter({ has: name });
  await expect(coming).toBeHidden();
  await undo(page).click();
  await expect(coming).toBeVisible();
});

test("R085 booked on the page of its own and taken back: the list of mine tells", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  await become(page, server, FANG);
  await page.goto(`/bookings/new?room=${room.id}&date=${date}&start=10:00`);
  await form(page).subject.fill("Second thoughts");
  await form(page).send.click();
  await expect(page).toHaveURL("/mine");
  const line = page.getByRole("listitem").filter({ hasText: "Second thoughts" });
  await expect(line).toContainText(room.name);
  await undo(page).click();
  await expect(line).toBeHidden();
});

test("R086 what is had back is what it was", async ({ page, server }) => {
  const room = await newRoom(server);
  const api = await caller(server, FANG);
  const attendees = [{ name: "Ada", email: "ada@example.org" }, { name: "Uncle Wu" }];
  const [start, end] = [at(date, "10:00"), at(date, "11:00")];
  const data = { room: room.id, subject: "As it was", start, end, attendees, private: true };
  const made = await api.post("/api/v1/bookings", { data });
  const { id } = (await made.json()) as { id: string };
  await become(page, server, FANG);
  await page.goto(`/bookings/${id}`);
  await giveUp(page);
  await undo(page).click();
  await expect(page.getByText("Booked.", { exact: true })).toBeVisible();
  const [again] = await stored(server, FANG, { room: room.id });
  const whole = await (await api.get(`/api/v1/bookings/${again?.id}`)).json();
  expect(whole).toMatchObject({ subject: "As it was", private: true, attendees });
});

test("R086 what was somebody else's is not had back under another name", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  const slot: [string, string, string] = ["Not mine", at(date, "10:00"), at(date, "11:00")];
  const { id } = await book(server, FANG, room, slot);
  await become(page, server, ADMINISTRATOR);
  await page.goto(`/bookings/${id}`);
  await giveUp(page);
  await expect(page.getByText("Given up.", { exact: true })).toBeVisible();
  await expect(undo(page)).toBeHidden();
});

test("R079 what asked before asks again when it is had back", async ({ page, server }) => {
  const room = await newRoom(server, { requires_approval: true });
  const slot: [string, string, string] = ["Once more", at(date, "10:00"), at(date, "11:00")];
  const { id } = await book(server, FANG, room, slot);
  await become(page, server, FANG);
  await page.goto(`/bookings/${id}`);
  await giveUp(page);
  await undo(page).click();
  await expect(page.getByText("Asked for. You hear when it is decided.")).toBeVisible();
  const [again] = await stored(server, FANG, { room: room.id });
  expect(again?.status).toBe("pending");
});
