// The agenda: when, what, who; changed item by item, each change seen by everybody who looks.
import type { Locator, Page } from "@playwright/test";

import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { at, caller, day } from "./house";
import { become, FANG, LEI } from "./people";

const LAURA = "laura.bennett";

interface Item {
  topic: string;
  owner?: string;
  minutes: number;
}

/** An online meeting of Wang Fang, 14:00 to 15:00, with these items; its page's address. */
async function called(
  server: { url: string },
  topic: string,
  items: Item[],
  attendees: object[] = [],
): Promise<string> {
  const asked = await caller(server, FANG);
  const meeting = {
    topic,
    type: "internal_regular",
    mode: "online",
    start: at(day(4), "14:00"),
    end: at(day(4), "15:00"),
    attendees,
  };
  const answer = await asked.post("/api/v1/meetings", { data: meeting });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  for (const item of items) {
    const added = await asked.post(`/api/v1/meetings/${id}/agenda`, { data: item });
    expect(added.status(), await added.text()).toBe(200);
  }
  await asked.dispose();
  return `/meetings/${id}`;
}

const agenda = (page: Page): Locator => page.getByRole("region", { name: "Agenda" });
const items = (page: Page): Locator => agenda(page).getByRole("listitem");
/** What the lines say, without their buttons. */
const said = (page: Page): Promise<string[]> =>
  items(page).evaluateAll((lines) =>
    lines.map((line) => {
      const part = (of: string) => line.querySelector(of)?.textContent?.trim() ?? "";
      return `${part(".agenda-when")} ${part("strong")}`.replace(/\s+/g, " ");
    }),
  );

async function visit(page: Page, server: { url: string }, login: string, path: string) {
  await become(page, server, login);
  await page.goto(path);
  await alive(page);
}

