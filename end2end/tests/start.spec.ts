// The first hour: from an empty database to a booked room whose door shows it.
import type { Locator, Page } from "@playwright/test";

import { expect, test as base } from "./fixtures";
import { tabTo } from "./keys";
import { PASSWORD, read, type Language } from "./people";
import { PAGES, PHONE_PAGES } from "./places";
import { Server } from "./server";

const test = base.extend<{ house: Server }>({
  house: async ({}, use) => {
    const house = await Server.start("none");
    await use(house);
    await house.stop();
  },
  baseURL: ({ house }, use) => use(house.url),
});

test.setTimeout(120_000);

/** What the page says, as far as a test looks for it. */
const WORDS = {
  en: {
    title: "First steps",
    password: "New password",
    name: "Name of the organisation",
    zone: "Time zone",
    building: "Name of the building",
    floors: "Floors",
    rooms: "One line a room: name, seats",
    people: /^One line a person/,
    code: "Code on the tablet",
    room: "Room",
    skip: "Skip this step",
    resume: "Take it up again",
    book: "Book a room",
    about: "What about",
    where: "Room",
    done: "Done",
    skipped: "Skipped",
    noSeats: /^Write the number of seats/,
    settings: "Settings",
  },
  zh: {
    title: "初始步骤",
    password: "新密码",
    name: "单位名称",
    zone: "时区",
    building: "楼宇名称",
    floors: "楼层",
    rooms: "每行一间：名称，座位数",
    people: /^每行一人/,
    code: "平板上的配对码",
    room: "会议室",
    skip: "跳过此步",
    resume: "重新开启",
    book: "预订会议室",
    about: "主题",
    where: "房间",
    done: "已完成",
    skipped: "已跳过",
    noSeats: /^请在逗号后填写座位数/,
    settings: "设置",
  },
} as const;

/** The first administrator's link, as the server prints it once. */
function firstLink(house: Server): string {
  const link = /first administrator[^\n]*: (http\S+)/.exec(house.log)?.[1];
  if (!link) throw new Error(`no link:\n${house.log}`);
  return link;
}

/** Sets the first administrator's password, and is led to the first steps. */
async function begin(page: Page, house: Server, language: Language): Promise<void> {
  await read(page, house, language);
  await page.goto(firstLink(house));
  await page.getByLabel(WORDS[language].password).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${house.url}/start`);
}

const step = (page: Page, name: string): Locator => page.locator(`#${name}`);

/** The step's word for how far it is. */
const state = (page: Page, name: string): Locator => step(page, name).locator(".start-state");

/** Goes to a field with Tab and types. */
async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** Goes to it with Tab and presses Enter. */
async function press(page: Page, there: Locator): Promise<void> {
  await tabTo(page, there);
  await page.keyboard.press("Enter");
}

const main = (page: Page): Locator => page.locator(".start-body .button-main:visible");
const menu = (page: Page, text: string): Locator =>
  page.getByRole("navigation").getByRole("link", { name: text });

for (const language of ["en", "zh"] as const) {
  const words = WORDS[language];
  const which = `R216 R080 R138 an empty house, by keyboard alone, ${language}`;

  test(`${which}: from nothing to a booked room whose door shows it`, async ({
    page,
    house,
    another,
    axe,
  }) => {
    await begin(page, house, language);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.title);
    await axe(page);
    await type(page, page.getByLabel(words.name), "Plum & Co");
    await page.keyboard.press("Enter");
    await expect(state(page, "organisation")).toHaveText(words.done);

    await type(page, page.getByLabel(words.building), "Annexe");
    await type(page, page.getByLabel(words.floors), "Ground, First");
    await page.keyboard.press("Enter");
    await expect(state(page, "place")).toHaveText(words.done);

    await type(page, page.getByLabel(words.rooms), "Cherry, 8\nPear\nBoard room, east, 14");
    await press(page, main(page));
    const wrong = page.locator("#rooms-line-0");
    await expect(wrong).toHaveValue("Pear");
    await expect(page.getByText(words.noSeats)).toBeVisible();
    await axe(page);
    await type(page, wrong, "Pear, 4");
    await page.keyboard.press("Enter");
    await expect(wrong).toBeHidden();
    await expect(state(page, "rooms")).toHaveText(words.done);

    await type(page, page.getByLabel(words.people), "Li Wei, li.wei");
    await press(page, step(page, "people").locator("button.button-main"));
    const link = await step(page, "people").locator("code").innerText();
    expect(page.url()).not.toContain("welcome");
    await axe(page);

    const door = await another({ viewport: { width: 1280, height: 800 } });
    await read(door, house, language);
    await door.goto(`${house.url}/door`);
    const code = door.locator(".pairing-code");
    await expect(code).toHaveText(/^[0-9A-Z]{6}$/);
    await type(page, page.getByLabel(words.code), await code.innerText());
    await tabTo(page, page.getByLabel(words.room, { exact: true }));
    await page.keyboard.press("C");
    await press(page, step(page, "door").locator("button.button-main"));
    await expect(state(page, "door")).toHaveText(words.done);
    await expect(door.getByText("Cherry").first()).toBeVisible({ timeout: 15_000 });

    await press(page, step(page, "calendar").getByRole("button", { name: words.skip }));
    await expect(state(page, "calendar")).toHaveText(words.skipped);
    await press(page, page.getByRole("link", { name: words.book }));
    await type(page, page.getByLabel(words.about), "House warming");
    await tabTo(page, page.getByLabel(words.where, { exact: true }));
    await page.keyboard.press("C");
    const send = page.locator("form button.button-main");
    await expect(send).toBeEnabled();
    await press(page, send);
    await expect(page).toHaveURL(/\/mine$/);
    await expect(door.getByText("House warming").first()).toBeVisible();

    await page.goto("/settings");
    await expect(menu(page, words.title)).toBeHidden();
    await press(page, page.getByRole("main").getByRole("link", { name: words.title }));
    await step(page, "calendar").locator("summary").press("Enter");
    await press(page, page.getByRole("button", { name: words.resume }));
    await expect(menu(page, words.title)).toContainText("1");
    await axe(page);

    const li = await another();
    await read(li, house, language);
    await li.goto(link);
    await li.getByLabel(words.password).fill(PASSWORD);
    await li.keyboard.press("Enter");
    await expect(li).toHaveURL(`${house.url}/`);
    await expect(li.getByText("Cherry").first()).toBeVisible();
    await expect(menu(li, words.title)).toBeHidden();
  });

  test(`R216 empty pages say what comes next, and pass axe, ${language}`, async ({
    page,
    house,
    axe,
    complaints,
  }) => {
    complaints.expectWords(/status of 404/);
    await begin(page, house, language);
    for (const address of [...PAGES, ...PHONE_PAGES]) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await axe(page);
    }
    const none = language === "en" ? "There are no rooms yet" : "还没有会议室";
    for (const address of ["/", "/week", "/rooms", "/doors", "/bookings/new"]) {
      await page.goto(address);
      await expect(page.getByText(none, { exact: true })).toBeVisible();
      await press(page, page.getByRole("main").getByRole("link", { name: words.title }));
      await expect(page).toHaveURL(/\/start#rooms$/);
    }
  });
}

