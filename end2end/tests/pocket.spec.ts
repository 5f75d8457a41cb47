// The phone's meetings: what is asked of me, answered with one thumb; one meeting as who attends
// needs it; the inbox; and all of it to be read without network.
import type { Locator, Page } from "@playwright/test";

import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { at, caller, day, inMinutes, newRoom } from "./house";
import { become, FANG, LEI, type Language } from "./people";

const SAID = "Lintel cannot be reached. Nothing was changed; what you typed is still here.";

/** Whom nothing of the demo, and no other test here, tells anything. */
const YANG = "liu.yang";

interface House {
  url: string;
}

/** A meeting of Wang Fang's, online on day 6 unless told otherwise; its id. */
async function called(server: House, topic: string, more: object = {}): Promise<string> {
  const meeting = {
    topic,
    type: "internal_regular",
    mode: "online",
    start: at(day(6), "14:00"),
    end: at(day(6), "15:00"),
    attendees: [LEI],
    ...more,
  };
  const { id } = await post<{ id: string }>(server, FANG, "/api/v1/meetings", meeting);
  return id;
}

async function post<T>(server: House, login: string, path: string, data: object): Promise<T> {
  const asked = await caller(server, login);
  const answer = await asked.post(path, { data });
  expect(answer.ok(), await answer.text()).toBe(true);
  const body = (await answer.json()) as T;
  await asked.dispose();
  return body;
}

/** A text of the meeting, for this stage. */
async function paper(server: House, id: string, [name, stage]: [string, string]): Promise<void> {
  const asked = await caller(server, FANG);
  const words = `What ${name} says`;
  const data = { name, stage, size: words.length };
  const begun = await asked.post(`/api/v1/meetings/${id}/papers/uploads`, { data });
  const { id: upload } = (await begun.json()) as { id: string };
  const path = `/api/v1/meetings/${id}/papers/uploads/${upload}`;
  const headers = { "upload-offset": "0", "content-type": "application/offset+octet-stream" };
  const sent = await asked.patch(path, { data: Buffer.from(words), headers });
  expect(sent.ok(), await sent.text()).toBe(true);
  const finished = await asked.post(`${path}/finish`, { data: {} });
  expect(finished.ok(), await finished.text()).toBe(true);
  await asked.dispose();
}

async function open(
  page: Page,
  server: House,
  path: string,
  language: Language = "en",
  login = LEI,
) {
  await become(page, server, login, language);
  await page.goto(path);
  await alive(page);
}

const asked = (page: Page): Locator => page.getByRole("list", { name: "Asked of you" });
const task = (page: Page, words: string | RegExp): Locator =>
  asked(page).getByRole("listitem").filter({ hasText: words });
/** The line of a meeting in the list of its day. */
const line = (page: Page, topic: string): Locator =>
  page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: topic, exact: true }) })
    .last();
const section = (page: Page, name: string): Locator => page.getByRole("region", { name });

test("R055 R058 what is asked of me is done with one thumb, and is gone @attendee", async ({
  page,
  server,
  axe,
}) => {
  const id = await called(server, "By one thumb");
  await post(server, FANG, `/api/v1/meetings/${id}/agenda`, { topic: "Opening", minutes: 15 });
  const item = { topic: "Figures of the year", owner: "Xu Lei", minutes: 20 };
  await post(server, FANG, `/api/v1/meetings/${id}/agenda`, item);
  await open(page, server, "/m/meetings");
  await expect(task(page, "You lead: Figures of the year")).toContainText("14:15 to 14:35");
  const invitation = task(page, /^By one thumb/);
  await expect(invitation).toContainText("You are needed at this meeting. Do you come?");
  await axe(page);
  await invitation.getByRole("button", { name: "Accept" }).tap();
  await expect(page.getByText("Accepted; the organiser sees it.")).toBeVisible();
  await expect(invitation).toBeHidden();
  await expect(line(page, "By one thumb")).toContainText("Accepted");

  // Answering again takes it back, now with a reason.
  await line(page, "By one thumb").getByRole("link").tap();
  await expect(page).toHaveURL(`/m/meetings/${id}`);
  await alive(page);
  const mine = page.getByRole("group", { name: "Your answer: Accepted" });
  await mine.getByText("Decline", { exact: true }).first().tap();
  await mine.getByLabel("Reason, for the organiser").fill("At the fair");
  await mine.getByRole("button", { name: "Decline" }).tap();
  await expect(page.getByText("Declined; the organiser sees it.")).toBeVisible();
  const fang = await caller(server, FANG);
  const seen = await fang.get(`/api/v1/meetings/${id}`);
  const { attendees } = (await seen.json()) as { attendees: { reason: string }[] };
  expect(attendees[0]?.reason).toBe("At the fair");
  await fang.dispose();
  await page.getByRole("link", { name: "All meetings" }).tap();
  await expect(line(page, "By one thumb")).toContainText("Declined");
  await expect(task(page, "Figures of the year")).toBeHidden();
});

