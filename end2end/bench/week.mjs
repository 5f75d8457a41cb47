// The week view's figures on 200 rooms and 8,400 bookings:
//   node end2end/bench/week.mjs target/release/lintel
// Needs the browser bundles (`cargo xtask web`). Chromium: LINTEL_CHROMIUM, else Playwright's own.
import http from "node:http";

import { chromium } from "@playwright/test";

import { fill, house, post } from "./house.mjs";

const ROOMS = 200;
const ASKED = 50;

const lintel = process.argv[2] ?? "target/release/lintel";
const monday = nextMonday();
const server = await house(lintel);
try {
  const begin = performance.now();
  const rooms = await fill(server, ROOMS, monday);
  say("seeded", `${((performance.now() - begin) / 1000).toFixed(1)} s`);
  await answers(server);
  await screens(server, rooms);
} finally {
  await server.stop();
}

/** How long the server takes, and how much it sends. */
async function answers({ url, bearer }) {
  const path = `/api/v1/week?from=${monday}`;
  const cold = await get(url, bearer, path, "br");
  const times = [];
  for (let nth = 0; nth < ASKED; nth += 1) times.push((await get(url, bearer, path, "br")).ms);
  times.sort((one, other) => one - other);
  const gzip = await get(url, bearer, path, "gzip");
  const plain = await get(url, bearer, path, "identity");
  say("answer, the first one (nothing remembered)", ms(cold.ms));
  say(`answer, p50 of ${ASKED}`, ms(times[Math.floor(ASKED / 2)]));
  say(`answer, p99 of ${ASKED}`, ms(times[Math.ceil(ASKED * 0.99) - 1]));
  say("bytes: br, gzip, plain", `${cold.bytes}, ${gzip.bytes}, ${plain.bytes}`);
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
  const args = ["--no-sandbox", "--disable-gpu"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    for (const slower of [1, 4]) await screen(browser, server, rooms, slower);
  } finally {
    await browser.close();
  }
}

async function screen(browser, { url, bearer }, rooms, slower) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: "lintel_session", value: bearer, url }]);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.addInitScript(watch);
  const cdp = await context.newCDPSession(page);
  await page.goto(`${url}/week?date=${before(monday)}`);
  await page.getByText(/^Live, /).waitFor();
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: slower });
  const how = slower === 1 ? "" : ` (CPU ${slower}× slower)`;

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
  painted.sort((one, other) => one - other);
  say(`data ready → painted${how}, median and worst of 5`, `${ms(painted[2])}, ${ms(painted[4])}`);

  await page.getByRole("link", { name: "Week after" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".week-block").length > 300);
  say(`elements in the page${how}`, await page.locator("*").count());
  const scrolled = await page.evaluate(() => window.lintelBench.scroll());
  const frames = `${scrolled.frames} frames, longest ${ms(scrolled.frame)}`;
  say(`longest task while scrolling end to end${how}`, `${ms(scrolled.task)}; ${frames}`);

  await page.locator(".week").evaluate((grid) => (grid.scrollTop = 0));
  await page.waitForTimeout(300);
  const told = page.evaluate(() => window.lintelBench.touched());
  const start = new Date(Date.parse(`${monday}T18:00:00+08:00`) + slower * 7_200_000);
  const end = new Date(start.getTime() + 3_600_000);
  const when = { start: start.toISOString(), end: end.toISOString() };
  await post(url, bearer, "/api/v1/bookings", { room: rooms[1], subject: "Pushed", ...when });
  say(`elements that a pushed change put in and took out${how}`, JSON.stringify(await told));
  await context.close();
}

/** Runs in the page before anything else. */
function watch() {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({
    type: "longtask",
    buffered: true,
  });
  let ready = 0;
  const text = Response.prototype.text;
  Response.prototype.text = async function () {
    const said = await text.call(this);
    if (this.url.includes("/api/fn/week/")) ready = performance.now();
    return said;
  };
  const rows = () => document.querySelector(".week-rows");
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const within = (node) => (node.querySelectorAll?.("*").length ?? -1) + 1;
  const elements = (nodes) => [...nodes].reduce((sum, node) => sum + within(node), 0);
  window.lintelBench = {
    painted: undefined,
    /** From the answer's last byte to the frame after the rows were put in. */
    arm() {
      ready = 0;
      window.lintelBench.painted = new Promise((done) => {
        const look = new MutationObserver(async () => {
          if (!ready || document.querySelectorAll(".week-block").length < 300) return;
          look.disconnect();
          await frame();
          await frame();
          done(performance.now() - ready);
        });
        look.observe(document.body, { childList: true, subtree: true });
      });
    },
    async scroll() {
      const grid = document.querySelector(".week");
      tasks.length = 0;
      let [frames, longest, last] = [0, 0, await frame()];
      while (grid.scrollTop + grid.clientHeight < grid.scrollHeight - 1) {
        grid.scrollTop += 120;
        const now = await frame();
        longest = Math.max(longest, now - last);
        last = now;
        frames += 1;
      }
      await new Promise((wake) => setTimeout(wake, 200));
      const task = Math.max(0, ...tasks.map((one) => one.duration));
      return { frames, frame: longest, task };
    },
    touched() {
      return new Promise((done) => {
        const look = new MutationObserver((records) => {
          if (!document.querySelector(".week-rows")?.innerHTML.includes("Pushed")) return;
          const put = records.reduce((sum, one) => sum + elements(one.addedNodes), 0);
          const taken = records.reduce((sum, one) => sum + elements(one.removedNodes), 0);
          look.disconnect();
          done({ put, taken, records: records.length });
        });
        look.observe(rows(), { childList: true, subtree: true, attributes: true });
      });
    },
  };
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

function ms(value) {
  return `${value.toFixed(1)} ms`;
}

function say(name, value) {
  console.log(`${name}: ${value}`);
}
