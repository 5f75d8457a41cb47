// What people are told: in the menu at once, in the inbox, and to the organiser how it went out.
import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { at, caller, day } from "./house";
import { become, FANG, LEI } from "./people";

/** An online meeting of Wang Fang with Xu Lei; its id. */
async function called(server: { url: string }, topic: string): Promise<string> {
  const asked = await caller(server, FANG);
  const meeting = {
    topic,
    type: "internal_regular",
    mode: "online",
    start: at(day(5), "09:00"),
    end: at(day(5), "10:00"),
    attendees: [LEI],
  };
  const answer = await asked.post("/api/v1/meetings", { data: meeting });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  await asked.dispose();
  return id;
}

test("R054 R096 an invitation is counted at once, is read, and leads to its meeting", async ({
  page,
  server,
  axe,
}) => {
  test.setTimeout(60_000);
  await become(page, server, LEI);
  const asked = await caller(server, LEI);
  await asked.post("/api/v1/me/notices/read", { data: { ids: [] } });
  await page.goto("/inbox");
  await alive(page);
  const menu = page.getByRole("navigation", { name: "Main" });
  await expect(page.getByRole("status").first()).toHaveText("Everything is read.");
  await called(server, "Counted at once");
  const entry = menu.getByRole("link", { name: /^Inbox/ });
  await expect(entry).toHaveText(/Inbox\s*1/, { timeout: 25_000 });
  const line = page.getByRole("listitem").filter({ hasText: "Counted at once" }).first();
  await expect(line).toContainText("New");
  await expect(line).toContainText("Invitation");
  await axe(page);
  await line.getByRole("button", { name: "Mark as read" }).click();
  await expect(line.getByRole("button", { name: "Mark as not read" })).toBeVisible();
  await expect(entry).toHaveText("Inbox");
  await line.getByRole("link", { name: /Counted at once/ }).click();
  await expect(page.getByRole("heading", { name: "Counted at once", level: 1 })).toBeVisible();
  await asked.dispose();
});

test("R102 the organiser sees who was told what, without a script too", async ({
  page,
  server,
  axe,
}) => {
  test.setTimeout(60_000);
  const id = await called(server, "Who was told");
  const asked = await caller(server, FANG);
  const told = async () => {
    const log = await asked.get(`/api/v1/meetings/${id}/notices`);
    return ((await log.json()) as { items: unknown[] }).items.length;
  };
  await expect.poll(told, { timeout: 25_000 }).toBe(1);
  await become(page, server, FANG);
  await page.goto(`/meetings/${id}`);
  await alive(page);
  await page.getByText("Who was told what").click();
  const line = page.getByRole("listitem").filter({ hasText: "Xu Lei" }).last();
  await expect(line).toContainText("Invitation");
  await expect(line).toContainText("Sent");
  await axe(page);
  await asked.dispose();
});

test("R099 the invitation's first words are proposed and can be written anew", async ({
  page,
  server,
}) => {
  test.setTimeout(60_000);
  await become(page, server, FANG);
  await page.goto("/meetings/new");
  await alive(page);
  await page.getByLabel("What about").fill("Words of my own");
  await page.getByText("Words of the invitation").click();
  const words = page.getByLabel("The invitation begins with");
  await expect(words).toHaveValue("You are invited to “Words of my own”.");
  await words.fill("Do come, there is cake.");
  await page.getByLabel("What about").fill("Words of mine");
  await expect(words).toHaveValue("Do come, there is cake.");
});

test("the inbox at a phone's size in Chinese @attendee", async ({ page, server, axe }) => {
  await become(page, server, LEI, "zh");
  await page.goto("/inbox");
  await alive(page);
  await expect(page.getByRole("heading", { name: "收件箱", level: 1 })).toBeVisible();
  await axe(page);
});
