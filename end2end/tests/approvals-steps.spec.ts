// Requests step by step: who decides when, how much it matters, taken back, on a phone.
import type { Locator, Page } from "@playwright/test";

import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, caller, day, newRoom, type Room } from "./house";
import { ADMINISTRATOR, become, FANG, LEI, type Language } from "./people";

const date = day(3);
const slot = (subject: string, from = "10:00", to = "11:00"): [string, string, string] => [
  subject,
  at(date, from),
  at(date, to),
];

/** A request as a card. */
function card(page: Page, subject: string): Locator {
  const name = page.getByRole("link", { name: subject, exact: true });
  return page.getByRole("listitem").filter({ has: name });
}

async function requests(
  page: Page,
  server: { url: string },
  who: string,
  language: Language = "en",
): Promise<void> {
  await become(page, server, who, language);
  await page.goto("/approvals");
  await alive(page);
}

/** Lei decides, then an administrator: set by the form, as an administrator would. */
async function byLeiFirst(page: Page, server: { url: string }, room: Room): Promise<void> {
  await become(page, server, ADMINISTRATOR);
  await page.goto(`/rooms/${room.id}`);
  await alive(page);
  await page.getByRole("link", { name: "Who approves" }).click();
  const first = page.getByRole("group", { name: "Step 1" });
  const who = first.getByRole("combobox", { name: "Who decides" });
  await who.selectOption({ label: "Named people" });
  await first.getByRole("textbox").fill(LEI);
  const second = page.getByRole("group", { name: "Step 2" });
  await second.getByRole("combobox").selectOption({ label: "The room's managers" });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("These are this room's own steps.")).toBeVisible();
}

test("R074 a request goes from step to step, and its asker sees who said what", async ({
  page,
  another,
  server,
  axe,
}) => {
  const room = await newRoom(server, { requires_approval: true });
  await byLeiFirst(page, server, room);
  await axe(page);
  const subject = `Two steps at ${room.name}`;
  const { id } = await book(server, FANG, room, slot(subject));
  const asker = await another();
  await become(asker, server, FANG);
  await asker.goto(`/bookings/${id}`);
  await expect(asker.getByText(/Step 1 of 2: waits for/)).toBeVisible();
  await asker.getByRole("link", { name: "Open the request" }).click();
  await alive(asker);
  await asker.getByLabel("Why it matters").fill("The mayor comes");
  await asker.getByRole("button", { name: "Save" }).click();
  await expect(asker.getByText("Saved. Who decides reads it.")).toBeVisible();

  const lei = await another();
  await requests(lei, server, LEI);
  const mine = card(lei, subject);
  await expect(mine).toContainText("The mayor comes");
  await axe(lei);
  await mine.getByText("Add a comment").click();
  await mine.getByLabel(/^Comment/).fill("Fits the plan");
  await mine.getByRole("button", { name: "Approve" }).click();
  await expect(lei.getByText("Approved. It waits for the next step.")).toBeVisible();
  await expect(mine).toBeHidden();

  await page.goto("/approvals");
  await alive(page);
  const theirs = card(page, subject);
  await expect(theirs.getByText(/^Step 2 of 2: waits for/)).toBeVisible();
  await expect(theirs).toContainText("Fits the plan");
  await theirs.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Approved.", { exact: true })).toBeVisible();

  await asker.goto(`/bookings/${id}`);
  const said = asker.getByText(/Approved by .*: “Fits the plan”/);
  await expect(said).toBeVisible();
  await expect(said).not.toContainText("waits for");
});

test("R075 what matters most stands first, by word and by shape", async ({ page, server }) => {
  const room = await newRoom(server, { requires_approval: true });
  const [early, late] = [`Early at ${room.name}`, `Late at ${room.name}`];
  await book(server, FANG, room, slot(early));
  await book(server, LEI, room, slot(late, "15:00", "16:00"));
  await requests(page, server, ADMINISTRATOR);
  const order = async (): Promise<string[]> => {
    const names = await page.getByRole("link", { name: new RegExp(room.name) }).allInnerTexts();
    return names.map((name) => name.trim());
  };
  expect(await order()).toEqual([early, late]);
  await card(page, late).getByText("Priority: Normal").click();
  await card(page, late).getByRole("combobox", { name: "Priority" }).selectOption("urgent");
  await card(page, late).getByRole("button", { name: "Set priority" }).click();
  await expect(card(page, late).getByText("▲▲ Urgent")).toBeVisible();
  await expect.poll(order).toEqual([late, early]);
  await page.reload();
  expect(await order()).toEqual([late, early]);
});

