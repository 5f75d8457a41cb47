// Somebody else in an invitee's place: sent, seen by everybody at once, taken back.
import type { Locator, Page } from "@playwright/test";

import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { at, caller, day } from "./house";
import { become, FANG, LEI, type Language } from "./people";

const LAURA = "laura.bennett";

/** An online meeting of Wang Fang to which Xu Lei is asked; its page's address. */
async function called(server: { url: string }, topic: string): Promise<string> {
  const asked = await caller(server, FANG);
  const data = {
    topic,
    type: "client_liaison",
    mode: "online",
    start: at(day(3), "09:00"),
    end: at(day(3), "10:00"),
    attendees: [{ name: LEI, kind: "optional" }],
  };
  const answer = await asked.post("/api/v1/meetings", { data });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  await asked.dispose();
  return `/meetings/${id}`;
}

const WORDS = {
  en: {
    people: "People",
    link: "Send somebody else",
    instead: "Send somebody else",
    who: "Name, login or mail address",
    send: "Send them",
    comes: "Laura Bennett comes in your place.",
    back: "Take it back, I come myself",
    place: "in place of 徐磊 Xu Lei",
    sends: "Sends somebody else",
    passedOn: "You come in place of 徐磊 Xu Lei, and send nobody else. If you cannot come, decline.",

  },
  zh: {
    people: "参会人员",
    link: "请他人代替",
    instead: "请他人代为参会",
    who: "姓名、登录名或邮箱地址",
    send: "请其代替",
    comes: "Laura Bennett将代您参会。",
    back: "撤回，由我本人参加",
    place: "代替",
    sends: "由他人代替",
    passedOn: "不能再请他人代替。如不能参加，请谢绝。",

  },
} as const;

async function visit(
  page: Page,
  server: { url: string },
  [login, language]: [string, Language],
  path: string,
): Promise<void> {
  await become(page, server, login, language);
  await page.goto(path);
  await alive(page);
}

for (const language of ["en", "zh"] as const) {
  const words = WORDS[language];
  const people = (page: Page): Locator => page.getByRole("region", { name: words.people });
  const line = (page: Page, name: string): Locator =>
    people(page).getByRole("listitem").filter({ hasText: name });

  test(`R055 somebody else is sent, seen at once and taken back, ${language}`, async ({
    page,
    another,
    server,
    axe,
  }) => {
    test.setTimeout(60_000);
    const path = await called(server, `In my place ${language}`);
    const [lei, laura] = [await another(), await another()];
    // The organiser looks all the while and never loads again.
    await visit(page, server, [FANG, language], path);
    await page.evaluate(() => ((window as Window & { stays?: boolean }).stays = true));

    await visit(lei, server, [LEI, language], path);
    await lei.getByRole("link", { name: words.link }).click();
    await expect(lei.getByRole("heading", { level: 1, name: words.instead })).toBeVisible();
    await axe(lei);
    await lei.getByLabel(words.who).fill(LAURA);
    await lei.getByRole("button", { name: words.send }).click();
    await expect(lei).toHaveURL((url) => url.pathname === path);

    const laurasLine = line(page, "Laura Bennett");
    await expect(laurasLine).toContainText(words.place);
    await expect(line(page, "Xu Lei").first()).toContainText(words.sends);
    await axe(page);

    // Who was sent is asked as the sender was, and sends nobody else.
    await visit(laura, server, [LAURA, language], path);
    await expect(line(laura, "Laura Bennett")).toContainText(words.place);
    await laura.goto(`${path}/delegate`);
    await expect(laura.getByText(words.passedOn)).toBeVisible();
    await expect(laura.getByRole("button", { name: words.send })).toHaveCount(0);

    await lei.goto(`${path}/delegate`);
    await expect(lei.getByRole("status").filter({ hasText: words.comes })).toBeVisible();
    await axe(lei);
    await lei.getByRole("button", { name: words.back }).click();
    await expect(lei).toHaveURL((url) => url.pathname === path);
    await expect(laurasLine).toHaveCount(0);
    await expect(line(page, "Xu Lei")).not.toContainText(words.sends);
    const same = await page.evaluate(() => (window as Window & { stays?: boolean }).stays);
    expect(same, "the organiser's page was never loaded again").toBe(true);
    await laura.goto(path);
    await alive(laura);
    await expect(line(laura, "Xu Lei")).toBeVisible();
    await expect(line(laura, "Laura Bennett")).toHaveCount(0);
    await expect(laura.getByRole("link", { name: words.link })).toHaveCount(0);
  });
}
