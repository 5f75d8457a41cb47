// Where colours are taken away, a state is still told by its edge and its word.
import type { Locator, Page } from "@playwright/test";

import { openDay, row } from "./calendar";
import { expect, test } from "./fixtures";
import { at, book, day, newRoom } from "./house";
import { become, FANG, read } from "./people";
import { LOOKS_OF_DOORS } from "./places";

test.use({ contextOptions: { forcedColors: "active" } });

/** Style and width of all four edges: what is left of a look without colours. */
function edge(block: Locator): Promise<string> {
  return block.evaluate((element) => {
    const { borderStyle, borderWidth } = getComputedStyle(element);
    return `${borderStyle} / ${borderWidth}`;
  });
}

const STATES = ["booked", "in_use", "ended", "pending"];

async function edges(page: Page, of: (state: string) => string, states: string[]) {
  const found = await Promise.all(states.map((state) => edge(page.locator(of(state)).first())));
  expect(new Set(found).size, found.join("; ")).toBe(states.length);
  for (const one of found) expect(one, "has an edge at all").not.toMatch(/^none|^hidden|\/ 0px$/);
}

test("R082 without colours every state has an edge of its own: day, week, month, words", async ({
  page,
  server,
}) => {
  await read(page, server, "en");
  await page.goto("/ui");
  await edges(page, (state) => `#day .block[data-state=${state}]`, STATES);
  await edges(page, (state) => `#week .week-block[data-state=${state}]`, STATES);
  await edges(page, (state) => `#schedule li[data-state=${state}]`, STATES);
  await edges(page, (state) => `#states .swatch[data-state=${state}]`, ["free", ...STATES]);
  await edges(page, (state) => `#states .state-word[data-state=${state}]`, STATES);
});

test("R138 without colours a door is told by its word and its frame @door", async ({
  page,
  server,
}) => {
  await read(page, server, "en");
  const frames = new Map<string, string>();
  for (const look of ["free", "booked", "in_use", "ended", "unsure"]) {
    await page.goto(`/ui/door?look=${look}`);
    frames.set(look, await edge(page.getByRole("main")));
  }
  expect(new Set(frames.values()).size, [...frames].join("; ")).toBe(5);
  for (const look of LOOKS_OF_DOORS) {
    await page.goto(`/ui/door?look=${look}&palette=legend`);
    const word = page.locator(".door-word, .pairing h1");
    await expect(word).toBeVisible();
    expect(((await word.textContent()) ?? "").trim()).not.toBe("");
    const shown = await word.evaluate((element) => {
      const { color } = getComputedStyle(element);
      const { backgroundColor } = getComputedStyle(element.closest("main") ?? element);
      return color !== backgroundColor;
    });
    expect(shown, `${look}: the word is seen`).toBe(true);
  }
});

test("without colours the focus and what is chosen stay visible", async ({ page, server }) => {
  const room = await newRoom(server);
  await book(server, FANG, room, ["Edges", at(day(2), "10:00"), at(day(2), "11:00")]);
  await become(page, server, FANG);
  await openDay(page, day(2), room.name);
  const here = page.getByRole("navigation", { name: "Main" }).locator("[aria-current=page]");
  const others = page.getByRole("link", { name: "My schedule" });
  expect(await edge(here)).not.toBe(await edge(others));
  const chosen = page.locator(".switcher [aria-current=page]");
  const line = chosen.evaluate((element) => getComputedStyle(element).textDecorationLine);
  expect(await line).toContain("underline");
  const block = row(page, room.name).getByRole("link", { name: /^Edges,/ });
  await block.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(block).toBeFocused();
  const ring = await block.evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return `${outlineStyle} ${outlineWidth}`;
  });
  expect(ring).toBe("solid 3px");
});

test("without colours the line of now and the live dot are still drawn", async ({
  page,
  server,
}) => {
  await read(page, server, "en");
  await page.goto("/ui");
  for (const shape of ["#day .cal-now", "#week .week-now:not([hidden])", "#states .live-dot"]) {
    const seen = await page
      .locator(shape)
      .first()
      .evaluate((element) => {
        const paper = document.createElement("i");
        paper.style.color = "Canvas";
        document.body.append(paper);
        const canvas = getComputedStyle(paper).color;
        paper.remove();
        return getComputedStyle(element).backgroundColor !== canvas;
      });
    expect(seen, shape).toBe(true);
  }
});
