// Who comes to a summit, by party, and the page of each: what the organiser, a guest, an observer
// and staff read and write there, without any program of ours.
import { expect, test } from "./fixtures";
import { caller, newSummit } from "./house";
import { ADMINISTRATOR, become, FANG, LEI, read } from "./people";

const PORTRAIT =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk" +
  "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const NO_SCRIPT = { javaScriptEnabled: false };
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

test("R052 a guest writes the own page, and everybody reads what is theirs to read", async ({
  another,
  server,
  axe,
}) => {
  const summit = await newSummit(server);
  const guest = await another(NO_SCRIPT);
  await become(guest, server, LEI);
  await guest.goto(summit.page);
  await guest.getByRole("link", { name: "Your own page" }).click();
  await expect(guest.getByText("Please write a few words about yourself.")).toBeVisible();
  await expect(guest.getByLabel("Notes")).toBeHidden();
  await guest.getByLabel("Title or position").fill("Professor of Steel");
  await guest.getByLabel("Short biography").fill("Melts steel.\n\n<b>Speaks</b> about it.");
  await guest.getByLabel("Portrait").setInputFiles({
    name: "me.png",
    mimeType: "image/png",
    buffer: Buffer.from(PORTRAIT, "base64"),
  });
  await guest.getByRole("checkbox", { name: /Steel of tomorrow/ }).check();
  await guest.getByLabel("Links").fill("https://steel.example/xu");
  await guest.getByLabel("Food").fill("No nuts");
  await guest.getByRole("button", { name: "Save" }).click();
  await expect(guest.getByRole("img", { name: /^Portrait of/ })).toBeVisible();
  await expect(guest.getByRole("paragraph").filter({ hasText: "<b>Speaks</b>" })).toBeVisible();
  await expect(guest.getByText("No nuts").first()).toBeVisible();
  await expect(guest.getByRole("listitem").filter({ hasText: "Steel of tomorrow" })).toBeVisible();

  // axe needs scripts of its own; the pages have none.
  const observer = await another();
  await become(observer, server, "li.na");
  await observer.goto(summit.of(LEI));
  await expect(observer.getByText("Melts steel.")).toBeVisible();
  await expect(observer.getByRole("link", { name: "https://steel.example/xu" })).toBeVisible();
  await expect(observer.getByText("No nuts")).toBeHidden();
  await expect(observer.getByRole("button", { name: "Save" })).toBeHidden();
  await axe(observer);

  const organiser = await another();
  await become(organiser, server, FANG, "zh");
  await organiser.goto(summit.of(LEI));
  await organiser.getByText("编辑", { exact: true }).click();
  await organiser.getByLabel("联系人").fill("李娜，大厅");
  await organiser.getByLabel("备注").fill("怕生");
  await axe(organiser);
  await organiser.getByRole("button", { name: "保存" }).click();
  await expect(organiser.getByRole("definition").filter({ hasText: "李娜，大厅" })).toBeVisible();

  const staff = await another(NO_SCRIPT);
  await become(staff, server, "sophie.lang");
  await staff.goto(summit.of(LEI));
  await expect(staff.getByText("No nuts")).toBeVisible();
  await expect(staff.getByText("怕生")).toBeVisible();
  await expect(staff.getByRole("button", { name: "Save" })).toBeHidden();
  await guest.reload();
  await expect(guest.getByText("怕生")).toBeHidden();
});

test("R052 two writers: what was typed stays, and what was saved meanwhile is shown", async ({
  another,
  server,
  complaints,
}) => {
  complaints.expectWords(/status of 412/);
  const summit = await newSummit(server);
  const [guest, organiser] = [await another(NO_SCRIPT), await another(NO_SCRIPT)];
  await become(guest, server, LEI);
  await become(organiser, server, FANG);
  await guest.goto(summit.of(LEI));
  await organiser.goto(summit.of(LEI));
  await guest.getByLabel("Title or position").fill("Professor");
  await guest.getByRole("button", { name: "Save" }).click();
  await organiser.getByLabel("Title or position").fill("Dean");
  await organiser.getByRole("button", { name: "Save" }).click();
  await expect(organiser.getByText("Saved meanwhile: Professor")).toBeVisible();
  await expect(organiser.getByLabel("Title or position")).toHaveValue("Dean");
  await organiser.getByRole("button", { name: "Save" }).click();
  await expect(organiser.getByText("Dean").first()).toBeVisible();
  await expect(organiser.getByText("Saved meanwhile")).toBeHidden();
});

