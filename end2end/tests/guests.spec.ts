// Inviting from a spreadsheet: the template, a look first, the report, many people on one page.
import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { at, caller, day } from "./house";
import { become, FANG, LEI } from "./people";

async function called(server: { url: string }, topic: string): Promise<string> {
  const asked = await caller(server, FANG);
  const data = {
    topic,
    type: "large_event",
    mode: "online",
    start: at(day(5), "09:00"),
    end: at(day(5), "10:00"),
  };
  const answer = await asked.post("/api/v1/meetings", { data });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  await asked.dispose();
  return id;
}

const sheet = (name: string, text: string) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text, "utf8"),
});

test("R045 R046 R047 a list is looked at, put right, brought in, and seen by others", async ({
  page,
  another,
  server,
  axe,
  complaints,
}) => {
  complaints.expectWords(/status of 422/);
  const id = await called(server, "Summit");
  await become(page, server, FANG);
  await page.goto(`/meetings/${id}`);
  await alive(page);
  const watching = await another();
  await become(watching, server, LEI, "zh");
  await watching.goto(`/meetings/${id}`);
  await alive(watching);

  await page.getByRole("link", { name: "Invite from Excel" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Invite from a file");
  await axe(page);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Template (.xlsx)" }).click();
  const template = await (await downloading).path();
  const file = page.getByLabel("The filled-in file");
  const look = page.getByRole("button", { name: "Look at it first" });
  await file.setInputFiles({
    name: "template.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: (await import("node:fs")).readFileSync(template),
  });
  await look.click();
  await expect(page.getByText("There is nobody to invite.")).toBeVisible();

  await file.setInputFiles(sheet("wrong.csv", "E-mail\na@b.example\n"));
  await look.click();
  await expect(page.getByText("no column “Name”")).toBeVisible();

  const lines = ["姓名,电子邮箱,参会方式,类别", "王小明,wang@client.example,可选,嘉宾"];
  await file.setInputFiles(sheet("bad.csv", [...lines, "Ben,,king,"].join("\n")));
  await page.getByLabel("Invite nobody while a line is wrong").check();
  await look.click();
  const rows = page.getByRole("region", { name: "What becomes of each line" }).getByRole("row");
  await expect(rows.nth(1)).toContainText("king");
  await expect(page.getByRole("button", { name: /^Invite \d/ })).toBeHidden();
  await axe(page);

  const many = Array.from({ length: 150 }, (_, n) => `Guest ${n},guest${n}@client.example,,观众`);
  await file.setInputFiles(sheet("good.csv", [...lines, ...many].join("\n")));
  await look.click();
  await expect(page.getByRole("status")).toContainText("151 to invite");
  await page.getByRole("button", { name: "Invite 151 people" }).click();
  await expect(page.getByRole("status")).toContainText("151 invited");

  const people = watching.getByRole("region", { name: "参会人员" });
  await expect(people.getByText("王小明", { exact: true })).toBeVisible();
  await expect(people.getByRole("listitem")).toHaveCount(100);
  await people.getByRole("link", { name: "显示更多" }).click();
  await expect(people.getByRole("listitem")).toHaveCount(151);
  await people.getByRole("combobox", { name: "类别" }).selectOption("嘉宾");
  await expect(people.getByRole("listitem")).toHaveCount(1);
  await people.getByRole("combobox", { name: "类别" }).selectOption("全部类别");
  await people.getByRole("searchbox").fill("Guest 149");
  await people.getByRole("button", { name: "筛选" }).click();
  await expect(people.getByRole("listitem")).toHaveCount(1);
  await axe(watching);
});

test("R045 inviting from a file works without the program and at 320 pixels", async ({
  browser,
  server,
}) => {
  const id = await called(server, "Small");
  const context = await browser.newContext({
    baseURL: server.url,
    javaScriptEnabled: false,
    viewport: { width: 320, height: 700 },
  });
  const page = await context.newPage();
  await become(page, server, FANG);
  await page.goto(`/meetings/${id}/import`);
  await page.getByLabel("The filled-in file").setInputFiles(sheet("a.csv", "Name\nAda\nBen\n"));
  await page.getByRole("button", { name: "Look at it first" }).click();
  await page.getByRole("button", { name: "Invite 2 people" }).click();
  await expect(page.getByRole("status")).toContainText("2 invited");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);
  await page.getByRole("link", { name: "Back to Small" }).click();
  await expect(page.getByText("Ada", { exact: true })).toBeVisible();
  await context.close();
});
