// Requests: asked for on the form, decided by an administrator, heard of by the one who asked.
import type { Locator, Page } from "@playwright/test";

import { alive, block, form, openDay } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, caller, day, newRoom } from "./house";
import { ADMINISTRATOR, become, FANG, LEI } from "./people";

const date = day(2);
const slot = (subject: string): [string, string, string] => [
  subject,
  at(date, "10:00"),
  at(date, "11:00"),
];

/** A request on the administrator's page. */
function request(page: Page, subject: string): Locator {
  const name = page.getByRole("link", { name: subject, exact: true });
  return page.getByRole("listitem").filter({ has: name });
}

test("R079 who books in a room that asks is told that it waits", async ({ page, server }) => {
  const room = await newRoom(server, { requires_approval: true });
  await become(page, server, FANG);
  await page.goto(`/bookings/new?room=${room.id}&date=${date}&start=10:00`);
  await expect(page.getByText("Fits. It waits for approval.")).toBeVisible();
  await form(page).subject.fill("By your leave");
  await page.getByRole("button", { name: "Ask for it" }).click();
  await expect(page.getByText("Asked for. You hear when it is decided.")).toBeVisible();
  const line = page.getByRole("listitem").filter({ hasText: "By your leave" });
  await expect(line).toContainText("Waiting for approval");
});

test("R079 of two requests for one slot one is approved, the other hears why not", async ({
  page,
  another,
  server,
}) => {
  const room = await newRoom(server, { requires_approval: true });
  const [first, second] = [`First at ${room.name}`, `Second at ${room.name}`];
  await book(server, FANG, room, slot(first));
  const lost = await book(server, LEI, room, slot(second));
  const asker = await another();
  await become(asker, server, LEI);
  await openDay(asker, date, room.name);
  await expect(block(asker, room.name, second)).toHaveAccessibleName(/Waiting for approval$/);

  await become(page, server, ADMINISTRATOR);
  await page.goto("/approvals");
  await expect(request(page, first).getByText(/would be rejected$/)).toContainText(second);
  await request(page, first).getByRole("button", { name: "Approve" }).click();
  await expect(page.getByText("Approved.", { exact: true })).toBeVisible();
  await expect(request(page, first)).toBeHidden();
  await expect(request(page, second)).toBeHidden();

  // Live, where they are looking; then on the list and with the reason.
  await expect(block(asker, room.name, second)).toBeHidden();
  await expect(block(asker, room.name, first)).toHaveAccessibleName(/, Booked$/);
  await asker.goto("/mine");
  await expect(asker.getByRole("listitem").filter({ hasText: second })).toContainText("Rejected");
  await asker.goto(`/bookings/${lost.id}`);
  const reason = asker.getByText(/^Another request for this time was approved\. Free instead: /);
  await expect(reason).toBeVisible();
});

test("R079 a request is rejected with a reason, and not without", async ({
  page,
  another,
  server,
}) => {
  const room = await newRoom(server, { requires_approval: true });
  const subject = `Party at ${room.name}`;
  const { id } = await book(server, LEI, room, slot(subject));
  await become(page, server, ADMINISTRATOR);
  await page.goto("/approvals");
  const asked = request(page, subject);
  await asked.getByText("Reject", { exact: true }).first().click();
  const reason = asked.getByLabel("Reason, for the one who asked");
  const reject = asked.getByRole("button", { name: "Reject" });
  await reject.click();
  await expect(reason).toBeFocused();
  await expect(asked).toBeVisible();
  await reason.fill("The floor is being waxed");
  await reject.click();
  await expect(page.getByText("Rejected.", { exact: true })).toBeVisible();
  await expect(asked).toBeHidden();

  const asker = await another();
  await become(asker, server, LEI);
  await asker.goto(`/bookings/${id}`);
  await expect(asker.getByText("Rejected", { exact: true })).toBeVisible();
  await expect(asker.getByText(/^Rejected by /)).toBeVisible();
  // Once, though who decided and why are told by two parts of the page.
  await expect(asker.getByText("The floor is being waxed")).toHaveCount(1);
  await expect(asker.getByText("The floor is being waxed")).toBeVisible();
});