test("R052 R057 parties are counted, filtered, paged and taken out, also on the phone", async ({
  another,
  server,
  axe,
}) => {
  const summit = await newSummit(server);
  const asked = await caller(server, FANG);
  const lines = Array.from({ length: 520 }, (_, n) => `Visitor ${n},,,Audience,Works ${n % 3}`);
  const data = ["Name,E-mail,Attends as,Group,Company", ...lines].join("\n");
  const headers = { "content-type": "text/csv" };
  const sent = await asked.post(`${summit.api}/attendees/import`, { data, headers });
  expect(sent.status(), await sent.text()).toBe(200);
  await asked.dispose();
  const page = await another();
  await become(page, server, FANG);
  await page.goto(summit.page);
  const all = page.getByRole("link", { name: "All 526" });
  await expect(all).toHaveAttribute("aria-current", "page");
  await expect(page.getByText("Page 1 of 6")).toBeVisible();
  await expect(page.getByRole("region", { name: /Guests and speakers 2/ })).toBeVisible();
  await axe(page);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByText("Page 2 of 6")).toBeVisible();
  await page.getByRole("link", { name: "Participating companies 2" }).click();
  await expect(page.getByRole("heading", { name: /Müller & <Söhne>/ })).toBeVisible();
  await expect(page.getByRole("link", { name: "Visitor 1", exact: true })).toBeHidden();
  await page.goto(`${summit.page}?party=audience`);
  await page.getByLabel("Company or department").selectOption("Works 1");
  await page.getByRole("searchbox").fill("Visitor 10");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/party=audience/);
  await expect(page.getByRole("link", { name: /^Visitor/ })).toHaveCount(5);
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "List as Excel" }).click();
  expect((await saved).suggestedFilename()).toBe("attendees.xlsx");

  const phone = await another(PHONE);
  await become(phone, server, LEI, "zh");
  for (const address of [summit.page, summit.of(LEI)]) {
    await phone.goto(address);
    await axe(phone);
    const wide = await phone.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, address).toBeLessThanOrEqual(390);
  }
  const stranger = await another(NO_SCRIPT);
  await become(stranger, server, ADMINISTRATOR);
  await stranger.goto(summit.page);
  await expect(stranger.getByRole("link", { name: "List as Excel" })).toBeVisible();
});

test("R057 who comes to a hybrid meeting says whether in the room or online", async ({
  another,
  server,
}) => {
  const summit = await newSummit(server);
  const guest = await another(NO_SCRIPT);
  await become(guest, server, LEI);
  await guest.goto(summit.meeting);
  await guest.getByRole("button", { name: "Accept, online" }).click();
  await guest.goto(summit.meeting);
  const online = guest.getByRole("button", { name: "Accept, online" });
  await expect(online).toHaveAttribute("aria-pressed", "true");
  const outsider = await another(NO_SCRIPT);
  await read(outsider, server, "en");
  await outsider.goto(summit.join);
  await outsider.getByLabel("Your name").fill("Wang Wei");
  await outsider.getByLabel("Company").fill("Client");
  await outsider.getByRole("radio", { name: "In the room" }).check();
  await outsider.getByRole("button", { name: "Put me on the list" }).click();
  await expect(outsider.getByRole("status")).toContainText("Wang Wei");
  const organiser = await another(NO_SCRIPT);
  await become(organiser, server, FANG);
  await organiser.goto(summit.meeting);
  await expect(organiser.getByText("1 in the room, 1 online")).toBeVisible();
  await organiser.getByRole("link", { name: "Wang Wei" }).click();
  await expect(organiser.getByText("by the join link")).toBeVisible();
  await expect(organiser.getByText("In the room", { exact: true })).toBeVisible();
});
