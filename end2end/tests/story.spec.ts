// One meeting, five browsers: who calls it, who must come, who may come, who observes and a client
// from outside prepare it together, in two languages, each seeing what the others do as they do it.
import type { Locator, Page } from "@playwright/test";

import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { caller, day, newRoom } from "./house";
import { become, FANG, LEI, read, type Language } from "./people";

const SOPHIE = "sophie.lang";
const LAURA = "laura.bennett";
const TOPIC = "Prism for the client";

const WORDS = {
  en: { people: "People", agenda: "Agenda", papers: "Papers", inbox: /^Inbox/, main: "Main" },
  zh: { people: "参会人员", agenda: "议程", papers: "会议资料", inbox: /^收件箱/, main: "主导航" },
};

/** A meeting's page as one person reads it. */
class Seat {
  constructor(
    readonly page: Page,
    readonly language: Language,
  ) {}

  region(of: "people" | "agenda" | "papers"): Locator {
    return this.page.getByRole("region", { name: WORDS[this.language][of] });
  }

  line(of: "people" | "agenda" | "papers", words: string): Locator {
    return this.region(of).getByRole("listitem").filter({ hasText: words }).first();
  }

  get badge(): Locator {
    const menu = this.page.getByRole("navigation").first();
    return menu.getByRole("link", { name: WORDS[this.language].inbox });
  }
}

