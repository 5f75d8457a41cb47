// A house to measure in: its own server on its own data, two hundred rooms and a full week.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const READY_WITHIN_MS = 60_000;
const QUIET = { stdio: ["ignore", "pipe", "ignore"] };
const ZONE = "Asia/Shanghai";
const STARTS = ["08:30", "10:00", "11:00", "13:30", "15:00", "16:30"];
const ABOUT = ["Stand-up", "Design review", "1:1", "Budget", "Hiring panel", "产品迭代会", "Retro"];

/** Starts `lintel` on a fresh database; `stop()` ends it and takes its data away. */
export async function house(lintel, seed = []) {
  const folder = mkdtempSync(path.join(tmpdir(), "lintel-bench-"));
  const database = ["--database", `rocksdb://${path.join(folder, "db")}?sync=every`];
  for (const words of seed) execFileSync(lintel, [...words, ...database], { stdio: "ignore" });
  const key = (role) => ["api-key", "create", "--role", role, "--name", "bench", ...database];
  const bearer = execFileSync(lintel, key("system_administrator"), QUIET).toString().trim();
  const port = await freePort();
  const flags = ["--files", path.join(folder, "files"), "--listen", `127.0.0.1:${port}`];
  const server = spawn(lintel, ["serve", ...database, ...flags], { stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  await ready(url);
  const stop = async () => {
    const ended = once(server, "exit");
    server.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, bearer, stop };
}

/** The demo's house; its people sign in, and a door is paired: each answers a cookie. */
export async function demo(lintel) {
  const server = await house(lintel, [["seed", "demo"]]);
  const { url, bearer } = server;
  const cookies = (answer) => answer.headers.getSetCookie().map((one) => one.split(";")[0]);
  const signIn = async (role) => {
    const answer = await fetch(`${url}/demo/sign-in/${role}`, { redirect: "manual" });
    return cookies(answer).join("; ");
  };
  const door = async () => {
    const offered = await post(url, bearer, "/api/v1/doors/pairings", {});
    const headers = { authorization: `Bearer ${bearer}`, "content-type": "application/json" };
    const rooms = await (await fetch(`${url}/api/v1/rooms?limit=1`, { headers })).json();
    const confirmed = { code: offered.code, room: rooms.items[0].id, name: "Bench" };
    await post(url, bearer, "/api/v1/doors/pairings/confirm", confirmed);
    const body = JSON.stringify({ secret: offered.secret });
    const poll = { method: "POST", headers, body };
    return cookies(await fetch(`${url}/api/v1/doors/pairings/poll`, poll)).join("; ");
  };
  return { ...server, signIn, door };
}

/** `rooms` rooms, six bookings a day each, from `monday` on for a week. */
export async function fill({ url, bearer }, rooms, monday) {
  const ids = [];
  for (let nth = 0; nth < rooms; nth += 1) {
    const floor = String(1 + (Math.floor(nth / 10) % 5));
    const building = `Hall ${"ABCD"[Math.floor(nth / 50) % 4]}`;
    const name = `Room ${String(nth + 1).padStart(3, "0")}`;
    const capacity = 4 + (nth % 12);
    const place = { building, floor, time_zone: ZONE, equipment: ["screen"] };
    ids.push((await post(url, bearer, "/api/v1/rooms", { name, capacity, ...place })).id);
  }
  const ofRoom = (room, nth) => STARTS.map((time, at) => wish(room, nth, time, at, monday));
  const wishes = ids.flatMap(ofRoom);
  // Side by side, as far as the server likes it.
  const workers = Array.from({ length: 8 }, async () => {
    for (let one = wishes.pop(); one; one = wishes.pop()) {
      await post(url, bearer, "/api/v1/bookings", one);
    }
  });
  await Promise.all(workers);
  return ids;
}

/** The same week as other calendars take it: each date by itself, wall times as UTC. */
export function drawn(ids, monday) {
  const days = Array.from({ length: 7 }, (_, day) => day * 86_400_000);
  const moved = (at, by) => new Date(Date.parse(at) + 28_800_000 + by).toISOString();
  return ids.flatMap((room, nth) =>
    STARTS.flatMap((time, at) => {
      const { subject, start, end } = wish(room, nth, time, at, monday);
      return days.map((day) => {
        const when = { start: moved(start, day), end: moved(end, day) };
        return { id: `${room}-${at}-${day}`, resourceId: room, title: subject, ...when };
      });
    }),
  );
}

function wish(room, nth, time, at, monday) {
  const start = Date.parse(`${monday}T${time}:00+08:00`);
  const end = start + (at % 3 === 0 ? 60 : 45) * 60_000;
  const subject = `${ABOUT[(nth + at) % ABOUT.length]} ${1 + ((nth * 7 + at) % 90)}`;
  const when = { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
  return { room, subject, ...when, rrule: "FREQ=DAILY;COUNT=7" };
}

/** Posts JSON and answers JSON. */
export async function post(url, bearer, to, body) {
  const headers = { authorization: `Bearer ${bearer}`, "content-type": "application/json" };
  const answer = await fetch(url + to, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`POST ${to}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function ready(url) {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error("the server was not ready in time");
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