test("R079 requests come, change and go while one looks, and what is typed stays", async ({
  page,
  server,
}) => {
  const room = await newRoom(server, { requires_approval: true });
  const [first, second] = [`Looked at in ${room.name}`, `Rival in ${room.name}`];
  const { id } = await book(server, FANG, room, slot(first));
  await become(page, server, ADMINISTRATOR);
  await page.goto("/approvals");
  await alive(page);
  const card = request(page, first);
  await card.getByText("Reject", { exact: true }).first().click();
  const reason = card.getByLabel("Reason, for the one who asked");
  await reason.fill("Only half of what");

  const rival = await book(server, LEI, room, slot(second));
  await expect(request(page, second)).toBeVisible();
  await expect(card.getByText(/would be rejected$/)).toContainText(second);
  const asked = await caller(server, ADMINISTRATOR);
  const data = { priority: "urgent" };
  expect((await asked.patch(`/api/v1/bookings/${id}/request`, { data })).ok()).toBe(true);
  await expect(card.getByText("▲▲ Urgent")).toBeVisible();
  const no = { data: { reason: "One is enough" } };
  expect((await asked.post(`/api/v1/bookings/${rival.id}/reject`, no)).ok()).toBe(true);
  await expect(request(page, second)).toBeHidden();
  await expect(card.getByText(/would be rejected$/)).toBeHidden();
  await asked.dispose();

  await expect(reason).toHaveValue("Only half of what");
  await expect(reason).toBeFocused();
  await reason.pressSequentially(" I want to say");
  await card.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByText("Rejected.", { exact: true })).toBeVisible();
  await expect(card).toBeHidden();
});

test("R075 where a room asks, the form asks why, and who decides reads it", async ({
  page,
  another,
  server,
}) => {
  const room = await newRoom(server, { requires_approval: true });
  const free = await newRoom(server);
  await become(page, server, FANG);
  await page.goto(`/bookings/new?room=${free.id}&date=${date}&start=10:00`);
  await alive(page);
  await expect(page.getByLabel("Why it matters")).toBeHidden();
  await form(page).room.selectOption(room.id);
  await form(page).subject.fill(`With a reason at ${room.name}`);
  await page.getByLabel("Why it matters").fill("The mayor comes");
  await page.getByRole("button", { name: "Ask for it" }).click();
  await expect(page.getByText("Asked for. You hear when it is decided.")).toBeVisible();
  const other = await another();
  await become(other, server, ADMINISTRATOR);
  await other.goto("/approvals");
  const asked = request(other, `With a reason at ${room.name}`);
  await expect(asked).toContainText("The mayor comes");
});

test("R075 why is asked without a program too", async ({ another, server }) => {
  const room = await newRoom(server, { requires_approval: true });
  const plain = await another({ javaScriptEnabled: false });
  await become(plain, server, FANG, "zh");
  await plain.goto(`/bookings/new?room=${room.id}&date=${date}&start=15:00`);
  await plain.getByLabel("主题").fill(`Plainly at ${room.name}`);
  await plain.getByLabel("为何重要").fill("市长来访");
  await plain.getByRole("button", { name: "提交申请" }).click();
  await become(plain, server, ADMINISTRATOR, "zh");
  await plain.goto("/approvals");
  await expect(request(plain, `Plainly at ${room.name}`)).toContainText("市长来访");
});

test("R079 who was faster elsewhere is told, and the page shows what stands now", async ({
  page,
  another,
  server,
  complaints,
}) => {
  complaints.expectWords(/status of 4\d\d|ERR_FAILED/);
  // Nothing of it is heard: the line to this page is cut.
  await page.route(/\/api\/v1\/live\?/, (route) => route.abort());
  const room = await newRoom(server, { requires_approval: true });
  const subject = `Twice at ${room.name}`;
  await book(server, FANG, room, slot(subject));
  const colleague = await another();
  for (const one of [page, colleague]) {
    await become(one, server, ADMINISTRATOR);
    await one.goto("/approvals");
    await expect(request(one, subject)).toBeVisible();
  }
  await request(colleague, subject).getByRole("button", { name: "Approve" }).click();
  await expect(colleague.getByText("Approved.", { exact: true })).toBeVisible();
  await request(page, subject).getByRole("button", { name: "Approve" }).click();
  await expect(request(page, subject).getByRole("alert")).toHaveText(/\S/);
});
