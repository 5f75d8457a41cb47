// Doors whose cable is cut, whose clock is wrong and whose room is booked, moved and given up at
// random: never a false "free" (the claim: app/src/doors/tests/truth.rs), in a real browser:
//   node end2end/bench/truth.mjs target/release/lintel [--seed N] [--scenarios N] [--only N]
//     [--sabotage clock|wire] [--json FILE]
// Needs the browser bundles (`cargo xtask web`). Chromium: LINTEL_CHROMIUM, else Playwright's own.
// `--only` plays one scenario of a seed; `--sabotage` makes the doors lie, which must be found.
import { chromium } from "@playwright/test";

import { atLeast, atMost, finish, shown } from "./figures.mjs";
import { house } from "./house.mjs";
import { CLEARED } from "./oracle.mjs";
import { Scenario } from "./scenario.mjs";
import { laid } from "./tablet.mjs";

const AT_ONCE = 4;
const option = (name) => process.argv[process.argv.indexOf(`--${name}`) + 1 || Infinity];
const sabotage = option("sabotage");
const seed = Number(option("seed") ?? Date.now() % 1_000_000);
const nths = [...Array(Number(option("scenarios") ?? 200)).keys()];
const left = option("only") ? [Number(option("only"))] : nths;
const count = left.length;
const NEEDED = ["free", "as of", "unsure", "booked", "in_use"];
const seen = { free: 0, "as of": 0, unsure: 0, booked: 0, in_use: 0, ended: 0, nothing: 0 };
let made = 0;
const lies = { free: 0, other: 0, lost: 0 };

const server = await house(process.argv[2] ?? "target/release/lintel");

const run = { seed, sabotage, seen, lies, call };
await main();

async function main() {
  try {
    await walls();
  } finally {
    await server.stop();
  }
  shown("truth: scenarios", count, "", `seed ${seed}`);
  for (const [kind, looks] of Object.entries(seen)) {
    // A door that is always unsure would never lie.
    const name = `truth: ${kind}`;
    if (count > 1 && NEEDED.includes(kind)) atLeast(name, looks, count, "looks", "at the glass");
    else shown(name, looks, "looks", "at the glass");
  }
  atMost("truth: false free", lies.free, 0, "looks", "of all");
  atMost("truth: in contact, another state than the house's", lies.other, 0, "looks", "of all");
  atMost("truth: contact that did not come back", lies.lost, 0, "scenarios", "of all");
  finish(process.argv);
}

async function walls() {
  const executablePath = process.env.LINTEL_CHROMIUM || undefined;
  const args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    // The first brings the building into being.
    const rooms = [await newRoom("spare")];
    while (rooms.length < AT_ONCE) rooms.push(await newRoom("spare"));
    await Promise.all(rooms.map((room) => wall(browser, room)));
  } finally {
    await browser.close();
  }
}

/** A place for a tablet: a cable and a token. Its scenarios come one after another. */
async function wall(browser, spare) {
  const cable = await laid(Number(new URL(server.url).port), sabotage);
  const { code, secret } = await call("POST", "/doors/pairings", {});
  const door = await call("POST", "/doors/pairings/confirm", { code, room: spare, name: "Truth" });
  const { token } = await call("POST", "/doors/pairings/poll", { secret });
  for (let nth = left.shift(); nth !== undefined; nth = left.shift()) {
    const room = await newRoom(nth);
    await call("PATCH", `/doors/${door.id}`, { room });
    cable.set("whole", true);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addCookies([{ name: "lintel_door", value: token, url: cable.url }]);
    const one = new Scenario(run, nth, room, cable, context);
    await one.play().catch((error) => one.report("lost", error.message));
    await context.close();
  }
  cable.close();
}

async function newRoom(name) {
  const place = { capacity: 6, time_zone: "Asia/Shanghai", building: "Annexe", floor: "1" };
  const rules = { min_minutes: null, buffer_after_minutes: CLEARED / 60_000 };
  const room = { name: `Room ${name} ${(made += 1)}`, ...place, ...rules };
  return (await call("POST", "/rooms", room)).id;
}

async function call(method, path, body) {
  const headers = { authorization: `Bearer ${server.bearer}`, "content-type": "application/json" };
  const asked = { method, headers, body: body && JSON.stringify(body) };
  const answer = await fetch(`${server.url}/api/v1${path}`, asked);
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text && JSON.parse(text);
}
