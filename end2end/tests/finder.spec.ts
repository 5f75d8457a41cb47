// Who is free when, and the first times for all: beside the form of a meeting and on its page.
import type { Locator, Page } from "@playwright/test";

import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { at, caller, day, newRoom } from "./house";
import { ADMINISTRATOR, become, PASSWORD } from "./people";

let made = 0;

/** Somebody new, whose calendar is empty: login and name. */
async function somebody(server: { url: string }, name: string): Promise<[string, string]> {
  made += 1;
  const own = `${process.env.TEST_WORKER_INDEX ?? "0"}${made}`;
  const person = { login: `finder.${own}`, name: `${name} ${own}`, password: PASSWORD };
  const asked = await caller(server, ADMINISTRATOR);
  const answer = await asked.post("/api/v1/accounts", { data: person });
  expect(answer.status(), await answer.text()).toBe(201);
  await asked.dispose();
  return [person.login, person.name];
}

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
  const [own] = await somebody(server, "Olga Host");
  const [other, otherName] = await somebody(server, "Xenia Lund");
  await held(server, other, [date, "08:00", "11:30"]);
  await held(server, own, [date, "13:00", "18:00"]);
  await become(page, server, own);
  await page.goto(`/meetings/new?date=${date}&start=10:00`);
  await alive(page);
  const who = calendars(page).getByLabel("Add somebody");
  await who.pressSequentially(otherName.toLowerCase());
  const offered = page.locator("#picker-names option").first();
  await expect(offered).toHaveAttribute("value", otherName);
  await who.fill((await offered.getAttribute("value")) ?? "");
  await who.press("Enter");
  await expect(page.getByLabel("Must come, one a line")).toHaveValue(otherName);
  await expect(row(page, otherName)).toContainText("busy then");
  await expect(row(page, otherName)).toContainText("Busy 08:00 to 11:30");
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
  await expect(row(page, otherName)).not.toContainText("busy then");
  // What was found stays, for another choice.
  await expect(times.getByRole("button").first()).toContainText("11:30 to 12:30");

  await page.getByLabel("What about").fill("Found for all");
  await page.getByLabel("Internal regular").check();
  await page.getByRole("button", { name: "Create the meeting" }).click();
  await expect(page.getByRole("heading", { name: "Found for all" })).toBeVisible();
});

test("R048 on a meeting's page its keeper sees who is busy then", async ({
  page,
  another,
  server,
  axe,
}) => {
  const date = workday(9);
  const [keeper] = await somebody(server, "Olga Host");
  const [busy, busyName] = await somebody(server, "Xenia Lund");
  const [free, freeName] = await somebody(server, "Yuri Free");
  await held(server, busy, [date, "14:00", "15:00"]);
  const slot: [string, string, string] = [date, "14:30", "15:30"];
  const path = await held(server, keeper, slot, [busy, free], "Seen by its keeper");
  await become(page, server, keeper);
  await page.goto(path);
  await alive(page);
  const people = page.getByRole("region", { name: "People" });
  const line = (name: string) => people.locator(".person").filter({ hasText: name });
  await expect(line(busyName)).toContainText("busy then: another meeting");
  await expect(line(freeName)).not.toContainText("another meeting");
  await people.getByText("Who is free when").click();
  await expect(people.getByText("Busy 14:00 to 15:00")).toBeVisible();
  await axe(page);
  const other = await another();
  await become(other, server, free);
  await other.goto(path);
  await alive(other);
  await expect(other.getByRole("region", { name: "People" })).toContainText(busyName);
  await expect(other.getByText("another meeting")).toBeHidden();
});

test("R048 R220 without a script the same, in Chinese, on 320 pixels", async ({
  another,
  server,
  axe,
}) => {
  const date = workday(10);
  const [own] = await somebody(server, "Olga Host");
  const [other] = await somebody(server, "Xenia Lund");
  await held(server, other, [date, "08:00", "11:30"]);
  const page = await another({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 720 },
  });
  await become(page, server, own, "zh");
  await page.goto(`/meetings/new?date=${date}&start=10:00`);
  await page.getByLabel("议题").fill("没有脚本");
  await page.locator("#draft-attendees").fill(other);
  await page.getByRole("button", { name: "查找所有人都有空的时间" }).click();
  const region = page.getByRole("region", { name: "各人空闲情况" });
  await expect(region).toContainText("忙碌：08:00 至 11:30");
  const first = region.getByRole("list", { name: "可选时间" }).getByRole("button").first();
  await first.click();
  await expect(page.getByLabel("议题")).toHaveValue("没有脚本");
  await expect(page.locator("#draft-start")).toHaveValue("11:30");
  await expect(page.locator("#draft-attendees")).toHaveValue(other);
  const narrow = await another({ viewport: { width: 320, height: 720 } });
  await become(narrow, server, own, "zh");
  await narrow.goto(`/meetings/new?date=${date}&start=10:00`);
  await alive(narrow);
  const width = await narrow.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
  await axe(narrow);
});
