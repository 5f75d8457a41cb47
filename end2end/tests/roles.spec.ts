// Roles that are asked for: the head of the department decides, only then they are held; and what a
// meeting administrator takes out.
import type { Page } from "@playwright/test";

import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { become, FANG, type Language } from "./people";

/** Head of research and development. */
const CLARA = "clara.hoffmann";
/** Of that department; nobody else's test. */
const [SOPHIE, QIANG] = ["sophie.lang", "guo.qiang"];

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

const waiting = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ hasText: `${name} asks for the role` });

test("R006 a role is asked for by keyboard, approved by the head, and then held", async ({
  page,
  another,
  server,
  axe,
}) => {
  // It waits for the moment in which what was decided could still be taken back.
  test.setTimeout(90_000);
  await visit(page, server, [SOPHIE, "/me"]);
  const roles = page.getByRole("region", { name: "Roles" });
  await expect(roles).toContainText("Ordinary user");
  await axe(page);
  await roles.getByLabel("Role", { exact: true }).selectOption("Meeting administrator");
  await roles.getByLabel("Why you need it").fill("I keep our meetings");
  await roles.getByLabel("Why you need it").press("Enter");
  await expect(page.getByText("Asked. The head of your department is told.")).toBeVisible();
  await expect(roles.getByRole("listitem")).toContainText("Waits for approval");
  const left = roles.getByLabel("Role", { exact: true }).getByRole("option");
  await expect(left.filter({ hasText: "Meeting administrator" })).toHaveCount(0);
  await page.goto("/meetings");
  await expect(page.getByRole("link", { name: "New meeting" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Export to Excel" })).toBeHidden();

  const head = await another();
  await visit(head, server, [CLARA, "/approvals"]);
  const menu = head.getByRole("navigation", { name: "Main" }).or(head.getByRole("navigation"));
  const entry = menu.getByRole("link", { name: /^Approvals/ }).first();
  await expect(entry).toContainText(/[1-9]/);
  const asked = waiting(head, "Sophie Lang");
  await expect(asked).toContainText("Reason: I keep our meetings");
  await axe(head);
  await asked.getByRole("button", { name: "Approve Sophie Lang" }).press("Enter");
  await expect(head.getByText("Approved.", { exact: true })).toBeVisible();
  await expect(asked).toBeHidden();

  await page.goto("/me");
  await expect(roles).toContainText("Meeting administrator");
  await expect(roles.getByRole("listitem")).toContainText("Approved");
  await page.goto("/meetings");
  await expect(page.getByRole("link", { name: "Export to Excel" })).toBeVisible();
  // Who asked is told, once; the moment passes in which it could have been taken back.
  await expect(async () => {
    await page.goto("/inbox");
    const told = page.getByText("from now on you have the role “meeting administrator”");
    await expect(told).toHaveCount(1);
  }).toPass({ timeout: 40_000 });
});

test("R006 R220 turned down with a comment, in Chinese", async ({
  page,
  another,
  server,
  axe,
}) => {
  await visit(page, server, [QIANG, "/me"], "zh");
  await axe(page);
  const roles = page.getByRole("region", { name: "角色" });
  await roles.getByLabel("角色", { exact: true }).selectOption("服务人员");
  await roles.getByRole("button", { name: "申请角色" }).click();
  // The browser asks for the reason before it sends anything.
  await expect(roles.getByRole("listitem")).toHaveCount(0);
  await roles.getByLabel("申请理由").fill("负责茶水");
  await roles.getByRole("button", { name: "申请角色" }).click();
  await expect(roles.getByRole("listitem")).toContainText("待审批");

  const head = await another();
  await visit(head, server, [CLARA, "/approvals"], "zh");
  await axe(head);
  const asked = head.getByRole("listitem").filter({ hasText: "郭强 Guo Qiang申请角色" });
  await asked.getByText("拒绝", { exact: true }).first().click();
  await asked.getByLabel("给申请人的说明").fill("下季度再议");
  await asked.getByRole("button", { name: "拒绝" }).click();
  await expect(asked).toBeHidden();
  await page.goto("/me");
  await expect(roles.getByRole("listitem")).toContainText("未批准");
  await expect(roles.getByRole("listitem")).toContainText("下季度再议");
});

test("R008 what is listed is taken out as a workbook, by who administers it", async ({
  page,
  another,
  server,
}) => {
  await visit(page, server, [CLARA, "/meetings?who=all&type=internal_regular"]);
  const button = page.getByRole("link", { name: "Export to Excel" });
  await expect(button).toHaveAttribute("href", /type=internal_regular&mine=false$/);
  const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
  expect(file.suggestedFilename()).toBe("meetings.xlsx");
  expect(await file.failure()).toBeNull();
  const fang = await another();
  await visit(fang, server, [FANG, "/meetings"]);
  await expect(fang.getByRole("link", { name: "Export to Excel" })).toBeHidden();
});