test("R034 R062 R063 the way there, checking in, what opens with it @attendee", async ({
  page,
  server,
  axe,
  complaints,
}) => {
  test.setTimeout(90_000);
  // No script runs in a preview, not even the test's own.
  complaints.expectWords(/Blocked script execution/);
  const room = await newRoom(server);
  const id = await called(server, "I am here already", {
    mode: "hybrid",
    rooms: [room.id],
    start: inMinutes(15),
    end: inMinutes(75),
  });
  await paper(server, id, ["Read me first.txt", "before"]);
  await paper(server, id, ["Only inside.txt", "in_meeting"]);
  const item = { topic: "Welcome", owner: "Xu Lei", minutes: 30 };
  await post(server, FANG, `/api/v1/meetings/${id}/agenda`, item);
  await open(page, server, `/m/meetings/${id}`);
  await expect(section(page, "When and where")).toContainText(`${room.name} Loft, Annexe`);
  await expect(page.getByRole("link", { name: "Join" })).toHaveAttribute("href", /^\/j\//);
  await expect(section(page, "Agenda").getByRole("listitem")).toContainText("Yours");
  const papers = section(page, "Papers");
  await expect(papers).toContainText("1 more once you have checked in");
  await expect(papers.getByRole("listitem")).toHaveCount(1);
  await axe(page);

  await page.goto("/m/meetings");
  await alive(page);
  const card = section(page, "I am here already");
  await card.getByRole("button", { name: "I am here" }).tap();
  await expect(card.getByText(/^You checked in at \d\d:\d\d\.$/)).toBeVisible();
  await axe(page);
  await page.goto(`/m/meetings/${id}`);
  await alive(page);
  await expect(papers.getByRole("listitem")).toHaveCount(2);
  await papers.getByText("Preview").last().tap();
  const shown = papers.frameLocator("iframe");
  await expect(shown.getByText("What Only inside.txt says")).toBeVisible();
  const got = page.waitForEvent("download");
  await papers.getByRole("link", { name: "Download Only inside.txt" }).tap();
  expect((await got).suggestedFilename()).toBe("Only inside.txt");
});

test("R050 R058 an observer sees the agenda alone, and each change of it @attendee", async ({
  page,
  server,
  axe,
}) => {
  const attendees = [{ name: LEI, kind: "observer" }];
  const id = await called(server, "From the gallery", { attendees });
  await paper(server, id, ["Not for all.txt", "before"]);
  await open(page, server, `/m/meetings/${id}`);
  await expect(page.getByText("As an observer you see the agenda.")).toBeVisible();
  await expect(section(page, "Papers")).toHaveCount(0);
  await expect(section(page, "Agenda")).toContainText("There is no agenda yet.");
  const item = { topic: "Added meanwhile", owner: "director", minutes: 20 };
  await post(server, FANG, `/api/v1/meetings/${id}/agenda`, item);
  await expect(section(page, "Agenda").getByRole("listitem")).toContainText("Added meanwhile");
  await expect(section(page, "Agenda").getByRole("listitem")).not.toContainText("Yours");
  await axe(page);
});

test("R055 without network it stays to be read, says so, and takes no answer @attendee", async ({
  page,
  server,
  axe,
  complaints,
}) => {
  test.setTimeout(60_000);
  complaints.expectWords(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK/);
  const id = await called(server, "Under the bridge");
  const path = `/m/meetings/${id}`;
  await open(page, server, path);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const kept = () =>
    page.evaluate(
      async (path) => Boolean(await caches.match(path, { cacheName: "lintel-pages-1" })),
      path,
    );
  await expect.poll(kept, { timeout: 15_000 }).toBe(true);
  await page.context().setOffline(true);
  const old = page.getByText(/^No network\. This is as of .+ \d\d:\d\d and may be old\.$/);
  await expect(old).toBeVisible();
  await page.getByRole("button", { name: "Accept" }).tap();
  await expect(page.getByText(SAID)).toBeVisible();
  await page.reload();
  await alive(page);
  await expect(page.getByRole("heading", { name: "Under the bridge" })).toBeVisible();
  await expect(old).toBeVisible();
  await axe(page);
  await page.context().setOffline(false);
  await expect(old).toBeHidden();
  await page.getByRole("button", { name: "Accept" }).tap();
  await expect(page.getByText("Accepted; the organiser sees it.")).toBeVisible();
});

test("R055 R063 without a script too: answered, checked in @attendee", async ({
  another,
  server,
}) => {
  const page = await another({ javaScriptEnabled: false });
  const slot = { start: inMinutes(10), end: inMinutes(70) };
  const id = await called(server, "Plain as paper", slot);
  await become(page, server, LEI);
  await page.goto("/m/meetings");
  await task(page, /^Plain as paper/).getByRole("button", { name: "Perhaps" }).click();
  await expect(page).toHaveURL(/\/m\/meetings\??$/);
  await expect(line(page, "Plain as paper")).toContainText("Perhaps");
  await page.goto(`/m/meetings/${id}`);
  await page.getByRole("button", { name: "I am here" }).click();
  await expect(page).toHaveURL(new RegExp(`/m/meetings/${id}\\??$`));
  await expect(page.getByText(/^You checked in at \d\d:\d\d\.$/)).toBeVisible();
});

test("R054 R096 the inbox is counted on every tab bar and leads on @attendee", async ({
  page,
  another,
  server,
  axe,
}) => {
  test.setTimeout(60_000);
  await post(server, YANG, "/api/v1/me/notices/read", { ids: [] });
  await open(page, server, "/m/inbox", "en", YANG);
  const first = await another();
  await open(first, server, "/m", "en", YANG);
  const badge = (of: Page) => of.getByRole("link", { name: /^Inbox/ });
  await expect(badge(page)).not.toHaveAttribute("data-count", /./);
  const id = await called(server, "Heard of by phone", { attendees: [YANG] });
  await expect(badge(page)).toHaveAttribute("data-count", "1", { timeout: 25_000 });
  await expect(badge(first)).toHaveAttribute("data-count", "1");
  const notice = page.getByRole("listitem").filter({ hasText: "Heard of by phone" }).first();
  await expect(notice).toContainText("New");
  await axe(page);
  await notice.getByRole("link", { name: /Heard of by phone/ }).tap();
  await expect(page).toHaveURL(`/m/meetings/${id}`);
  await expect(badge(page)).not.toHaveAttribute("data-count", /./);
  await expect(badge(first)).not.toHaveAttribute("data-count", /./);
});

for (const language of ["en", "zh"] as const) {
  test(`R220 by keyboard at 320 pixels, ${language} @attendee`, async ({ page, server, axe }) => {
    const topic = `Narrow ${language} 会议室二楼东侧靠窗可容纳二十人 ${"Donaudampf".repeat(6)}`;
    const id = await called(server, topic);
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ["/m/meetings", `/m/meetings/${id}`, "/m/inbox"]) {
      await open(page, server, path, language);
      const over = await page.evaluate(() => {
        const { clientWidth, scrollWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(over, path).toBe(0);
      await axe(page);
    }
    await open(page, server, "/m/meetings", language);
    const name = language === "en" ? "Accept" : "接受";
    const mine = page.getByRole("list").first().getByRole("listitem").filter({ hasText: topic });
    await mine.getByRole("button", { name }).focus();
    await page.keyboard.press("Enter");
    await expect(mine).toBeHidden();
    await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
  });
}
