// The same week drawn by other calendars, in the same browser and by the same clock. Their packages
// stand in package.json beside this file and are installed when they are missing; they are never
// shipped. FullCalendar's premium part runs under its key for GPL projects, only to measure.
import { build } from "esbuild";

import { percentile } from "./figures.mjs";
import { HERE, install } from "./install.mjs";
import { watch } from "./watch.mjs";

const ORIGIN = "http://rivals.test";
const TIMES = 3;
/** A rival that takes longer is told as taking so long. */
const PATIENCE_MS = 120_000;
const KEY = "GPL-My-Project-Is-Open-Source";

/** Options that all of them know by the same names. */
const OPTIONS = `{
  view: "resourceTimelineWeek", initialView: "resourceTimelineWeek", firstDay: 1,
  height: "100%", date: DATE, initialDate: DATE, timeZone: "UTC", editable: true,
  schedulerLicenseKey: "${KEY}", resources: RESOURCES, EVENTS,
}`;
const ASK = `async (asked) => {
  const from = asked.startStr.slice(0, 10);
  return JSON.parse(await (await fetch("/week?from=" + from)).text());
}`;

/** Each makes a calendar in `#calendar` and answers how to move it. */
const RIVALS = [
  {
    name: "FullCalendar 6.1",
    block: ".fc-event",
    source: `
      import { Calendar } from "@fullcalendar/core";
      import timeline from "@fullcalendar/resource-timeline";
      const options = ${OPTIONS.replace("EVENTS", `events: ${ASK}`)};
      const calendar = new Calendar(document.getElementById("calendar"), {
        ...options, plugins: [timeline],
      });
      calendar.render();
      window.rival = { next: () => calendar.next(), prev: () => calendar.prev() };`,
  },
  {
    name: "FullCalendar 7.0",
    block: ".rival-event",
    source: `
      import { Calendar } from "fullcalendar";
      import theme from "fullcalendar/themes/classic";
      import timeline from "fullcalendar-scheduler/resource-timeline";
      import "fullcalendar/skeleton.css";
      import "fullcalendar/themes/classic/theme.css";
      import "fullcalendar/themes/classic/palette.css";
      const options = ${OPTIONS.replace("EVENTS", `events: ${ASK}`)};
      const calendar = new Calendar(document.getElementById("calendar"), {
        ...options, plugins: [theme, timeline], eventClass: "rival-event",
      });
      calendar.render();
      window.rival = { next: () => calendar.next(), prev: () => calendar.prev() };`,
  },
  {
    name: "EventCalendar 5.15",
    block: ".ec-event",
    source: `
      import { createCalendar, ResourceTimeline } from "@event-calendar/core";
      import "@event-calendar/core/index.css";
      const options = ${OPTIONS.replace("EVENTS", `eventSources: [{ events: ${ASK} }]`)};
      const target = document.getElementById("calendar");
      const calendar = createCalendar(target, [ResourceTimeline], options);
      window.rival = { next: () => calendar.next(), prev: () => calendar.prev() };`,
  },
];

/** Milliseconds from data ready to painted, the median of a few, for each: `[{ name, ms }]`. */
export async function rivals(browser, { rooms, bookings, monday, before, viewport }) {
  install();
  const found = [];
  for (const rival of RIVALS) {
    const built = await bundle(rival, rooms, before);
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(PATIENCE_MS);
    page.on("pageerror", (error) => console.error(`${rival.name}: ${error}`));
    await page.route(`${ORIGIN}/**`, (route) => route.fulfill(answer(route, built)));
    await page.addInitScript(watch, { answer: "/week?from=", block: rival.block });
    found.push({ name: rival.name, ...(await times(page, rival)) });
    await page.close();
  }
  return found;

  function answer(route, { script, style }) {
    const url = new URL(route.request().url());
    if (url.pathname === "/week") {
      const full = url.searchParams.get("from") === monday;
      return { json: full ? bookings : [] };
    }
    if (url.pathname === "/rival.js") return { contentType: "text/javascript", body: script };
    if (url.pathname === "/rival.css") return { contentType: "text/css", body: style };
    return { contentType: "text/html; charset=utf-8", body: PAGE };
  }
}

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>rival</title>
<link rel="stylesheet" href="/rival.css"><style>html,body,#calendar{height:100%;margin:0}</style>
</head><body><div id="calendar"></div><script src="/rival.js"></script></body></html>`;

async function times(page, { block }) {
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => window.rival !== undefined);
  await page.waitForTimeout(1_000);
  const painted = [];
  let blocks = 0;
  for (let nth = 0; nth < TIMES; nth += 1) {
    await page.evaluate(() => window.lintelBench.arm());
    await page.evaluate(() => window.rival.next());
    painted.push(await patiently(page.evaluate(() => window.lintelBench.painted)));
    blocks = await page.locator(block).count();
    await page.evaluate(() => window.rival.prev());
    await page.waitForFunction((one) => document.querySelectorAll(one).length === 0, block);
  }
  return { ms: percentile(painted, 0.5), blocks };
}

function patiently(painted) {
  let timer;
  const patience = new Promise((done) => {
    timer = setTimeout(done, PATIENCE_MS, PATIENCE_MS);
  });
  return Promise.race([painted, patience]).finally(() => clearTimeout(timer));
}

async function bundle({ source }, rooms, before) {
  const resources = rooms.map(({ id, name }) => ({ id, title: name }));
  const known = `const DATE = "${before}"; const RESOURCES = ${JSON.stringify(resources)};\n`;
  const imports = source.replace(/^([\s\S]*import [^;]+;)/, (all) => `${all}\n${known}`);
  const built = await build({
    stdin: { contents: imports, resolveDir: HERE },
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    outdir: "out",
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const text = (ending) => built.outputFiles.find((one) => one.path.endsWith(ending))?.text ?? "";
  return { script: text(".js"), style: text(".css") };
}
