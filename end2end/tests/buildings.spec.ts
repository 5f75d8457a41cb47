// Buildings and floors in the browser: what they set, their rooms inherit and say so.
import type { Locator, Page } from "@playwright/test";

import { expect, test } from "./fixtures";
import { at, book, caller, day, newRoom } from "./house";
import { ADMINISTRATOR, become, FANG } from "./people";

const AFTER = "Minutes kept free after";

/** A line of booking settings. */
function setting(page: Page, name: string): Locator {
  return page.getByRole("group", { name, exact: true });
}

const save = (page: Page) => page.getByRole("button", { name: "Save" });
const saved = (page: Page) => page.getByText("Saved", { exact: true });

/** Opens a page of the house from another one, so that its program is there. */
async function follow(page: Page, from: string, link: string): Promise<void> {
  await page.goto(from);
  await page.getByRole("main").getByRole("link", { name: link, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(link);
}

test("R216 a building's buffer is set in the browser, its room inherits and keeps it", async ({
  page,
  server,
}) => {
  const room = await newRoom(server, { building: "Buffer house", floor: "Ground" });
  await become(page, server, ADMINISTRATOR);
  await follow(page, "/buildings", "Buffer house");
  await expect(setting(page, AFTER)).toContainText("from Lintel");
  await expect(setting(page, AFTER).getByRole("checkbox")).not.toBeChecked();
  await setting(page, AFTER).getByRole("spinbutton").fill("20");
  await expect(setting(page, AFTER).getByRole("checkbox")).toBeChecked();
  await save(page).click();
  await expect(saved(page)).toBeVisible();
  await expect(setting(page, AFTER)).toContainText("set here");

  await page.getByRole("link", { name: "Ground", exact: true }).click();
  await expect(setting(page, AFTER)).toContainText("from the building");
  await page.goto(`/rooms/${room.id}`);
  await expect(setting(page, AFTER)).toContainText("from the building");
  await expect(setting(page, AFTER).getByRole("spinbutton")).toHaveValue("20");

  const date = day(2);
  await book(server, FANG, room, ["First", at(date, "10:00"), at(date, "11:00")]);
  const asked = await caller(server, FANG);
  const near = { room: room.id, subject: "Near", start: at(date, "11:10"), end: at(date, "12:00") };
  const answer = await asked.post("/api/v1/bookings", { data: near });
  expect(answer.status()).toBe(409);
  expect(await answer.json()).toMatchObject({ rule: "overlap", scope: "building" });
  await book(server, FANG, room, ["Later", at(date, "11:20"), at(date, "12:00")]);
});

test("R216 a floor is added, renamed, refused while it has rooms, and taken away", async ({
  page,
  server,
  complaints,
}) => {
  complaints.expectWords(/status of (409|412|422)/);
  const room = await newRoom(server, { building: "Floor house", floor: "Ground" });
  await become(page, server, ADMINISTRATOR);
  await follow(page, "/buildings", "Floor house");
  await page.getByRole("link", { name: "Add a floor" }).click();
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("ground");
  await save(page).click();
  await expect(page.getByText("This is taken already.")).toBeVisible();
  await name.fill("Roof");
  await setting(page, AFTER).getByRole("spinbutton").fill("999");
  await save(page).click();
  await expect(setting(page, AFTER).getByText("This is too large.")).toBeVisible();
  await setting(page, AFTER).getByRole("spinbutton").fill("5");
  await save(page).click();
  await page.getByRole("link", { name: "Roof", exact: true }).click();
  await expect(setting(page, AFTER)).toContainText("set here");

  const other = await page.context().newPage();
  await follow(other, `/buildings/${room.building_id}`, "Roof");
  await name.fill("Terrace");
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Terrace");
  await other.getByLabel("Name", { exact: true }).fill("Attic");
  await save(other).click();
  await expect(other.getByText(/^Somebody changed it since you read it/)).toBeVisible();

  await page.getByText("Take this floor away").first().click();
  await page.getByRole("button", { name: "Take this floor away" }).click();
  await expect(page.getByText("Floor taken away.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Ground", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Terrace", exact: true })).toBeHidden();
  await page.getByText("Take this building away").first().click();
  await page.getByRole("button", { name: "Take this building away" }).click();
  await expect(page.getByText(/^There are still rooms in this building;/)).toBeVisible();
});

test("R216 buildings are kept without JavaScript, and others only read them", async ({
  another,
  server,
}) => {
  const page = await another({ javaScriptEnabled: false });
  await become(page, server, ADMINISTRATOR);
  await page.goto("/buildings");
  await page.getByRole("link", { name: "Add a building" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Plain house");
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plain house");
  await setting(page, AFTER).getByRole("checkbox").check();
  await setting(page, AFTER).getByRole("spinbutton").fill("15");
  await save(page).click();
  await expect(setting(page, AFTER)).toContainText("set here");
  await expect(setting(page, AFTER).getByRole("spinbutton")).toHaveValue("15");
  const address = page.url();
  await page.goto("/buildings/new");
  await page.getByLabel("Name", { exact: true }).fill("Plain house");
  await save(page).click();
  await expect(page.getByText("This is taken already.")).toBeVisible();

  const reader = await another();
  await become(reader, server, FANG);
  await reader.goto(address);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("Plain house");
  await expect(reader.getByText("Asia/Shanghai")).toBeVisible();
  await expect(save(reader)).toBeHidden();
  await expect(reader.getByRole("link", { name: "Add a floor" })).toBeHidden();
});