test("R077 both answers are taken back, by the note and without a program", async ({
  page,
  another,
  server,
}) => {
  const room = await newRoom(server, { requires_approval: true });
  const [first, second] = [`Undone at ${room.name}`, `Rival at ${room.name}`];
  await book(server, FANG, room, slot(first));
  await book(server, LEI, room, slot(second));
  await requests(page, server, ADMINISTRATOR);
  await card(page, first).getByRole("button", { name: "Approve" }).click();
  await expect(card(page, second)).toBeHidden();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("Taken back. It waits again.")).toBeVisible();
  await expect(card(page, first)).toBeVisible();
  await expect(card(page, second)).toBeVisible();

  const plain = await another({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  await become(plain, server, ADMINISTRATOR, "zh");
  await plain.goto("/approvals");
  await card(plain, second).getByText("拒绝", { exact: true }).first().click();
  await card(plain, second).getByLabel("原因（申请人可见）").fill("地板打蜡");
  await card(plain, second).getByRole("button", { name: "拒绝" }).click();
  await expect(card(plain, second)).toBeHidden();
  await plain.getByRole("button", { name: `撤回: ${second}` }).click();
  await expect(card(plain, second)).toBeVisible();
  await card(plain, first).getByRole("button", { name: "批准" }).click();
  await expect(card(plain, first)).toBeHidden();
});

for (const width of [390, 320]) {
  test(`R077 on a phone ${width} px wide a thumb decides`, async ({ another, server, axe }) => {
    const room = await newRoom(server, { requires_approval: true });
    const subject = `On the phone at ${room.name}`;
    const { id } = await book(server, FANG, room, slot(subject));
    await book(server, LEI, room, slot(`Rival at ${room.name}`));
    const asked = await caller(server, ADMINISTRATOR);
    const path = `/api/v1/bookings/${id}/request`;
    expect((await asked.patch(path, { data: { priority: "high" } })).ok()).toBe(true);
    await asked.dispose();
    const phone = await another({ viewport: { width, height: 844 }, hasTouch: true });
    await requests(phone, server, ADMINISTRATOR, width === 320 ? "zh" : "en");
    const words = width === 320 ? ["批准", "拒绝"] : ["Approve", "Reject"];
    const mine = card(phone, subject);
    await mine.scrollIntoViewIfNeeded();
    for (const name of words) {
      const target = mine.getByText(name, { exact: true }).first();
      const box = await target.boundingBox();
      expect(box?.height ?? 0).toBeGreaterThanOrEqual(44);
      expect(box?.width ?? 0).toBeGreaterThanOrEqual(120);
    }
    // Alone in its line, the priority begins where the card's other lines do.
    const left = async (part: Locator): Promise<number> => {
      return await part.evaluate((one) => {
        const text = document.createRange();
        text.selectNodeContents(one);
        return Math.round(text.getBoundingClientRect().left);
      });
    };
    const priority = mine.getByText(width === 320 ? "优先级：高" : "Priority: High");
    // Glyphs differ by a hair in where they begin within their boxes.
    const apart = (await left(priority)) - (await left(mine.locator(".stands")));
    expect(Math.abs(apart)).toBeLessThanOrEqual(1);
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(width);
    await axe(phone);
    await mine.getByRole("button", { name: words[0] }).tap();
    await expect(mine).toBeHidden();
  });
}

test("R010 who decides nothing is told so, and steps are for administrators", async ({
  page,
  server,
  complaints,
}) => {
  complaints.expectWords(/status of 403/);
  await become(page, server, FANG);
  await page.goto("/approvals/steps?of=organisation");
  await expect(page.getByRole("alert")).toContainText("Only a system administrator");
});
