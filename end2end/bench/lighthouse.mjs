// What Lighthouse says of the pages that people see most, on the demo's data:
//   node end2end/bench/lighthouse.mjs target/release/lintel [--json FILE]
// Needs the browser bundles (`cargo xtask web`). Chromium: LINTEL_CHROMIUM, else where it is found.
// Each category is the median of three runs; what a run finds wanting goes to stderr.
import { atLeast, finish, percentile, shown } from "./figures.mjs";
import { demo } from "./house.mjs";
import { install } from "./install.mjs";

install();
const { launch } = await import("chrome-launcher");
const { default: lighthouse, desktopConfig } = await import("lighthouse");

const RUNS = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const server = await demo(process.argv[2] ?? "target/release/lintel");
try {
  const person = await server.signIn("system_administrator");
  const best = { performance: 95, accessibility: 100, "best-practices": 100 };
  await page("calendar day, desktop", "/", person, best, desktopConfig);
  await page("week, desktop", "/week", person, {}, desktopConfig);
  await page("door, mobile", "/door", await server.door(), { performance: 95 });
  await page("phone list, mobile", "/m", await server.signIn("ordinary"), { performance: 95 });
} finally {
  await server.stop();
}
finish(process.argv);

/** One page's categories; `bars` names the least of some. */
async function page(name, path, cookie, bars, config) {
  const runs = [];
  for (let nth = 0; nth < RUNS; nth += 1) runs.push(await run(path, cookie, config));
  for (const category of CATEGORIES) {
    const scores = runs.map((one) => 100 * (one.categories[category].score ?? 0));
    const how = `median of ${scores.map((one) => one.toFixed(0)).join(", ")}`;
    const what = `lighthouse: ${name}: ${category}`;
    const median = percentile(scores, 0.5);
    if (bars[category]) atLeast(what, median, bars[category], "points", how);
    else shown(what, median, "points", how);
  }
  wanting(name, runs[RUNS - 1]);
}

/** A fresh browser each time: nothing is cached. */
async function run(path, cookie, config) {
  const chrome = await launch({
    chromePath: process.env.LINTEL_CHROMIUM || undefined,
    chromeFlags: FLAGS,
    logLevel: "error",
  });
  try {
    const flags = { port: chrome.port, logLevel: "error", extraHeaders: { Cookie: cookie } };
    const found = await lighthouse(server.url + path, flags, config);
    const { finalDisplayedUrl, runtimeError } = found.lhr;
    if (runtimeError) throw new Error(`${path}: ${runtimeError.message}`);
    if (new URL(finalDisplayedUrl).pathname !== path) {
      throw new Error(`${path} led to ${finalDisplayedUrl}`);
    }
    return found.lhr;
  } finally {
    chrome.kill();
  }
}

/** What counts in a category and is not as it should be. */
function wanting(name, { categories, audits }) {
  for (const category of CATEGORIES) {
    for (const { id, weight } of categories[category].auditRefs) {
      const { score, title, displayValue = "", details } = audits[id];
      if (weight === 0 || score === null || score >= 0.9) continue;
      const where = (details?.items ?? []).slice(0, 3).map((one) => one.node?.snippet ?? one.url);
      console.error(`  ${name}: ${category}: ${title} ${displayValue} ${where.join(" ")}`);
    }
  }
}
