// The papers of a meeting: brought with progress, seen by everybody at once, read in the page
// without anything in them running, kept from those who only observe.
import { readFile } from "node:fs/promises";
import path from "node:path";

import type { Locator, Page } from "@playwright/test";

import { alive } from "./calendar";
import { expect, test } from "./fixtures";
import { at, caller, day, inMinutes } from "./house";
import { become, FANG, LEI, type Language } from "./people";

const LAURA = "laura.bennett";
const BOOK = path.join(__dirname, "../../crates/services/tests/papers/book.xlsx");

interface Given {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const file = (name: string, content: string | Buffer): Given => ({
  name,
  mimeType: "application/octet-stream",
  buffer: Buffer.from(content),
});

/** A page that says hello, and a script that is carried out when it is opened. */
function pdf(): Buffer {
  const font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R /OpenAction 4 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 5 0 R ` +
      `/Resources << /Font << /F1 ${font} >> >> >>`,
    '<< /S /JavaScript /JS (app.alert\\("script ran"\\);) >>',
    "<< /Length 42 >>\nstream\nBT /F1 24 Tf 50 100 Td (Hello paper) Tj ET\nendstream",
  ];
  let out = "%PDF-1.4\n";
  const places = objects.map((object, nth) => {
    const place = out.length;
    out += `${nth + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = out.length;
  const lines = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`);
  out += `xref\n0 6\n0000000000 65535 f \n${lines.join("")}`;
  out += `trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(out);
}

const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ" +
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** A meeting of Wang Fang; its page's address. */
async function called(
  server: { url: string },
  topic: string,
  attendees: object[],
  [start, end]: [string, string] = [at(day(4), "14:00"), at(day(4), "15:00")],
): Promise<string> {
  const asked = await caller(server, FANG);
  const meeting = { topic, type: "internal_regular", mode: "online", start, end, attendees };
  const answer = await asked.post("/api/v1/meetings", { data: meeting });
  expect(answer.status(), await answer.text()).toBe(201);
  const { id } = (await answer.json()) as { id: string };
  await asked.dispose();
  return `/meetings/${id}`;
}

const papers = (page: Page, name = "Papers"): Locator => page.getByRole("region", { name });
const line = (page: Page, name: string): Locator =>
  papers(page).getByRole("listitem").filter({ hasText: name }).first();

async function visit(
  page: Page,
  server: { url: string },
  login: string,
  where: string,
  language: Language = "en",
) {
  await become(page, server, login, language);
  await page.goto(where);
  await alive(page);
}

async function bring(page: Page, files: Given[], stage = "Before the meeting") {
  await papers(page).getByLabel("When it is for", { exact: true }).selectOption(stage);
  await papers(page).getByLabel("Files, also dropped here").setInputFiles(files);
  await papers(page).getByRole("button", { name: "Upload" }).last().click();
}

test("R059 R061 files come with progress, and a new version is seen by the other site", async ({
  page,
  another,
  server,
  axe,
}) => {
  test.setTimeout(60_000);
  const where = await called(server, "Two sites", [{ name: LEI }]);
  const other = await another();
  await visit(page, server, FANG, where);
  await visit(other, server, LEI, where);
  await expect(papers(other).getByRole("status")).toHaveText("There are no papers yet.");
  let release = () => {};
  const held = new Promise<void>((go) => (release = go));
  let pieces = 0;
  await page.route("**/uploads/*", async (route) => {
    if (route.request().method() === "PATCH" && ++pieces === 3) await held;
    await route.continue();
  });
  const large = Buffer.alloc(3_500_000, "x");
  await bring(page, [file("预算.txt", large), file("second.txt", "two")]);
  const progress = page.getByRole("progressbar", { name: "How far 预算.txt came" });
  await expect(progress).toHaveAttribute("value", /^(5|6)\d$/);
  await axe(page);
  release();
  await expect(line(page, "second.txt")).toBeVisible();
  await expect(progress).toBeHidden();
  await expect(line(other, "预算.txt")).toContainText("3.5 MB");
  await axe(page);

  const got = other.waitForEvent("download");
  await other.getByRole("link", { name: "Download 预算.txt" }).click();
  const download = await got;
  expect(download.suggestedFilename()).toBe("预算.txt");
  expect((await readFile(await download.path())).equals(large)).toBe(true);

  await line(page, "second.txt").getByText("Change", { exact: true }).click();
  const form = line(page, "second.txt");
  await form.getByLabel("A new version").setInputFiles([file("second v2.txt", "two, again")]);
  await form.getByRole("button", { name: "Upload" }).click();
  await expect(line(other, "second.txt")).toContainText("Version 2");
  await line(other, "second.txt").getByText("Earlier versions").click();
  await expect(line(other, "second.txt").getByRole("link", { name: "Version 1" })).toBeVisible();

  await form.getByLabel("When second.txt is for").selectOption("Afterwards");
  await expect(line(other, "second.txt")).toBeHidden();
  await page.getByRole("button", { name: "Remove 预算.txt" }).click();
  await expect(line(other, "预算.txt")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(line(other, "预算.txt")).toBeVisible();
});

test("R059 an upload whose line broke goes on by itself from where it was", async ({
  another,
  server,
  complaints,
}) => {
  // Requests that pass a service worker are not seen by the test.
  const page = await another({ serviceWorkers: "block" });
  complaints.expectWords(/ERR_FAILED|ERR_CONNECTION|Failed to load/);
  const where = await called(server, "Broken line", []);
  await visit(page, server, FANG, where);
  const offsets: string[] = [];
  let broken = false;
  await page.route("**/uploads/*", async (route) => {
    const request = route.request();
    if (request.method() !== "PATCH") return route.continue();
    const offset = request.headers()["upload-offset"] ?? "";
    if (offset === "1048576" && !broken) {
      broken = true;
      return route.abort();
    }
    offsets.push(offset);
    return route.continue();
  });
  await bring(page, [file("long.bin", Buffer.alloc(2_500_000, 7))]);
  await expect(line(page, "long.bin")).toContainText("2.5 MB");
  await expect.poll(() => offsets).toEqual(["0", "1048576", "2097152"]);
  expect(broken).toBe(true);
});

test("R060 papers are read in the page, and no script in them runs", async ({
  page,
  server,
  axe,
  complaints,
}) => {
  test.setTimeout(90_000);
  // Chromium says so when it keeps a script from running in a sandboxed frame.
  complaints.expectWords(/Blocked script execution|sandboxed|Content Security Policy/);
  const ran: string[] = [];
  page.on("dialog", (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  const evil = '<script>alert("html")</script><img src=x onerror="alert(1)">';
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(2)"></svg>';
  const where = await called(server, "Dangerous papers", []);
  await visit(page, server, FANG, where);
  await bring(page, [
    file("plan.md", `# The plan\n\n${evil}\n\n- [a link](https://example.org)\n`),
    file("page.html", `<!doctype html>${evil}`),
    file("drawing.svg", svg),
    file("slides.pdf", pdf()),
    file("dot.png", PIXEL),
    file("book.xlsx", await readFile(BOOK)),
  ]);
  // Before the previews: axe has to run a script in each frame, and none may.
  await axe(page);
  const look = async (name: string) => {
    await expect(line(page, name)).toBeVisible();
    await line(page, name).getByText("Preview", { exact: true }).click();
    return page.frameLocator(`iframe[title="${name}"]`);
  };
  const plan = await look("plan.md");
  await expect(plan.getByRole("heading", { name: "The plan" })).toBeVisible();
  await expect(plan.getByText('<script>alert("html")</script>')).toBeVisible();
  await expect(plan.getByRole("link", { name: "a link" })).toHaveAttribute("rel", /noopener/);
  await expect((await look("page.html")).getByText(/<script>alert/)).toBeVisible();
  await expect((await look("drawing.svg")).getByText(/onload=/)).toBeVisible();
  const book = await look("book.xlsx");
  await expect(book.getByRole("heading", { name: "预算" })).toBeVisible();
  await expect(book.getByRole("cell", { name: "1234.5" })).toBeVisible();
  await look("dot.png");
  await expect(page.getByRole("img", { name: "dot.png" })).toHaveJSProperty("naturalWidth", 1);

  await look("slides.pdf");
  const viewer = page.locator('iframe[title="slides.pdf"]');
  const frame = await (await viewer.elementHandle())?.contentFrame();
  await expect.poll(() => frame?.childFrames().length ?? 0, "the viewer").toBeGreaterThan(0);
  const source = (await viewer.getAttribute("src")) ?? "";
  const sent = (await (await page.request.get(source)).body()).toString("latin1");
  expect(sent).toContain("%PDF");
  expect(sent).not.toContain("JavaScript");
  await page.waitForTimeout(1_500);
  expect(ran, "scripts that ran").toEqual([]);

  // By themselves, as a link would open them.
  const dangerous = ["page.html", "drawing.svg", "plan.md"];
  const frames = dangerous.map((name) => page.locator(`iframe[title="${name}"]`));
  const sources = await Promise.all(frames.map((one) => one.getAttribute("src")));
  for (const alone of sources) {
    await page.goto(alone ?? "");
    expect(await page.evaluate(() => document.scripts.length).catch(() => 0)).toBe(0);
  }
  expect(ran).toEqual([]);
});

test("R050 R063 observers see no papers; those of the meeting open when one is there", async ({
  page,
  another,
  server,
  axe,
}) => {
  const people = [{ name: LEI }, { name: LAURA, kind: "observer" }];
  const soon: [string, string] = [inMinutes(10), inMinutes(70)];
  const where = await called(server, "Doors open", people, soon);
  await visit(page, server, FANG, where);
  await bring(page, [file("offer.txt", "our offer")], "In the meeting");
  await expect(line(page, "offer.txt")).toBeVisible();
  const lei = await another();
  await visit(lei, server, LEI, where);
  await expect(papers(lei).getByRole("status")).toHaveText("1 more once you have checked in");
  await axe(lei);
  await lei.getByRole("button", { name: "I am here" }).press("Enter");
  await expect(line(lei, "offer.txt")).toBeVisible();
  await expect(lei.getByText(/^You checked in at \d\d:\d\d/)).toBeVisible();
  const laura = await another();
  await visit(laura, server, LAURA, where);
  await expect(laura.getByRole("region", { name: "Agenda" })).toBeVisible();
  await expect(papers(laura)).toBeHidden();
  const observer = await caller(server, LAURA);
  const id = where.split("/").pop() ?? "";
  expect((await observer.get(`/api/v1/meetings/${id}/papers`)).status()).toBe(403);
});

test("R034 R220 papers on a telephone in Chinese, and by a plain form without any program", async ({
  another,
  server,
  axe,
  complaints,
}) => {
  complaints.expectWords(/Blocked script execution|sandboxed|Content Security Policy/);
  const where = await called(server, "计划会", [{ name: LEI }]);
  const plain = await another({ javaScriptEnabled: false });
  await become(plain, server, FANG, "zh");
  await plain.goto(where);
  const all = papers(plain, "会议资料");
  await all.getByLabel("选择文件，或拖放到此处").setInputFiles([file("议程.md", "# 议程")]);
  await all.getByRole("button", { name: "上传" }).last().click();
  await expect(all.getByRole("link", { name: "下载 议程.md" })).toBeVisible();

  const phone = await another({ viewport: { width: 390, height: 844 } });
  await visit(phone, server, LEI, where, "zh");
  const seen = papers(phone, "会议资料");
  await expect(seen.getByRole("heading", { name: "会前" })).toBeVisible();
  await axe(phone);
  await seen.getByText("预览", { exact: true }).click();
  const shown = phone.frameLocator('iframe[title="议程.md"]');
  await expect(shown.getByRole("heading", { name: "议程" })).toBeVisible();
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
});
