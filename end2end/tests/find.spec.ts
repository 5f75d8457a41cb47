// The finder: a sentence becomes rooms, best first, and one press leads to the form.
import type { Page } from "@playwright/test";

import { form } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, day, newRoom } from "./house";
import { tabTo } from "./keys";
import { become, FANG, LEI, read } from "./people";

const need = (page: Page) => page.getByRole("searchbox", { name: "What do you need?" });
const answer = (page: Page, room: string) => page.getByRole("listitem").filter({ hasText: room });

async function open(page: Page, sentence: string): Promise<void> {
  await page.goto(`/find?q=${encodeURIComponent(sentence)}`);
  await expect(need(page)).toHaveValue(sentence);
}

test("R081 R084 a sentence finds the rooms that fit, and says what is near", async ({
  page,
  server,
  axe,
}) => {
  const what = { equipment: ["loom"] };
  const small = await newRoom(server, { ...what, capacity: 3 });
  const fit = await newRoom(server, { ...what, capacity: 7 });
  const large = await newRoom(server, { ...what, capacity: 40 });
  const taken = await newRoom(server, { ...what, capacity: 8 });
  const date = day(5);
  await book(server, LEI, taken, ["Weaving", at(date, "14:15"), at(date, "15:30")]);
  await become(page, server, FANG);
  await open(page, `a room for 6 with a loom on ${date} from 14:15 for an hour`);
  await expect(page.getByLabel("People")).toHaveValue("6");
  await expect(page.getByLabel("Day")).toHaveValue(date);
  await expect(page.getByLabel("From")).toHaveValue("14:15");
  await expect(page.getByLabel("How long")).toHaveValue("60");
  await expect(page.getByRole("checkbox", { name: "loom" })).toBeChecked();
  await expect(page.getByRole("status").filter({ hasText: "2 rooms fit" })).toBeVisible();
  const rows = page.getByRole("region", { name: "Rooms, best first" }).getByRole("listitem");
  await expect(rows.nth(0)).toContainText(fit.name);
  await expect(rows.nth(1)).toContainText(large.name);
  await expect(answer(page, taken.name)).toContainText(/Free then|min (later|earlier|shorter)/);
  await expect(answer(page, small.name)).toHaveCount(0);
  await axe(page);

  await answer(page, fit.name).getByRole("link", { name: `Book ${fit.name}` }).click();
  await expect(form(page).room).toHaveValue(fit.id);
  await form(page).subject.fill("Found and booked");
  await form(page).send.click();
  await expect(page.getByRole("main").getByText("Found and booked")).toBeVisible();
});

test("R081 what somebody else takes leaves the answers by itself", async ({ page, server }) => {
  const [room, other] = [
    await newRoom(server, { equipment: ["kiln"] }),
    await newRoom(server, { equipment: ["kiln"] }),
  ];
  const date = day(5);
  await become(page, server, FANG);
  await open(page, `${date} 9:00 kiln`);
  await expect(page.getByRole("status").filter({ hasText: "2 rooms fit" })).toBeVisible();
  const mine = answer(page, other.name).getByRole("link");
  await mine.focus();
  await book(server, LEI, room, ["Firing", at(date, "09:00"), at(date, "10:00")]);
  await expect(page.getByRole("status").filter({ hasText: "One room fits" })).toBeVisible();
  await expect(mine).toBeFocused();
});

test("R081 with the keyboard alone: ask, change a field, open the form", async ({
  page,
  server,
}) => {
  const room = await newRoom(server, { equipment: ["anvil"], capacity: 9 });
  await become(page, server, FANG);
  await page.goto("/find");
  await expect(page.getByRole("region", { name: "Rooms, best first" })).toBeVisible();
  await tabTo(page, need(page));
  await page.keyboard.type(`anvil ${day(5)} 8:00`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=anvil/);
  await expect(page.getByRole("status").filter({ hasText: "One room fits" })).toBeVisible();
  await tabTo(page, page.getByLabel("People"));
  await page.keyboard.type("30");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").filter({ hasText: "No room fits" })).toBeVisible();
  await expect(page.getByText(/with too few seats/)).toBeVisible();
  await page.goBack();
  await tabTo(page, answer(page, room.name).getByRole("link"));
  await page.keyboard.press("Enter");
  await expect(form(page).room).toHaveValue(room.id);
});

test("R081 in Chinese too; what is not understood is said", async ({ page, server, axe }) => {
  const room = await newRoom(server, { equipment: ["织机"], capacity: 6 });
  await become(page, server, FANG);
  await read(page, server, "zh");
  await page.goto(`/find?q=${encodeURIComponent("后天下午两点 6个人 织机 独角兽 一个半小时")}`);
  await expect(page.getByLabel("人数")).toHaveValue("6");
  await expect(page.getByLabel("开始")).toHaveValue("14:00");
  await expect(page.getByLabel("时长")).toHaveValue("90");
  await expect(page.getByText("未能理解：独角兽")).toBeVisible();
  await expect(answer(page, room.name)).toContainText("符合");
  await axe(page);
});

test.describe("without the program", () => {
  test.use({ javaScriptEnabled: false });

  test("R081 a plain form finds rooms", async ({ page, server }) => {
    const room = await newRoom(server, { equipment: ["lathe"] });
    await become(page, server, FANG);
    await page.goto("/find");
    await need(page).fill(`lathe ${day(5)} 10:00`);
    await page.getByRole("button", { name: "Find" }).first().click();
    await expect(answer(page, room.name)).toContainText("Fits");
    await page.getByLabel("People").fill("400");
    await page.getByRole("button", { name: "Find" }).last().click();
    await expect(answer(page, room.name)).toHaveCount(0);
  });
});
