// The cable out: what was pressed says what happened, what was typed stays, and then it works.
import { block, form, openDay, row } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, day, newRoom, stored } from "./house";
import { become, FANG } from "./people";

const date = day(2);
const SAID = "Lintel cannot be reached. Nothing was changed; what you typed is still here.";

test.beforeEach(({ complaints }) => {
  complaints.expectWords(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK/);
});

test("R218 a half-typed booking survives the cable's way out and back", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  await become(page, server, FANG);
  await page.goto(`/bookings/new?room=${room.id}&date=${date}&start=10:00&end=11:00`);
  await expect(page.getByText("Fits.")).toBeVisible();
  await form(page).subject.fill("Against all odds");
  await page.context().setOffline(true);
  await form(page).send.click();
  await expect(page.getByText(SAID).first()).toBeVisible();
  await form(page).from.fill("14:00");
  await expect(form(page).to).toHaveValue("15:00");
  await expect(form(page).subject).toHaveValue("Against all odds");
  await expect(form(page).send).toBeEnabled();

  await page.context().setOffline(false);
  await form(page).send.click();
  await expect(page.getByText("Booked.", { exact: true })).toBeVisible();
  const there = await stored(server, FANG, { room: room.id });
  expect(there.map(({ start }) => Date.parse(start))).toEqual([Date.parse(at(date, "14:00"))]);
});

test("R218 on the calendar too, and the answer while typing comes back by itself", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  await become(page, server, FANG);
  await openDay(page, date, room.name);
  const { width, height } = (await row(page, room.name).boundingBox()) ?? { width: 0, height: 0 };
  await row(page, room.name).click({ position: { x: width * 0.7, y: height / 2 } });
  const sheet = page.getByRole("dialog", { name: "New booking" });
  await form(page).subject.fill("Still here");
  await page.context().setOffline(true);
  await form(page).send.click();
  await expect(sheet.getByText(SAID).first()).toBeVisible();
  await page.context().setOffline(false);
  await form(page).send.click();
  await expect(page.getByText("Booked.", { exact: true })).toBeVisible();
  await expect(block(page, room.name, "Still here")).toBeVisible();
  expect(await stored(server, FANG, { room: room.id })).toHaveLength(1);
});

test("R086 what could not be given up says so, and goes once the cable is back", async ({
  page,
  server,
}) => {
  const room = await newRoom(server);
  const slot: [string, string, string] = ["Hard to lose", at(date, "10:00"), at(date, "11:00")];
  const { id } = await book(server, FANG, room, slot);
  await become(page, server, FANG);
  await page.goto(`/bookings/${id}`);
  await page.getByText("Give it up", { exact: true }).first().click();
  const reason = page.getByLabel("Reason, for the others");
  await reason.fill("Snow");
  await page.context().setOffline(true);
  const now = page.getByRole("button", { name: "Give it up" });
  await now.click();
  await expect(page.getByText(SAID)).toBeVisible();
  await expect(reason).toHaveValue("Snow");
  await page.context().setOffline(false);
  await now.click();
  await expect(page.getByText("Given up.", { exact: true })).toBeVisible();
  expect(await stored(server, FANG, { room: room.id })).toEqual([]);
});
