// The device test, by a browser with devices made up (R095): what works is said in words, ticked,
// and kept for the meeting; without permission the page says what to do.
import { expect, test } from "./fixtures";
import { at, caller, day } from "./house";
import { become, FANG } from "./people";
import { browserPath } from "./programs";

/** Devices that show a test picture and beep; permission is the tests' to give. */
const MADE_UP = [
  "--no-sandbox",
  "--disable-gpu",
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
];
test.use({ launchOptions: { executablePath: browserPath(), args: MADE_UP } });

async function called(server: { url: string }): Promise<string> {
  const asked = await caller(server, FANG);
  const meeting = {
    topic: "Rehearsed",
    type: "internal_regular",
    mode: "online",
    start: at(day(5), "14:00"),
    end: at(day(5), "15:00"),
  };
  const answer = await asked.post("/api/v1/meetings", { data: meeting });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  await asked.dispose();
  return id;
}

test("R095 each device says that it works, and the meeting keeps it", async ({
  page,
  server,
  axe,
}) => {
  const id = await called(server);
  await become(page, server, FANG);
  await page.goto(`/device-test?meeting=${id}`);
  await expect(page.getByRole("link", { name: "Rehearsed" })).toBeVisible();
  const part = (name: string) => page.getByRole("region", { name, exact: true });

  await part("Camera").getByRole("button", { name: "Try the camera" }).click();
  await expect(part("Camera").getByRole("status")).toHaveText("The camera works");
  await expect(part("Camera").getByRole("checkbox")).toBeChecked();
  await part("Microphone").getByRole("button", { name: "Try the microphone" }).click();
  await expect(part("Microphone").getByRole("status")).toHaveText("The microphone works", {
    timeout: 12_000,
  });
  await part("Speakers").getByRole("button", { name: "Play a tone" }).click();
  await expect(part("Speakers").getByRole("status")).toHaveText("Did you hear a tone?");
  await part("Speakers").getByRole("button", { name: "I heard it" }).click();
  await part("Screen sharing").getByRole("button", { name: "Share a screen" }).click();
  await expect(part("Screen sharing").getByRole("status")).toHaveText("Sharing the screen works", {
    timeout: 12_000,
  });
  await axe(page);
  await page.getByRole("button", { name: "Keep the result" }).click();
  await expect(page.getByText("Everything works.")).toBeVisible();
  await expect(page.getByText("Tried by")).toBeVisible();

  const asked = await caller(server, FANG);
  const kept = await asked.get(`/api/v1/meetings/${id}/rehearsal`);
  expect((await kept.json()).last).toMatchObject({ all_work: true, screen: true });
  await asked.dispose();
});

test("R095 what is not allowed or not there says what to do, in both languages", async ({
  page,
  server,
  axe,
}) => {
  const id = await called(server);
  await become(page, server, FANG, "zh");
  await page.addInitScript(() => {
    const fail = (name: string) => () => Promise.reject(new DOMException("no", name));
    Object.assign(navigator.mediaDevices, {
      getUserMedia: ({ video }: MediaStreamConstraints) =>
        fail(video ? "NotAllowedError" : "NotFoundError")(),
      getDisplayMedia: fail("NotReadableError"),
    });
  });
  await page.goto(`/device-test?meeting=${id}`);
  const part = (name: string) => page.getByRole("region", { name, exact: true });
  await part("摄像头").getByRole("checkbox").check();
  await part("摄像头").getByRole("button", { name: "测试摄像头" }).click();
  await expect(part("摄像头").getByRole("status")).toContainText("允许后重试");
  await expect(part("摄像头").getByRole("checkbox")).not.toBeChecked();
  await part("麦克风").getByRole("button", { name: "测试麦克风" }).click();
  await expect(part("麦克风").getByRole("status")).toContainText("未找到设备");
  await part("屏幕共享").getByRole("button", { name: "共享屏幕" }).click();
  await expect(part("屏幕共享").getByRole("status")).toContainText("被其他程序占用");
  await part("扬声器").getByRole("button", { name: "播放提示音" }).click();
  await part("扬声器").getByRole("button", { name: "没有听到" }).click();
  await expect(part("扬声器").getByRole("status")).toContainText("调高音量");
  await axe(page);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });
  test("R095 one ticks what works oneself", async ({ page, server }) => {
    const id = await called(server);
    await become(page, server, FANG);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(`/device-test?meeting=${id}`);
    await expect(page.getByRole("button", { name: "Try the camera" })).toBeHidden();
    await page.getByRole("checkbox", { name: "The camera works" }).check();
    await page.getByRole("button", { name: "Keep the result" }).click();
    await expect(page.getByText("Not everything worked.")).toBeVisible();
  });
});
