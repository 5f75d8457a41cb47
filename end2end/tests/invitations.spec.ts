// People of a meeting: asked as what, answered, seen by everybody who looks, as it happens.
import type { Locator, Page } from "@playwright/test";

import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { at, caller, day, newRoom } from "./house";
import { become, FANG, LEI } from "./people";

const LAURA = "laura.bennett";

/** An online meeting of Wang Fang to which these are asked; its page's address. */
async function called(
  server: { url: string },
  topic: string,
  attendees: (string | object)[],
  more: object = {},
): Promise<string> {
  const asked = await caller(server, FANG);
  const meeting = {
    topic,
    type: "client_liaison",
    mode: "online",
    start: at(day(3), "09:00"),
    end: at(day(3), "10:00"),
    attendees,
    ...more,
  };
  const answer = await asked.post("/api/v1/meetings", { data: meeting });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  await asked.dispose();
  return `/meetings/${id}`;
}

const people = (page: Page): Locator => page.getByRole("region", { name: "People" });

/** Somebody's line. */
const line = (page: Page, name: string): Locator =>
  people(page).getByRole("listitem").filter({ hasText: name });

async function visit(page: Page, server: { url: string }, login: string, path: string) {
  await become(page, server, login);
  await page.goto(path);
  await alive(page);
}

test("R048 R050 R055 three people prepare one meeting, each sees the others at once", async ({
  page,
  another,
  server,
  axe,
}) => {
  const topic = "Answers as they come";
  const observer = { name: LAURA, kind: "observer" };
  const path = await called(server, topic, [LEI, observer, "client@acme.example"]);
  const [lei, laura] = [await another(), await another()];
  await visit(page, server, FANG, path);
  await axe(page);
  await expect(people(page).getByRole("status").first()).toHaveText("3 not answered");
  // Half a change is typed all the while.
  await page.getByText("Change", { exact: true }).click();
  const place = page.getByLabel("Place in words");
  await place.fill("Somewhere ha");

  await visit(lei, server, LEI, "/meetings");
  const row = lei.getByRole("listitem").filter({ hasText: topic });
  await expect(row).toContainText("Your answer is awaited");
  await row.getByRole("link", { name: topic }).click();
  await expect(lei.getByText("You are needed at this meeting. Do you come?")).toBeVisible();
  await axe(lei);
  await lei.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(lei.getByText("Your answer: Accepted")).toBeVisible();
  await expect(line(page, "Xu Lei")).toContainText("Accepted");

  await visit(laura, server, LAURA, path);
  await expect(laura.getByText("You are invited as an observer. Do you come?")).toBeVisible();
  await expect(people(laura)).not.toContainText("client@acme.example");
  await expect(people(lei)).toContainText("client@acme.example");
  await page.getByRole("combobox", { name: "How Laura Bennett attends" }).selectOption("Required");
  await expect(laura.getByText("You are needed at this meeting. Do you come?")).toBeVisible();
  await laura.getByText("Decline", { exact: true }).first().click();
  await laura.getByLabel("Reason, for the organiser").fill("In London that day");
  await laura.getByRole("button", { name: "Decline" }).click();
  await expect(line(page, "Laura")).toContainText("Reason: In London that day");
  await expect(line(lei, "Laura")).toContainText("Declined");
  await expect(people(lei)).not.toContainText("London");
  const counted = people(page).getByRole("status").first();
  await expect(counted).toHaveText("1 accepted · 1 declined · 1 not answered");

  await expect(place).toHaveValue("Somewhere ha");
  await place.fill("Somewhere handy");
  await page.getByRole("button", { name: "Save" }).first().click();
  await expect(lei.getByRole("definition").filter({ hasText: "Somewhere handy" })).toBeVisible();
});

test("R054 people of the house are asked by name, taken off and had back", async ({
  page,
  server,
  complaints,
}) => {
  complaints.expectWords(/status of 4(09|22)/);
  const room = await newRoom(server, { capacity: 2 });
  const path = await called(server, "By name", [], { mode: "in_person", rooms: [room.id] });
  await visit(page, server, FANG, path);
  await expect(people(page).getByRole("status").first()).toHaveText("Nobody is invited yet.");
  const who = page.getByLabel("Invite somebody");
  await who.pressSequentially("xu l");
  await expect(page.locator("#invite-names option").first()).toHaveAttribute("value", /Xu Lei/);
  const name = await page.locator("#invite-names option").first().getAttribute("value");
  await who.fill(name ?? "");
  await page.getByLabel("As", { exact: true }).selectOption("Optional");
  await people(page).getByRole("button", { name: "Invite" }).click();
  await expect(line(page, "Xu Lei").getByRole("combobox")).toHaveValue("optional");
  await expect(line(page, "Xu Lei")).not.toContainText("no account");
  await expect(who).toHaveValue("");

  await who.fill("Nobody We Know");
  await who.press("Enter");
  await expect(line(page, "Nobody We Know")).toContainText("no account or mail address");
  await who.fill("One Too Many");
  await who.press("Enter");
  await expect(people(page).getByRole("alert").filter({ hasText: /seats|places/ })).toBeVisible();
  await expect(who).toHaveValue("One Too Many");

  await page.getByRole("button", { name: /^Remove .*Xu Lei/ }).click();
  await expect(line(page, "Xu Lei")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(line(page, "Xu Lei").getByRole("combobox")).toHaveValue("optional");
});

test("R055 R220 without a script an answer is given too, in Chinese, on 320 pixels", async ({
  another,
  server,
  axe,
}) => {
  const path = await called(server, "无脚本", [LEI]);
  const page = await another({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 720 },
  });
  await become(page, server, LEI, "zh");
  await page.goto(path);
  await page.getByText("谢绝", { exact: true }).first().click();
  await page.getByLabel("原因（仅组织者可见）").fill("那天不在");
  await page.getByRole("button", { name: "谢绝" }).click();
  await expect(page).toHaveURL((url) => url.pathname === path);
  await expect(page.getByText("您的回复： 已谢绝")).toBeVisible();
  await expect(page.getByText("原因：那天不在")).toBeVisible();
  const wide = await another({ viewport: { width: 320, height: 720 } });
  await become(wide, server, LEI, "zh");
  await wide.goto(path);
  await alive(wide);
  const width = await wide.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
  await axe(wide);
});
