// How soon a door tells the truth: from nothing on a slow tablet, again, and with no network:
//   node end2end/bench/door.mjs target/release/lintel [--json FILE]
// Needs the browser bundles (`cargo xtask web`). Chromium: LINTEL_CHROMIUM, else Playwright's own.
import { chromium } from "@playwright/test";

import { atMost, finish, percentile, shown } from "./figures.mjs";
import { house, post } from "./house.mjs";

const RUNS = 7;
const SLOWER = 4;
/** Milliseconds from the navigation's start to a picture that is true and from then on kept so. */
const COLD = 2_000;
const WARM = 500;
const BUSY = { look: "in_use", word: "In use" };
const UNSURE = { look: "unsure", word: "Unsure" };
/** A kept copy claims nothing about now (app/src/doors/known.rs). */
const SAYS = {
  in_use: /^In use\s+until \d\d:\d\d · Review 1\s/,
  unsure: /^Unsure\s+No contact since [\w ]*\d\d:\d\d\./,
};

const server = await house(process.argv[2] ?? "target/release/lintel");
let running = true;
const begun = [];
try {
  const { room, cookie } = await door(server);
  await inUse(server, room);
  const [cold, warm, cut, gone] = [[], [], [], []];
  for (let nth = 0; nth < RUNS; nth += 1) {
    const tablet = await switchedOn(cookie);
    cold.push(await slowly(tablet, () => opened(tablet, BUSY)));
    await kept(tablet);
    warm.push(await again(tablet, BUSY));
    await tablet.context.setOffline(true);
    cut.push(await again(tablet, UNSURE));
    await tablet.context.setOffline(false);
    if (nth + 1 < RUNS) await tablet.browser.close();
    else await withoutServer(tablet, gone);
  }
  told(`door: cold, CPU ${SLOWER}× slower`, cold, COLD);
  told("door: warm", warm, WARM);
  told("door: from the cache, cable out", cut, WARM);
  told("door: from the cache, server gone", gone, WARM);
} finally {
  await Promise.all(begun.map((browser) => browser.close()));
  if (running) await server.stop();
}
finish(process.argv);

/** The same tablet, while nothing listens at the server's address. */
async function withoutServer(tablet, gone) {
  await server.stop();
  running = false;
  for (let nth = 0; nth < RUNS; nth += 1) gone.push(await again(tablet, UNSURE));
}

/** A room of its own and the cookie of its tablet. */
async function door({ url, bearer }) {
  const place = { capacity: 6, time_zone: "Asia/Shanghai", building: "Annexe", floor: "1" };
  const room = (await post(url, bearer, "/api/v1/rooms", { name: "Bamboo", ...place })).id;
  const { code, secret } = await post(url, bearer, "/api/v1/doors/pairings", {});
  await post(url, bearer, "/api/v1/doors/pairings/confirm", { code, room, name: "Bench" });
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ secret });
  const poll = await fetch(`${url}/api/v1/doors/pairings/poll`, { method: "POST", headers, body });
  const [name, value] = poll.headers.getSetCookie()[0].split(";")[0].split("=");
  return { room, cookie: { name, value, url } };
}

/** Somebody is in there now, and others will be: a day's list to draw. */
async function inUse({ url, bearer }, room) {
  const hours = (after) => new Date(Date.now() + after * 3_600_000).toISOString();
  for (let nth = 0; nth < 8; nth += 1) {
    const when = { start: hours(nth * 1.5), end: hours(nth * 1.5 + 1) };
    await post(url, bearer, "/api/v1/bookings", { room, subject: `Review ${nth + 1}`, ...when });
  }
}

/** A browser that knows nothing but its cookie. */
async function switchedOn(cookie) {
  const executablePath = process.env.LINTEL_CHROMIUM || undefined;
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath, args });
  begun.push(browser);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.addCookies([cookie]);
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.addInitScript(watch);
  return { browser, context, page };
}

async function slowly({ context, page }, act) {
  const cdp = await context.newCDPSession(page);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const seen = await act();
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return seen;
}

async function opened(tablet, expected) {
  await tablet.page.goto(`${server.url}/door`);
  return seen(tablet, expected);
}

async function again(tablet, expected) {
  await tablet.page.reload();
  return seen(tablet, expected);
}

/** When the glass said what it must, and when the program had it; no lie at any time. */
async function seen({ page }, { look, word }) {
  const found = await page.evaluate(([look, word]) => window.lintelDoor(look, word), [look, word]);
  const said = await page.locator(".door-say").innerText();
  if (!SAYS[look].test(said)) throw new Error(`the glass says ${said}`);
  const lies = found.others.filter((one) => one !== "unsure");
  if (lies.length > 0) throw new Error(`before ${look} the glass was ${lies.join(", ")}`);
  return found;
}

/** The page and its program are in the tablet's cache. */
async function kept({ page }) {
  await page.evaluate(async () => {
    const isKept = async () => {
      const text = (await (await caches.match("/door"))?.text()) ?? "";
      const files = text.match(/\/pkg\/[\w./-]+/g) ?? [];
      const held = await Promise.all(files.map((file) => caches.match(file)));
      return navigator.serviceWorker.controller && files.length > 0 && held.every(Boolean);
    };
    while (!(await isKept())) await new Promise((wake) => setTimeout(wake, 20));
  });
}

function told(name, runs, most) {
  const figure = (part) => {
    const times = runs.map((one) => one[part]);
    const worst = percentile(times, 1).toFixed(0);
    return [percentile(times, 0.5), `median of ${runs.length}, worst ${worst} ms`];
  };
  const [painted, how] = figure("painted");
  shown(`${name}: true state painted`, painted, "ms", how);
  const [alive, long] = figure("alive");
  atMost(`${name}: and the program has it`, alive, most, "ms", long);
  const unsure = runs.filter((one) => one.others.length > 0).length;
  atMost(`${name}: unsure meanwhile`, unsure, 0, "times", `of ${runs.length} starts`);
}

/** Runs in the page before anything else; all times are from the navigation's start. */
function watch() {
  let heard;
  const Line = window.EventSource;
  window.EventSource = class extends Line {
    constructor(...given) {
      super(...given);
      this.addEventListener("snapshot", () => (heard ??= performance.now()));
    }
  };
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const looked = [];
  /** What a person sees; the page and its colours say nothing while the sentence is hidden. */
  const look = async () => {
    for (;;) {
      await frame();
      const say = document.querySelector(".door-say");
      const hidden = !say || getComputedStyle(say).visibility === "hidden";
      const glass = hidden ? undefined : document.querySelector("main[data-look]")?.dataset.look;
      looked.push({ at: performance.now(), glass, title: document.title });
    }
  };
  void look();
  window.lintelDoor = async (wanted, word) => {
    const isThere = (one) => one.glass === wanted;
    // The program names the page by the glass.
    const isAlive = (one) => isThere(one) && one.title.includes(word);
    // Only who claims something about now has heard the server.
    const needsLine = wanted !== "unsure";
    while (!looked.some(isAlive) || (needsLine && !heard)) await frame();
    await new Promise((wake) => setTimeout(wake, 500));
    const there = looked.findIndex(isThere);
    const steady = looked.findLastIndex((one) => !isAlive(one)) + 1;
    const paint = performance.getEntriesByName("first-contentful-paint")[0].startTime;
    // What was there in one frame is on the glass with the next.
    const painted = Math.max(paint, looked[there + 1].at);
    return {
      painted,
      alive: Math.max(painted, looked[steady + 1].at, heard ?? 0),
      others: looked.flatMap(({ glass }) => (glass === wanted ? [] : (glass ?? []))),
    };
  };
}