test("R058 an agenda is written by keyboard: times follow, too long is said", async ({
  page,
  server,
  axe,
}) => {
  const path = await called(server, "Written down", []);
  await visit(page, server, FANG, path);
  await expect(agenda(page).getByRole("status")).toContainText("the times follow by themselves");
  const field = (name: string) => agenda(page).getByLabel(name, { exact: true }).last();
  await field("Item").focus();
  for (const [topic, owner, minutes] of [
    ["Opening", "director", "10"],
    ["Figures", "王芳 Wang Fang", "40"],
    ["Questions", "", "20"],
  ] as const) {
    await expect(field("Item")).toBeFocused();
    await page.keyboard.type(topic);
    await page.keyboard.press("Tab");
    await page.keyboard.type(owner);
    await page.keyboard.press("Tab");
    await field("Minutes").fill(minutes);
    await page.keyboard.press("Enter");
    await expect(items(page).filter({ hasText: topic })).toBeVisible();
    await expect(field("Item")).toHaveValue("");
  }
  const late = "14:50 to 15:10 after the end Questions";
  await expect
    .poll(() => said(page))
    .toEqual(["14:00 to 14:10 Opening", "14:10 to 14:50 Figures", late]);
  await expect(items(page).first()).toContainText("director");
  await expect(agenda(page).getByRole("status")).toHaveText("10 minutes longer than the meeting");
  await axe(page);

  await page.getByRole("button", { name: "Questions earlier" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => said(page)).toContain("14:10 to 14:30 Questions");
  await page.getByRole("button", { name: "Opening later" }).press("Enter");
  await expect.poll(() => said(page)).toContain("14:20 to 14:30 Opening");
  await expect(page.getByRole("button", { name: "Questions earlier" })).toBeDisabled();

  const figures = items(page).filter({ hasText: "Figures" });
  await figures.getByText("Change", { exact: true }).click();
  await figures.getByLabel("Minutes", { exact: true }).fill("30");
  await figures.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => said(page)).toContain("14:30 to 15:00 Figures");
  await expect(agenda(page).getByRole("status")).toHaveText("");

  await page.getByRole("button", { name: "Remove Opening" }).click();
  await expect(items(page)).toHaveCount(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect
    .poll(() => said(page))
    .toEqual(["14:00 to 14:20 Questions", "14:20 to 14:30 Opening", "14:30 to 15:00 Figures"]);
});

test("R058 an item is dragged to another place, and everybody sees it there", async ({
  page,
  another,
  server,
}) => {
  const three = ["One", "Two", "Three"].map((topic) => ({ topic, minutes: 10 }));
  const path = await called(server, "Dragged", three, [{ name: LEI }]);
  const other = await another();
  await visit(page, server, FANG, path);
  await visit(other, server, LEI, path);
  const drag = async (what: string, to: string, part: number) => {
    const grip = items(page).filter({ hasText: what }).locator(".agenda-grip");
    await grip.hover();
    await page.mouse.down();
    const row = await items(page).filter({ hasText: to }).boundingBox();
    if (!row) throw new Error(`${to} is not shown`);
    await page.mouse.move(row.x + 20, row.y + row.height * part, { steps: 5 });
    return grip;
  };
  await drag("Three", "One", 0.2);
  await expect(items(page).first()).toHaveClass(/agenda-gap/);
  await page.mouse.up();
  const [first, second, third] = ["14:00 to 14:10", "14:10 to 14:20", "14:20 to 14:30"];
  const moved = [`${first} Three`, `${second} One`, `${third} Two`];
  await expect.poll(() => said(page)).toEqual(moved);
  await expect.poll(() => said(other)).toEqual(moved);
  await expect(other.locator(".agenda-grip")).toHaveCount(0);

  await drag("Three", "Two", 0.9);
  await page.mouse.up();
  await expect.poll(() => said(other)).toEqual([`${first} One`, `${second} Two`, `${third} Three`]);

  // Let go where it was taken: nothing is sent.
  const sent: string[] = [];
  page.on("request", (request) => sent.push(request.url()));
  await drag("Two", "Two", 0.4);
  await page.mouse.up();
  await expect(items(page).nth(1)).not.toHaveClass(/agenda-lifted|agenda-gap/);
  expect(sent.filter((url) => url.includes("move_item"))).toEqual([]);
});

test("R058 two hands on one agenda: neither loses anything, the same item is told", async ({
  page,
  another,
  server,
  complaints,
}) => {
  complaints.expectWords(/status of 412/);
  const path = await called(server, "Two hands", [
    { topic: "One", minutes: 10 },
    { topic: "Two", minutes: 10 },
  ]);
  const other = await another();
  await visit(page, server, FANG, path);
  await visit(other, server, FANG, path);
  const mine = items(page).filter({ hasText: "One" });
  await mine.getByText("Change", { exact: true }).click();
  await mine.getByLabel("Item", { exact: true }).fill("One, half typed");

  const theirs = items(other).filter({ hasText: "Two" });
  await theirs.getByText("Change", { exact: true }).click();
  await theirs.getByLabel("Minutes", { exact: true }).fill("25");
  await theirs.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => said(page)).toContain("14:10 to 14:35 Two");
  await expect(mine.getByLabel("Item", { exact: true })).toHaveValue("One, half typed");

  const same = items(other).filter({ hasText: "One" });
  await same.getByText("Change", { exact: true }).click();
  await same.getByLabel("Item", { exact: true }).fill("One, by the other");
  await same.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => said(page)).toContain("14:00 to 14:10 One, by the other");
  await expect(mine.getByLabel("Item", { exact: true })).toHaveValue("One, half typed");
  await mine.getByRole("button", { name: "Save" }).click();
  await expect(mine.getByRole("alert").filter({ hasText: /changed it/ })).toBeVisible();
  await expect.poll(() => said(other)).toContain("14:00 to 14:10 One, by the other");
});

test("R050 observers read the agenda as it grows, who is not invited sees none", async ({
  page,
  another,
  server,
  axe,
}) => {
  const observer = { name: LAURA, kind: "observer" };
  const path = await called(server, "Watched", [{ topic: "First", minutes: 15 }], [observer]);
  await visit(page, server, LAURA, path);
  await expect.poll(() => said(page)).toEqual(["14:00 to 14:15 First"]);
  await expect(agenda(page).getByRole("button")).toHaveCount(0);
  await axe(page);
  const keeper = await caller(server, FANG);
  const id = path.split("/").pop() ?? "";
  await keeper.post(`/api/v1/meetings/${id}/agenda`, { data: { topic: "Second", minutes: 5 } });
  await expect.poll(() => said(page)).toContain("14:15 to 14:20 Second");
  const read = async (login: string) => {
    const asked = await caller(server, login);
    return (await asked.get(`/api/v1/meetings/${id}/agenda`)).status();
  };
  expect(await read(LAURA)).toBe(200);
  expect(await read(LEI)).toBe(403);
  const stranger = await another();
  await visit(stranger, server, LEI, path);
  await expect(stranger.getByRole("region", { name: "People" })).toBeVisible();
  await expect(agenda(stranger)).toBeHidden();
});