test("R216 R013 the first steps work without scripts, and a refused form loses nothing", async ({
  another,
  house,
  complaints,
}) => {
  complaints.expectWords(/status of 422/);
  const page = await another({ javaScriptEnabled: false });
  await begin(page, house, "en");
  await page.getByLabel("Name of the organisation").fill("Plum & Co");
  await step(page, "organisation").getByLabel("Time zone").fill("Shanghai");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await expect(page.getByText(/^This is not a time zone/)).toBeVisible();
  await expect(page.getByLabel("Name of the organisation")).toHaveValue("Plum & Co");
  await step(page, "organisation").getByLabel("Time zone").fill("Asia/Shanghai");
  await page.getByRole("button", { name: "Save and go on" }).click();
  await expect(step(page, "organisation")).toContainText("Plum & Co · Asia/Shanghai");
  await step(page, "place").getByRole("button", { name: "Skip this step" }).click();
  await expect(state(page, "place")).toHaveText("Skipped");

  await page.getByLabel("One line a room: name, seats").fill("Cherry, 8\nFig 3");
  await page.getByRole("button", { name: "Add the rooms" }).click();
  await expect(page.getByText("Added: Cherry")).toBeVisible();
  await expect(page.locator("#rooms-line-0")).toHaveValue("Fig 3");
  await page.getByRole("button", { name: "Take them back" }).click();
  await expect(state(page, "rooms")).toHaveText("To do");
  await page.getByLabel("One line a room: name, seats").fill("Cherry, 8");
  await page.getByRole("button", { name: "Add the rooms" }).click();

  await page.getByLabel(WORDS.en.people).fill("Li Wei <li.wei@example.org>\nNobody");
  await page.getByRole("button", { name: "Make their links" }).click();
  await expect(page.getByText("who signs in as li.wei@example.org")).toBeVisible();
  await expect(page.locator("#people-line-0")).toHaveValue("Nobody");
  expect(page.url()).toBe(`${house.url}/start?step=people#people`);

  await page.goto("/start");
  await step(page, "door").getByLabel("Code on the tablet").fill("wrong-1");
  await page.getByRole("button", { name: "Pair the door" }).click();
  await expect(page.getByText(/^No tablet shows this code now/)).toBeVisible();
  await expect(page.getByLabel("Code on the tablet")).toHaveValue("wrong-1");
});

test("R216 the first steps fit a telephone @attendee", async ({ page, house, axe }) => {
  for (const language of ["en", "zh"] as const) {
    if (language === "en") await begin(page, house, language);
    await read(page, house, language);
    await page.goto("/start");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(WORDS[language].title);
    for (const summary of await page.locator(".start-step summary").all()) {
      const open = await summary.evaluate((one) => one.parentElement?.hasAttribute("open"));
      if (!open) await summary.click();
    }
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, "nothing is wider than the screen").toBeLessThanOrEqual(0);
    await axe(page);
  }
});

test("R216 an explanation in place opens by keyboard", async ({ page, house, axe }) => {
  await begin(page, house, "en");
  await page.goto("/settings");
  const help = page.getByText("What these settings mean");
  await expect(page.getByText(/^Nobody else can book those minutes/)).toBeHidden();
  await press(page, help);
  await expect(page.getByText(/^Nobody else can book those minutes/)).toBeVisible();
  await axe(page);
});
