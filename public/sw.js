// Keeps the shell of the door and of the phone, so that both open with the cable out.
//
// Pages: network first, the last good copy when the network does not answer in time. Files under
// /pkg carry their hash in the name, so the first copy is good for ever. Everything else (server
// functions, the live stream, the API) goes past here untouched: what a screen *knows* is kept and
// dated by the screen itself, never by this file.
"use strict";

const PAGES = "lintel-pages-1";
const FILES = "lintel-files-1";
const OFFLINE = "/offline.html";
const ALWAYS = [OFFLINE, "/offline.css", "/offline.js", "/icon.svg"];
const WAIT_MS = 4000;
const MOST_PAGES = 20;
const MOST_FILES = 60;
// Between tries at the first copy of a page.
const AGAIN_MS = [1000, 3000, 9000, 15000];

self.addEventListener("install", (event) => {
  const filled = caches.open(FILES).then((files) => files.addAll(ALWAYS));
  event.waitUntil(filled.then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && url.pathname === "/sign-out") {
    event.waitUntil(caches.delete(PAGES));
  }
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && hasShell(url)) event.respondWith(page(event, url));
  else if (isFile(url)) event.respondWith(file(event));
});

// A page that was changed since it was loaded, and is being left, asks for a new copy.
self.addEventListener("message", (event) => {
  const url = new URL(String(event.data), self.location.origin);
  if (url.origin === self.location.origin && hasShell(url)) event.waitUntil(fetchFirst(url));
});

function hasShell(url) {
  return /^\/(door|m)(\/|$)/.test(url.pathname);
}

function isFile(url) {
  return url.pathname.startsWith("/pkg/") || ALWAYS.includes(url.pathname);
}

// The page that installed this was loaded without it: fetch it and its files once more. A tablet
// that lost its network in this very moment would else have no copy until somebody loads it again.
async function takeOver() {
  const known = [PAGES, FILES];
  const old = (await caches.keys()).filter((name) => !known.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
  const open = await self.clients.matchAll({ type: "window" });
  const urls = open.map((client) => new URL(client.url)).filter(hasShell).slice(0, MOST_PAGES);
  await Promise.all(urls.map(fetchFirst));
}

async function fetchFirst(url) {
  for (const wait of [0, ...AGAIN_MS]) {
    await new Promise((wake) => setTimeout(wake, wait));
    const kept = await fetch(url).then((answer) => keep(url, answer)).then(() => true, () => false);
    if (kept) return;
  }
}

async function page(event, url) {
  const fresh = fetch(event.request);
  event.waitUntil(fresh.then((answer) => keep(url, answer.clone())).catch(() => {}));
  try {
    return await Promise.race([fresh, late()]);
  } catch {
    const pages = await caches.open(PAGES);
    const kept = await pages.match(keyOf(url));
    // No copy: a slow answer is still better than none.
    return kept ?? fresh.catch(() => caches.match(OFFLINE));
  }
}

// The query is not part of a page's name here: a phone keeps one copy of each page.
function keyOf(url) {
  return url.pathname;
}

async function keep(url, answer) {
  const pages = await caches.open(PAGES);
  // Sent to the sign-in page: what was kept belongs to somebody who is signed out.
  if (new URL(answer.url).pathname.endsWith("/sign-in")) {
    await caches.delete(PAGES);
    return;
  }
  const html = (answer.headers.get("content-type") ?? "").startsWith("text/html");
  if (!answer.ok || answer.redirected || !html) return;
  const text = await answer.text();
  await keepFiles(text);
  await pages.put(keyOf(url), marked(text, answer));
  await trim(pages, MOST_PAGES);
}

// A kept copy says so on <html>, so that a door never shows an old "free" before its WASM runs.
function marked(text, answer) {
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  return new Response(text.replace("<html", "<html data-kept"), { status: answer.status, headers });
}

async function keepFiles(html) {
  const files = await caches.open(FILES);
  const names = new Set(html.match(/\/pkg\/[\w./-]+/g) ?? []);
  for (const name of [...names].slice(0, MOST_FILES)) {
    if (!(await files.match(name))) await files.add(name).catch(() => {});
  }
  await trim(files, MOST_FILES);
}

async function file(event) {
  const kept = await caches.match(event.request, { ignoreSearch: true });
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) {
    const copy = answer.clone();
    event.waitUntil(caches.open(FILES).then((files) => files.put(event.request, copy)));
  }
  return answer;
}

// Oldest first: the cache lists its keys in the order in which they came.
async function trim(cache, most) {
  const keys = (await cache.keys()).filter((key) => !ALWAYS.includes(new URL(key.url).pathname));
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)));
}

function late() {
  return new Promise((_, reject) => setTimeout(() => reject(new Error("late")), WAIT_MS));
}
