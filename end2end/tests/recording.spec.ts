// A meeting with a client is recorded only with the client's consent, given before.
import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { at, caller, day } from "./house";
import { become, FANG, read } from "./people";

const FILM = {
  name: "acceptance.mp4",
  mimeType: "video/mp4",
  buffer: Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "latin1"),
};

async function called(server: { url: string }): Promise<{ id: string; join_path: string }> {
  const asked = await caller(server, FANG);
  const data = {
    topic: "Acceptance of C2",
    type: "client_liaison",
    mode: "online",
    start: at(day(6), "15:00"),
    end: at(day(6), "16:00"),
  };
  const answer = await asked.post("/api/v1/meetings", { data });
  const made = (await answer.json()) as { id: string; join_path: string };
  await asked.dispose();
  return made;
}

test("R031 refused without consent, asked by the link, accepted with it", async ({
  page,
  another,
  server,
  axe,
  complaints,
}) => {
  complaints.expectWords(/status of 409/);
  const { id, join_path } = await called(server);
  await become(page, server, FANG);
  await page.goto(`/meetings/${id}`);
  await alive(page);
  await expect(page.getByText("Not recorded.")).toBeVisible();
  await page.getByRole("link", { name: "Recording" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Recording");
  await axe(page);
  await page.getByLabel("File").setInputFiles(FILM);
  await page.getByRole("button", { name: "Attach it" }).click();
  await expect(page.getByRole("alert")).toContainText("only when the client agreed before");
  await axe(page);
  await page.getByRole("button", { name: "Ask for a recording" }).click();
  await expect(page.getByText("Send the client")).toBeVisible();

  const client = await another({ viewport: { width: 390, height: 844 } });
  await read(client, server, "zh");
  await client.goto(join_path);
  const box = client.getByRole("checkbox", { name: "我同意录制此会议" });
  await expect(box).not.toBeChecked();
  await axe(client);
  await client.getByLabel("您的姓名").fill("李娜");
  await client.getByLabel("单位").fill("客户公司");
  await box.check();
  await client.getByRole("button", { name: "列入名单" }).click();
  await expect(client.getByText("您已同意录制此会议。")).toBeVisible();
  await axe(client);

  await page.reload();
  await expect(page.getByText("It may be recorded.")).toBeVisible();
  await page.getByLabel("File").setInputFiles(FILM);
  await page.getByRole("button", { name: "Attach it" }).click();
  await expect(page.getByText("Recorded with the consent of 李娜, 客户公司")).toBeVisible();
  await axe(page);
  await page.getByRole("link", { name: "Back to Acceptance of C2" }).click();
  await expect(page.getByText("Recorded with the consent of 李娜, 客户公司")).toBeVisible();

  await client.getByRole("button", { name: "撤回同意" }).click();
  await expect(client.getByRole("button", { name: "同意", exact: true })).toBeVisible();
  await page.goto(`/meetings/${id}/recording`);
  await expect(page.getByText("It may not be recorded").first()).toBeVisible();
});

test("R031 a consent is noted, ended and put back without the program, on a phone", async ({
  another,
  server,
}) => {
  const { id } = await called(server);
  const phone = { width: 390, height: 844 };
  const page = await another({ javaScriptEnabled: false, viewport: phone });
  await become(page, server, FANG);
  await page.goto(`/meetings/${id}/recording`);
  await page.getByRole("textbox", { name: "Who agreed" }).fill("Olga Petrova");
  await page.getByLabel("For which company").fill("Client Ltd");
  await page.getByLabel("How").selectOption("in writing");
  await page.getByRole("button", { name: "Note it" }).click();
  const line = page.getByRole("listitem").filter({ hasText: "Olga Petrova, Client Ltd" });
  await expect(line).toContainText("noted by");
  await expect(page.getByText("It may be recorded.")).toBeVisible();
  await line.getByRole("button", { name: /was withdrawn/ }).click();
  await expect(page.getByText("It may not be recorded").first()).toBeVisible();
  await line.getByRole("button", { name: /still agrees/ }).click();
  await expect(page.getByText("It may be recorded.")).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
});
