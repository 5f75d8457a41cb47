// The journal: who did what with which result, found by what stands in the address.
import { expect, test } from "./fixtures";
import { at, book, caller, day, newRoom } from "./house";
import { ADMINISTRATOR, become, FANG, LEI } from "./people";

test("R212 R213 what was done is on the journal, and the address holds the search", async ({
  page,
  another,
  server,
}) => {
  const room = await newRoom(server);
  const [start, end] = [at(day(2), "10:00"), at(day(2), "11:00")];
  await book(server, FANG, room, [`Worth noting ${room.name}`, start, end]);
  const rival = await caller(server, LEI);
  const data = { room: room.id, subject: "Too late", start, end };
  expect((await rival.post("/api/v1/bookings", { data })).status()).toBe(409);

  await become(page, server, ADMINISTRATOR);
  await page.goto("/journal");
  await page.getByLabel("What", { exact: true }).fill(`Worth noting ${room.name}`);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/[?&]content=Worth/);
  const rows = page.getByRole("region", { name: "Journal" }).getByRole("row");
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText("Wang Fang");
  await expect(rows.last()).toContainText("Done");

  // Sent to somebody, the address shows the same.
  const colleague = await another();
  await become(colleague, server, ADMINISTRATOR);
  await colleague.goto(page.url());
  await expect(colleague.getByLabel("What", { exact: true })).toHaveValue(/^Worth noting/);
  await expect(colleague.getByRole("row")).toHaveCount(2);

  await page.getByLabel("Result", { exact: true }).selectOption("Failed");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/[?&]result=failed/);
  await expect(page.getByText("No row fits.")).toBeVisible();

  await page.getByRole("link", { name: "All", exact: true }).click();
  await expect(page).toHaveURL("/journal");
  await page.getByLabel("Who", { exact: true }).fill("Xu Lei");
  await page.getByLabel("Result", { exact: true }).selectOption("Failed");
  await page.getByRole("button", { name: "Search" }).click();
  const refused = rows.filter({ hasText: "Xu Lei" }).first();
  await expect(refused).toContainText("Xu Lei");
  await expect(refused).not.toContainText("Done");
});
