// A room's photo: chosen on its page, seen there, and nothing is lost on the way.
import { expect, test } from "./fixtures";
import { caller, newRoom } from "./house";
import { ADMINISTRATOR, become, FANG } from "./people";

/** One pixel. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg" +
    "gg==",
  "base64",
);
const picture = { name: "room.png", mimeType: "image/png", buffer: PNG };
/** Says that it is a picture and is none. */
const text = { name: "room.png", mimeType: "image/png", buffer: Buffer.from("no picture") };

test("R080 a photo is chosen on the room's page and everybody sees it", async ({
  page,
  another,
  server,
}) => {
  const room = await newRoom(server);
  await become(page, server, ADMINISTRATOR);
  await page.goto(`/rooms/${room.id}`);
  await page.getByLabel("Seats").fill("9");
  await page.getByLabel("Choose a photo").setInputFiles(picture);
  await expect(page.getByText("Photo set.")).toBeVisible();
  const photo = page.getByRole("img", { name: `${room.name}, photo` });
  await expect(photo).toBeVisible();
  await expect.poll(() => photo.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(1);

  // What was typed beside it is still there and can be saved.
  await expect(page.getByLabel("Seats")).toHaveValue("9");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const api = await caller(server, ADMINISTRATOR);
  const stored = await (await api.get(`/api/v1/rooms/${room.id}`)).json();
  expect(stored).toMatchObject({ capacity: 9, photo: expect.stringMatching(/^\/photos\//) });

  const visitor = await another();
  await become(visitor, server, FANG);
  await visitor.goto(`/rooms/${room.id}`);
  await expect(visitor.getByRole("img", { name: `${room.name}, photo` })).toBeVisible();
  await expect(visitor.getByLabel("Choose a photo")).toBeHidden();
});

const REFUSED = {
  en: { choose: "Choose a photo", says: "Only PNG, JPEG or WebP up to 2 MB.", seats: "Seats" },
  zh: { choose: "选择照片", says: "仅支持不超过 2 MB 的 PNG、JPEG 或 WebP 图片。", seats: "座位数" },
};

for (const language of ["en", "zh"] as const) {
  test(`R080 R220 a file that is no picture is refused in words, ${language}`, async ({
    page,
    server,
    complaints,
  }) => {
    complaints.expectWords(/status of 4\d\d/);
    const { choose, says, seats } = REFUSED[language];
    const room = await newRoom(server);
    await become(page, server, ADMINISTRATOR, language);
    await page.goto(`/rooms/${room.id}`);
    await page.getByLabel(choose).setInputFiles(picture);
    await expect(page.getByRole("img", { name: room.name })).toBeVisible();
    await page.getByLabel(seats).fill("9");
    await page.getByLabel(choose).setInputFiles(text);
    await expect(page.getByText(says)).toBeVisible();
    await expect(page.getByRole("img", { name: room.name })).toBeVisible();
    await expect(page.getByLabel(seats)).toHaveValue("9");
    await page.getByLabel(choose).setInputFiles(picture);
    await expect(page.getByText(says)).toBeHidden();
  });
}
