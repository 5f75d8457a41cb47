// Chinese and English are equals: one press changes every label, and none stays behind.
import { readFileSync } from "node:fs";
import path from "node:path";

import type { Page } from "@playwright/test";

import { expect, test } from "./fixtures";
import { newRoom } from "./house";
import { ADMINISTRATOR, become, read, type Language } from "./people";
import { PAGES, pagesOf } from "./places";

const SLICES = [
  "ui", "bookings", "accounts", "approvals", "meetings", "rooms", "doors", "audit", "connections",
  "start", "templates", "roles",
];

/** Whole texts of a language that the other one says differently. */
function texts(of: Language): Set<string> {
  const other: Language = of === "en" ? "zh" : "en";
  const found = new Set<string>();
  for (const slice of SLICES) {
    const own = words(of, slice);
    const theirs = words(other, slice);
    for (const [key, text] of Object.entries(own)) {
      // The switch names each language in itself; texts with places in them are not whole.
      if (theirs[key] !== text && !text.includes("{{") && !key.startsWith("language_other")) {
        found.add(text);
      }
    }
  }
  return found;
}

function words(language: Language, slice: string): Record<string, string> {
  const file = path.join(__dirname, "../../app/locales", language, `${slice}.json`);
  return JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
}

/** Every label on the page: texts of single elements, and names given to elements. */
function labels(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll("body *:not(script):not(noscript)")];
    const own = (one: Element) =>
      [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const said = all.flatMap((one) => own(one).map((node) => node.textContent ?? ""));
    const hint = (one: Element) => one.getAttribute("placeholder") ?? "";
    const named = all.flatMap((one) => [one.ariaLabel ?? "", hint(one)]);
    return [...said, ...named].map((text) => text.trim()).filter((text) => text !== "");
  });
}

test("R220 one press changes the language of the page", async ({ page, server }) => {
  await read(page, server, "en");
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", /^en/);
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", /^zh/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("登录");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
});

for (const language of ["en", "zh"] as const) {
  test(`R220 no label of the other language is left on a page in ${language}`, async ({
    page,
    server,
  }) => {
    test.slow();
    const foreign = texts(language === "en" ? "zh" : "en");
    await become(page, server, ADMINISTRATOR, language);
    const room = await newRoom(server);
    for (const address of [...PAGES, ...pagesOf(room)]) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const left = (await labels(page)).filter((label) => foreign.has(label));
      expect(left, address).toEqual([]);
      const lang = await page.locator("html").getAttribute("lang");
      expect(lang).toMatch(new RegExp(`^${language}`));
      if (address === "/journal") {
        // Actions are read in words, not as codes.
        const actions = page.locator("td:nth-child(3)");
        await expect(actions.first()).toBeVisible();
        const codes = (await actions.allTextContents()).filter((text) => /^\w+\.\w+$/.test(text));
        expect(codes, address).toEqual([]);
      }
    }
  });
}
