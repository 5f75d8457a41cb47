// The week view's figures on 200 rooms and 8,400 bookings, and the same week drawn by others:
//   node end2end/bench/week.mjs target/release/lintel [--json FILE] [--alone]
// Needs the browser bundles (`cargo xtask web`). Chromium: LINTEL_CHROMIUM, else Playwright's own.
// `--alone` leaves the others out.
import http from "node:http";

import { chromium } from "@playwright/test";

import { atLeast, finish, percentile, shown } from "./figures.mjs";
import { drawn, fill, house, post } from "./house.mjs";
import { watch } from "./watch.mjs";

const ROOMS = 200;
const ASKED = 50;
/** Faster than the better of the others by at least so much. */
const FASTER = 10;
const VIEWPORT = { width: 1440, height: 900 };
const CLOCK = { answer: "/api/fn/week/", block: ".week-block" };

const lintel = process.argv[2] ?? "target/release/lintel";
const monday = nextMonday();
const server = await house(lintel);
try {
  const begin = performance.now();
  const rooms = await fill(server, ROOMS, monday);
  shown("week: seeded", (performance.now() - begin) / 1000, "s", "over HTTP");
  await answers(server);
  await screens(server, rooms);
} finally {
  await server.stop();
}
finish(process.argv);

/** How long the server takes, and how much it sends. */
async function answers({ url, bearer }) {
  const path = `/api/v1/week?from=${monday}`;
  const cold = await get(url, bearer, path, "br");
  const times = [];
  for (let nth = 0; nth < ASKED; nth += 1) times.push((await get(url, bearer, path, "br")).ms);
  const gzip = await get(url, bearer, path, "gzip");
  const plain = await get(url, bearer, path, "identity");
  shown("week: answer, the first one", cold.ms, "ms", "nothing remembered; brotli");
  shown("week: answer, p50", percentile(times, 0.5), "ms", `of ${ASKED}, brotli`);
  shown("week: answer, p99", percentile(times, 0.99), "ms", `of ${ASKED}, brotli`);
  const bytes = `gzip ${gzip.bytes}, plain ${plain.bytes}`;
  shown("week: answer, brotli", cold.bytes / 1024, "kB", bytes);
}

/** One request by hand: fetch() would unpack the answer. */
function get(url, bearer, path, encoding) {
  return new Promise((done, failed) => {
    const headers = { authorization: `Bearer ${bearer}`, "accept-encoding": encoding };
    const begin = performance.now();
    const request = http.get(url + path, { headers }, (answer) => {
      let bytes = 0;
      answer.on("data", (chunk) => (bytes += chunk.length));
      answer.on("end", () => {
        if (answer.statusCode !== 200) failed(new Error(`${path}: ${answer.statusCode}`));
        done({ ms: performance.now() - begin, bytes });
      });
    });
    request.on("error", failed);
  });
}

async function screens(server, rooms) {
  const executablePath = process.env.LINTEL_CHROMIUM || undefined;
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const own = await screen(browser, server, rooms, 1);
    await screen(browser, server, rooms, 4);
    if (!process.argv.includes("--alone")) await others(browser, rooms, own);
  } finally {
    await browser.close();
  }
}

async function screen(browser, { url, bearer }, rooms, slower) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  await context.addCookies([{ name: "lintel_session", value: bearer, url }]);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.addInitScript(watch, CLOCK);
  const cdp = await context.newCDPSession(page);
  await page.goto(`${url}/week?date=${before(monday)}`);
  await page.getByText(/^Live, /).waitFor();
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const how = slower === 1 ? "" : `, CPU ${slower}× slower`;

  const painted = [];
  for (let nth = 0; nth < 5; nth += 1) {
    await page.evaluate(() => window.lintelBench.arm());
    await page.getByRole("link", { name: "Week after" }).click();
    painted.push(await page.evaluate(() => window.lintelBench.painted));
    const blocks = await page.locator(".week-block").count();
    if (blocks < 300) throw new Error(`only ${blocks} blocks are painted`);
    await page.getByRole("link", { name: "Week before" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".week-block").length < 300);
  }
  const median = percentile(painted, 0.5);
  const worst = `median of 5, worst ${percentile(painted, 1).toFixed(1)} ms`;
  shown(`week: data ready → painted${how}`, median, "ms", worst);

  await page.getByRole("link", { name: "Week after" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".week-block").length > 300);
  const count = await page.locator("*").count();
  shown(`week: elements in the page${how}`, count, "", "all 200 rooms");
  const scrolled = await page.evaluate(() => window.lintelBench.scroll());
  const frames = `end to end; ${scrolled.frames} frames, longest ${scrolled.frame.toFixed(1)} ms`;
  shown(`week: longest task while scrolling${how}`, scrolled.task, "ms", frames);

  await page.locator(".week").evaluate((grid) => (grid.scrollTop = 0));
  await page.waitForTimeout(300);
  const told = page.evaluate(() => window.lintelBench.touched());
  const start = new Date(Date.parse(`${monday}T18:00:00+08:00`) + slower * 7_200_000);
  const end = new Date(start.getTime() + 3_600_000);
  const when = { start: start.toISOString(), end: end.toISOString() };
  await post(url, bearer, "/api/v1/bookings", { room: rooms[1], subject: "Pushed", ...when });
  const { put, taken } = await told;
  shown(`week: elements put in by a pushed change${how}`, put, "", `${taken} taken out`);
  await context.close();
  return median;
}

/** The same data by other calendars, in the same browser and by the same clock. */
async function others(browser, ids, own) {
  const { rivals } = await import("./rivals.mjs");
  const rooms = ids.map((id, nth) => ({ id, name: `Room ${String(nth + 1).padStart(3, "0")}` }));
  const bookings = drawn(ids, monday);
  const house = { rooms, bookings, monday, before: before(monday), viewport: VIEWPORT };
  const found = await rivals(browser, house);
  for (const { name, ms, blocks } of found) {
    shown(`week: data ready → painted, ${name}`, ms, "ms", `median of 3; ${blocks} bookings drawn`);
  }
  const better = Math.min(...found.map((one) => one.ms));
  const name = "week: the better of the others / Lintel, painted";
  atLeast(name, better / own, FASTER, "ratio", "same data, browser, viewport and clock");
}

function nextMonday() {
  const day = new Date(Date.now() + 86_400_000);
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() + 1);
  day.setUTCDate(day.getUTCDate() + 7);
  return day.toISOString().slice(0, 10);
}

function before(day) {
  return new Date(Date.parse(day) - 7 * 86_400_000).toISOString().slice(0, 10);
}
