// Who is free when, and the first times for all: beside the form of a meeting and on its page.
import type { Locator, Page } from "@playwright/test";

import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { at, caller, day, newRoom } from "./house";
import { become, FANG, LEI } from "./people";

const LAURA = "laura.bennett";

/** The first working day at least so many days ahead. */
function workday(ahead: number): string {
  let found = ahead;
  while ([0, 6].includes(new Date(`${day(found)}T12:00:00Z`).getUTCDay())) found += 1;
  return day(found);
}

/** Somebody's online meeting; the address of its page. */
async function held(
  server: { url: string },
  login: string,
  [date, start, end]: [string, string, string],
  attendees: (string | object)[] = [],
  topic = "Not to be known",
): Promise<string> {
  const asked = await caller(server, login);
  const meeting = {
    topic,
    type: "internal_regular",
    mode: "online",
    start: at(date, start),
    end: at(date, end),
    attendees,
    private: topic === "Not to be known",
  };
  const answer = await asked.post("/api/v1/meetings", { data: meeting });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  await asked.dispose();
  return `/meetings/${id}`;
}

const calendars = (page: Page): Locator => page.getByRole("region", { name: "Who is free when" });
const row = (page: Page, name: string): Locator =>
  calendars(page).getByRole("listitem").filter({ hasText: name });

test("R048 R054 a time when all are free fills the form, with a room that fits", async ({
  page,
  server,
  axe,
}) => {
  const date = workday(8);
  await newRoom(server, { capacity: 3 });
  await held(server, LEI, [date, "08:00", "11:30"]);
  await held(server, FANG, [date, "13:00", "18:00"]);
  await become(page, server, FANG);
  await page.goto(`/meetings/new?date=${date}&start=10:00`);
  await alive(page);
  const who = calendars(page).getByLabel("Add somebody");
  await who.pressSequentially("xu l");
  const offered = page.locator("#picker-names option").first();
  await expect(offered).toHaveAttribute("value", /Xu Lei/);
  await who.fill((await offered.getAttribute("value")) ?? "");
  await who.press("Enter");
  await expect(page.getByLabel("Must come, one a line")).toHaveValue(/Xu Lei/);
  await expect(row(page, "Xu Lei")).toContainText("busy then");
  await expect(row(page, "Xu Lei")).toContainText("Busy 08:00 to 11:30");
  await expect(row(page, "You")).toContainText("Busy 13:00 to 18:00");
  await expect(calendars(page)).not.toContainText("Not to be known");

  await page.getByRole("button", { name: "Find a time when all are free" }).click();
  const times = calendars(page).getByRole("list", { name: "Times" });
  await expect(calendars(page).getByRole("status")).toContainText("are free");
  const first = times.getByRole("button").first();
  await expect(first).toContainText("11:30 to 12:30");
  await axe(page);
  await first.press("Enter");
  await expect(page.getByLabel("From", { exact: true })).toHaveValue("11:30");
  await expect(page.getByLabel("To", { exact: true })).toHaveValue("12:30");
  await expect(page.getByRole("combobox", { name: /^Room 1/ })).not.toHaveValue("");
  await expect(row(page, "Xu Lei")).not.toContainText("busy then");
  // What was found stays, for another choice.
  await expect(times.getByRole("button").first()).toContainText("11:30 to 12:30");

  await page.getByLabel("Topic").fill("Found for all");
  await page.getByLabel("Internal regular").check();
  await page.getByRole("button", { name: /^(Call|Make|Create)/ }).click();
  await expect(page.getByRole("heading", { name: "Found for all" })).toBeVisible();
});

test("R048 on a meeting's page its keeper sees who is busy then", async ({
  page,
  another,
  server,
  axe,
}) => {
  const date = workday(9);
  await held(server, LAURA, [date, "14:00", "15:00"]);
  const slot: [string, string, string] = [date, "14:30", "15:30"];
  const path = await held(server, FANG, slot, [LAURA, LEI], "Seen by its keeper");
  await become(page, server, FANG);
  await page.goto(path);
  await alive(page);
  const people = page.getByRole("region", { name: "People" });
  const line = (name: string) => people.locator(".person").filter({ hasText: name });
  await expect(line("Laura Bennett")).toContainText("busy then: another meeting");
  await expect(line("Xu Lei")).not.toContainText("another meeting");
  await people.getByText("Who is free when").click();
  await expect(people.getByText("Busy 14:00 to 15:00")).toBeVisible();
  await axe(page);
  const other = await another();
  await become(other, server, LEI);
  await other.goto(path);
  await alive(other);
  await expect(other.getByRole("region", { name: "People" })).toContainText("Laura Bennett");
  await expect(other.getByText("another meeting")).toBeHidden();
});

test("R048 R220 without a script the same, in Chinese, on 320 pixels", async ({
  another,
  server,
  axe,
}) => {
  const date = workday(10);
  await held(server, LEI, [date, "08:00", "11:30"]);
  const page = await another({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 720 },
  });
  await become(page, server, FANG, "zh");
  await page.goto(`/meetings/new?date=${date}&start=10:00`);
  await page.getByLabel("议题").fill("没有脚本");
  await page.locator("#draft-attendees").fill(LEI);
  await page.getByRole("button", { name: "查找所有人都有空的时间" }).click();
  const region = page.getByRole("region", { name: "各人空闲情况" });
  await expect(region).toContainText("忙碌：08:00 至 11:30");
  const first = region.getByRole("list", { name: "可选时间" }).getByRole("button").first();
  await first.click();
  await expect(page.getByLabel("议题")).toHaveValue("没有脚本");
  await expect(page.locator("#draft-start")).toHaveValue("11:30");
  await expect(page.locator("#draft-attendees")).toHaveValue(LEI);
  const narrow = await another({ viewport: { width: 320, height: 720 } });
  await become(narrow, server, FANG, "zh");
  await narrow.goto(`/meetings/new?date=${date}&start=10:00`);
  await alive(narrow);
  const width = await narrow.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
  await axe(narrow);
});