test("R021 R028 R048 R050 R055 R056 R058 R061 five people prepare one meeting at once", async ({
  page,
  another,
  server,
  axe,
}) => {
  test.setTimeout(240_000);
  const room = await newRoom(server, { capacity: 8 });
  const sit = async (login: string, language: Language): Promise<Seat> => {
    const seat = new Seat(await another(), language);
    await become(seat.page, server, login, language);
    const asked = await caller(server, login);
    await asked.post("/api/v1/me/notices/read", { data: { ids: [] } });
    await asked.dispose();
    await seat.page.goto("/inbox");
    await alive(seat.page);
    return seat;
  };
  const [lei, sophie, laura] = [
    await sit(LEI, "zh"),
    await sit(SOPHIE, "en"),
    await sit(LAURA, "zh"),
  ];

  // The organiser calls it, with everybody in the form.
  const fang = new Seat(page, "en");
  await become(page, server, FANG);
  await page.goto(`/meetings/new?room=${room.id}&date=${day(3)}&start=09:00`);
  await alive(page);
  await page.getByLabel("What about", { exact: true }).fill(TOPIC);
  await page.getByRole("radio", { name: "Client liaison", exact: true }).check();
  await page.getByRole("radio", { name: "In person and online", exact: true }).check();
  await page
    .getByLabel("Ways to join from afar, one a line")
    .fill("Tencent Meeting https://meeting.example/dm/9\nZoom https://zoom.example/j/9");
  await page.getByLabel("Must come, one a line").fill(LEI);
  await page.getByLabel("May come, one a line").fill(SOPHIE);
  await page.getByLabel("Observe, one a line").fill(LAURA);
  await page.getByRole("button", { name: "Create the meeting" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(TOPIC);
  const counted = fang.region("people").getByRole("status").first();
  await expect(counted).toHaveText("3 not answered");

  // Each is told at once in their own language, and comes to the page by what told them.
  for (const seat of [lei, sophie, laura]) {
    // What the demo tells them may come in between.
    const told = seat.page.getByRole("listitem").filter({ hasText: TOPIC }).first();
    await expect(told).toBeVisible({ timeout: 30_000 });
    await expect(seat.badge).toHaveText(/[1-9]$/);
    await told.getByRole("link", { name: new RegExp(TOPIC) }).click();
    await expect(seat.page.getByRole("heading", { level: 1 })).toHaveText(TOPIC);
    await alive(seat.page);
  }
  await expect(lei.page.getByText("此会议需要您参加，您能参加吗？")).toBeVisible();
  await expect(sophie.page.getByText("You are invited; you may come. Do you?")).toBeVisible();
  await expect(laura.page.getByText("您受邀列席此会议，是否参加？")).toBeVisible();

  // The client has the link only.
  const client = await another();
  await read(client, server, "en");
  const link = page.getByRole("link", { name: /\/j\// }).first();
  await client.goto((await link.getAttribute("href")) ?? "");
  const ways = client.getByRole("listitem").filter({ has: client.getByRole("link") });
  await expect(ways.first()).toContainText("Tencent Meeting");
  await axe(client);
  await client.getByLabel("Your name").fill("Ada Client");
  await client.getByLabel("Company").fill("Acme");
  await client.getByRole("button", { name: "Put me on the list" }).click();
  await expect(client.getByRole("status")).toContainText("Ada Client");
  for (const seat of [fang, lei, sophie]) {
    await expect(seat.line("people", "Ada Client")).toContainText("Acme");
  }

  // Answers are seen as they are given; the reason only by who called.
  await lei.page.getByRole("button", { name: "接受，现场参加", exact: true }).click();
  await expect(fang.line("people", "Xu Lei")).toContainText("Accepted");
  await expect(sophie.line("people", "Xu Lei")).toContainText("Accepted");
  await sophie.page.getByText("Decline", { exact: true }).first().click();
  await sophie.page.getByLabel("Reason, for the organiser").fill("Visiting the plant");
  await sophie.page.getByRole("button", { name: "Decline" }).click();
  await expect(fang.line("people", "Sophie")).toContainText("Visiting the plant");
  await expect(lei.line("people", "Sophie")).toContainText("已谢绝");
  await expect(lei.region("people")).not.toContainText("Visiting");

  // The agenda, while a paper is on its way.
  const item = fang.region("agenda");
  for (const [topic, owner, minutes] of [
    ["Welcome", "director", "10"],
    ["Demonstration", "徐磊 Xu Lei", "35"],
  ] as const) {
    await item.getByLabel("Item", { exact: true }).last().fill(topic);
    await item.getByLabel("Who is responsible", { exact: true }).last().fill(owner);
    await item.getByLabel("Minutes", { exact: true }).last().fill(minutes);
    await item.getByRole("button", { name: "Add" }).click();
    for (const seat of [fang, lei, sophie, laura]) {
      await expect(seat.line("agenda", topic)).toBeVisible();
    }
  }
  await expect(laura.line("agenda", "Demonstration")).toContainText("09:10");
  const papers = fang.region("papers");
  const brief = { name: "brief.md", mimeType: "text/markdown", buffer: Buffer.from("# Brief\n") };
  await papers.getByLabel("Files, also dropped here").setInputFiles([brief]);
  await papers.getByRole("button", { name: "Upload" }).last().click();
  await expect(lei.line("papers", "brief.md")).toBeVisible();
  await expect(sophie.line("papers", "brief.md")).toBeVisible();
  await expect(laura.region("agenda")).toBeVisible();
  await expect(laura.page.getByText("brief.md")).toHaveCount(0);

  // A move: everybody sees the time, and is asked again.
  await page.getByText("Change", { exact: true }).first().click();
  await page.getByLabel("From", { exact: true }).fill("10:00");
  await page.getByLabel("To", { exact: true }).fill("11:00");
  await page.getByRole("button", { name: "Save" }).first().click();
  for (const seat of [fang, lei, sophie, laura]) {
    await expect(seat.line("agenda", "Demonstration")).toContainText("10:10");
  }
  await expect(lei.page.getByText("此会议需要您参加，您能参加吗？")).toBeVisible();
  await expect(counted).toContainText("not answered");
  await lei.page.getByRole("button", { name: "接受，现场参加", exact: true }).click();
  await expect(fang.line("people", "Xu Lei")).toContainText("Accepted");
  for (const seat of [lei, laura]) {
    await expect(seat.badge).toHaveText(/\d$/, { timeout: 30_000 });
  }

  for (const seat of [fang, lei, sophie, laura]) await axe(seat.page);
  await client.reload();
  await expect(client.getByText(/10:00/)).toBeVisible();
  await axe(client);
});
