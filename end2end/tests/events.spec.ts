// Publishing: refused while something is missing, read without an account, true to the meeting.
import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { at, caller, day } from "./house";
import { become, FANG, LEI, read } from "./people";

interface Made {
  id: string;
  join_path: string;
}

async function called(server: { url: string }, topic: string, more: object = {}): Promise<Made> {
  const asked = await caller(server, FANG);
  const data = {
    topic,
    type: "large_event",
    mode: "online",
    start: at(day(7), "09:00"),
    end: at(day(7), "10:30"),
    ...more,
  };
  const answer = await asked.post("/api/v1/meetings", { data });
  expect(answer.status(), await answer.text()).toBe(201);
  const made = (await answer.json()) as Made;
  await asked.dispose();
  return made;
}

test("R030 a meeting is published, read without an account, taken back and put back", async ({
  page,
  another,
  server,
  axe,
  complaints,
}) => {
  complaints.expectWords(/status of (404|422)/);
  const { id } = await called(server, "Open lecture");
  await become(page, server, FANG);
  await page.goto(`/meetings/${id}`);
  await alive(page);
  await expect(page.getByText("Not published.")).toBeVisible();
  await page.getByRole("link", { name: "Publish" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Publish");
  const missing = page.getByRole("alert").filter({ hasText: "Before it can be published" });
  await expect(missing).toContainText("Content: nothing to read yet.");
  await axe(page);
  await page.getByRole("radio", { name: /Everybody/ }).check();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(missing).toContainText("Content: nothing to read yet.");
  await page.getByLabel("Content").fill("All are welcome.\n\n<b>Second</b> part.");
  await expect(page.getByRole("article").getByText("<b>Second</b> part.")).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("status")).toContainText("Published to everybody by");
  await axe(page);

  const visitor = await another();
  await read(visitor, server, "en");
  await visitor.goto("/events");
  await axe(visitor);
  await visitor.getByRole("link", { name: "Open lecture" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Open lecture");
  const event = visitor.getByRole("article");
  await expect(event).toContainText("09:00 to 10:30");
  await expect(event).toContainText("Shanghai time, UTC+8");
  await expect(event).toContainText("Multi-platform access");
  await expect(event).toContainText("<b>Second</b> part.");
  await expect(event.getByRole("link", { name: "Come by link" })).toBeHidden();
  const downloading = visitor.waitForEvent("download");
  await event.getByRole("link", { name: "Add to calendar" }).click();
  expect((await downloading).suggestedFilename()).toMatch(/\.ics$/);
  await axe(visitor);

  // The time is the meeting's own: moved, the page says the new one.
  const asked = await caller(server, FANG);
  const start = at(day(7), "14:00");
  await asked.patch(`/api/v1/meetings/${id}`, { data: { start } });
  await visitor.reload();
  await expect(event).toContainText("14:00 to 15:30");

  await page.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByRole("status")).toContainText("Taken back by");
  await visitor.reload();
  await expect(visitor.getByText("There is no such event")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("status")).toContainText("Published to everybody by");
  await visitor.reload();
  await expect(event).toContainText("All are welcome.");
  await asked.delete(`/api/v1/meetings/${id}`);
  await visitor.reload();
  await expect(visitor.getByText("This event does not take place.")).toBeVisible();
  await asked.dispose();
});

test("R030 the meeting's page says at once that it was published", async ({ page, server }) => {
  const { id } = await called(server, "Open rehearsal", { description: "Come." });
  await become(page, server, FANG);
  await page.goto(`/meetings/${id}`);
  await alive(page);
  await expect(page.getByText("Not published.")).toBeVisible();
  const asked = await caller(server, FANG);
  await asked.put(`/api/v1/meetings/${id}/publication`, { data: { audience: "house" } });
  await expect(page.getByText("Published to the house.")).toBeVisible();
  await expect(page.getByRole("link", { name: "See the page" })).toBeVisible();
  await asked.dispose();
});

test("@attendee R030 a phone that is signed out reads it in Chinese, without scripts", async ({
  another,
  server,
  axe,
}) => {
  const words = { description: "欢迎参加。\n\n免费入场。" };
  const open = await called(server, "公开讲座", words);
  const inside = await called(server, "内部讲座", words);
  const asked = await caller(server, FANG);
  const to = (id: string) => `/api/v1/meetings/${id}/publication`;
  await asked.put(to(open.id), { data: { audience: "everybody", with_link: true } });
  await asked.put(to(inside.id), { data: { audience: "house" } });
  await asked.dispose();
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
  const page = await another({ ...phone, javaScriptEnabled: false });
  await read(page, server, "zh");
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "查看公开活动（无需登录）" }).click();
  await expect(page.getByRole("link", { name: "内部讲座" })).toBeHidden();
  await page.getByRole("link", { name: "公开讲座" }).click();
  await expect(page.getByRole("article")).toContainText("免费入场。");
  await expect(page.getByText("上海时间")).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await page.getByRole("link", { name: "通过链接参加" }).click();
  await expect(page.getByLabel("您的姓名")).toBeVisible();

  const known = await another(phone);
  await become(known, server, LEI, "zh");
  await known.goto("/events");
  await expect(known.getByRole("link", { name: "内部讲座" })).toBeVisible();
  await axe(known);
  await known.getByRole("link", { name: "内部讲座" }).click();
  await axe(known);
});
