// Templates: meetings of one sort begin alike, for all who call them; what was made stays made.
import type { Locator, Page } from "@playwright/test";

import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { caller, day } from "./house";
import { ADMINISTRATOR, become, FANG, type Language } from "./people";

/** Head and meeting administrator of Wang Fang's department. */
const CLARA = "clara.hoffmann";
/** Of another department. */
const MIN = "zhao.min";

const field = (page: Page, name: string): Locator => page.getByLabel(name, { exact: true });
const line = (page: Page, name: string): Locator =>
  page.getByRole("listitem").filter({ hasText: name });

/** A template made behind the page's back; its id. */
async function kept(server: { url: string }, login: string, more: object): Promise<string> {
  const asked = await caller(server, login);
  const template = { type: "internal_regular", mode: "online", minutes: 45, ...more };
  const answer = await asked.post("/api/v1/meeting-templates", { data: template });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  await asked.dispose();
  return id;
}

async function visit(
  page: Page,
  server: { url: string },
  [login, path]: [string, string],
  language: Language = "en",
): Promise<void> {
  await become(page, server, login, language);
  await page.goto(path);
  await alive(page);
}

test("R219 a template is made by keyboard, a colleague's meeting begins with all of it", async ({
  page,
  another,
  server,
  axe,
}) => {
  await visit(page, server, [ADMINISTRATOR, "/templates"]);
  await axe(page);
  await page.getByRole("link", { name: "New template" }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New template");
  await axe(page);
  await field(page, "Name of the template").fill("Release round");
  await field(page, "Type").selectOption("Internal regular");
  await field(page, "What about").fill("Release {date}");
  await field(page, "Minutes").fill("90");
  await field(page, "How one attends").selectOption("Online");
  const agenda = field(page, "Agenda, one item a line");
  await agenda.fill("10 Opening / Chair\nWhat is new / Development\n60 Questions");
  await field(page, "Papers that are needed, one a line").fill("Release notes");
  await field(page, "First words of the invitation").fill("Bring your questions.");
  await page.getByRole("button", { name: "Save" }).press("Enter");
  await expect(line(page, "Release round")).toContainText(
    "Internal regular · 90 minutes · Online · 3 agenda items · The whole house",
  );

  const fang = await another();
  await visit(fang, server, [FANG, "/meetings/new"]);
  await fang.getByRole("link", { name: "Begin with a template" }).click();
  await expect(fang.getByRole("link", { name: "New template" })).toBeHidden();
  await fang.getByRole("link", { name: "New meeting: Release round" }).click();
  await expect(fang.getByRole("heading", { level: 1 })).toHaveText("New meeting");
  await alive(fang);
  await expect(field(fang, "What about")).toHaveValue("Release {date}");
  await expect(fang.getByRole("radio", { name: "Internal regular" })).toBeChecked();
  await expect(fang.getByRole("radio", { name: "Online", exact: true })).toBeChecked();
  await axe(fang);
  await field(fang, "Date").fill(day(3));
  await field(fang, "From").fill("10:00");
  await field(fang, "To").fill("11:30");
  await fang.getByRole("button", { name: "Create the meeting" }).click();
  await expect(fang.getByRole("heading", { level: 1 })).toHaveText(`Release ${day(3)}`);
  const items = fang.getByRole("region", { name: "Agenda" }).getByRole("listitem");
  await expect(items).toHaveCount(3);
  await expect(items.nth(1)).toContainText("What is new");
  await expect(items.nth(1)).toContainText("Development");
  await expect(fang.getByText("Still needed: Release notes")).toBeVisible();
  await axe(fang);
});

test("R219 what is taken away can be had back, with and without the note", async ({
  page,
  server,
  axe,
}) => {
  const id = await kept(server, ADMINISTRATOR, { name: "Short-lived" });
  await visit(page, server, [ADMINISTRATOR, `/templates/${id}`]);
  await page.getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL(/\/templates$/);
  const all = page.getByRole("region", { name: "Meeting templates" });
  const gone = page.getByRole("region", { name: "Deleted within the last day" });
  await expect(gone).toContainText("Short-lived");
  await expect(all).not.toContainText("Short-lived");
  await axe(page);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(all).toContainText("Short-lived");

  await all.getByRole("link", { name: "Short-lived", exact: true }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await gone.getByRole("button", { name: "Put Short-lived back" }).press("Enter");
  await expect(all).toContainText("Short-lived");
  await expect(gone).toBeHidden();
});

test("R219 a department's templates are its own", async ({ page, another, server }) => {
  const name = "Research only";
  await visit(page, server, [CLARA, "/templates/new"]);
  const whose = field(page, "Whose it is").getByRole("option");
  await expect(whose.filter({ hasText: "The whole house" })).toHaveCount(0);
  await field(page, "Name of the template").fill(name);
  await field(page, "Type").selectOption("Client liaison");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(line(page, name)).toContainText("Research and Development");
  await expect(line(page, name).getByRole("link", { name, exact: true })).toBeVisible();
  for (const [login, seen] of [
    [FANG, 1],
    [MIN, 0],
  ] as const) {
    const reader = await another();
    await visit(reader, server, [login, "/templates"]);
    await expect(line(reader, "Weekly team meeting")).toBeVisible();
    await expect(line(reader, name)).toHaveCount(seen);
    await expect(reader.getByRole("link", { name, exact: true })).toHaveCount(0);
  }
});

test("R219 R220 without the program, in Chinese: nothing typed is lost", async ({
  another,
  server,
}) => {
  const page = await another({ javaScriptEnabled: false });
  await become(page, server, ADMINISTRATOR, "zh");
  await page.goto("/templates/new");
  await field(page, "模板名称").fill("晨会");
  await field(page, "议题").fill("晨会 {date}");
  await field(page, "议程，每行一项").fill("5 昨日 / 组长\n10 今日");
  // No type was chosen.
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("此项必填。")).toBeVisible();
  await expect(field(page, "模板名称")).toHaveValue("晨会");
  await expect(field(page, "议程，每行一项")).toHaveValue("5 昨日 / 组长\n10 今日");
  await field(page, "类型").selectOption("内部例会");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page).toHaveURL(/\/templates$/);
  await page.getByRole("link", { name: "新建会议：晨会" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("新建会议");
  await page.getByRole("radio", { name: "线上", exact: true }).check();
  await field(page, "日期").fill(day(4));
  await field(page, "开始").fill("09:00");
  await field(page, "结束").fill("09:15");
  await page.getByRole("button", { name: "创建会议" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`晨会 ${day(4)}`);
  await expect(page.getByText("昨日", { exact: true })).toBeVisible();
});
