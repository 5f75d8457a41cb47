// What a door that is tested hangs on: a cable that can be cut, dice, and somebody who looks at it.
import { once } from "node:events";
import net from "node:net";

/** A cable of a tablet's own: torn out, or mute, which keeps what it carries until it is mended. */
export async function laid(port, sabotage) {
  const ends = new Set();
  const cable = { told: 0, state: "whole" };
  const carry = (from, to, isAnswer) => {
    ends.add(from);
    from.on("data", (bytes) => {
      if (isAnswer && sabotage === "wire" && bytes.includes("event: change")) return;
      if (isAnswer && bytes.includes("event: snapshot")) cable.told += 1;
      to.write(bytes);
    });
    from.on("error", () => to.destroy());
    from.on("close", () => ends.delete(from) && to.end());
    if (cable.state === "mute") from.pause();
  };
  const plug = net.createServer((near) => {
    if (cable.state === "torn") return near.destroy();
    const far = net.connect(port, "127.0.0.1");
    carry(near, far, false);
    carry(far, near, true);
  });
  await once(plug.listen(0, "127.0.0.1"), "listening");
  cable.url = `http://127.0.0.1:${plug.address().port}`;
  cable.close = () => plug.close();
  cable.set = (state, anew = state === "torn") => {
    cable.state = state;
    for (const end of ends) {
      if (anew) end.destroy();
      else if (state === "mute") end.pause();
      else end.resume();
    }
  };
  return cable;
}

/** Random numbers from a seed (mulberry32). */
export function dice(state) {
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least, most) => Math.round(least + next() * (most - least));
  return { between, one: (list) => list[Math.floor(next() * list.length)] };
}

/** Runs in the page: until it has a copy of itself to start from. */
export async function copied() {
  while (!(await caches.match("/door"))) await new Promise((wake) => setTimeout(wake, 20));
}

/** Runs in the page before anything else. */
export function watch() {
  const document = Math.random();
  // The test's clock gives a new page the age of all pages before it.
  const running = performance.now.bind(performance);
  let born;
  performance.now = () => running() - (born ??= running());
  const text = (of) => window.document.querySelector(of)?.textContent.trim() ?? "";
  window.lintelLook = () => {
    const main = window.document.querySelector("main[data-look]");
    const say = window.document.querySelector(".door-say");
    const bare = !say || window.document.styleSheets.length === 0;
    const hidden = bare || getComputedStyle(say).visibility === "hidden";
    if (hidden) return { document, look: "nothing", word: "", asOf: "" };
    const [word, asOf] = [text(".door-word"), text(".door-as-of")];
    return { document, look: main.dataset.look, word, asOf };
  };
  let last;
  const look = () => {
    const glass = window.lintelLook();
    const said = JSON.stringify(glass);
    if (said !== last) window.lintelSaid(glass);
    last = said;
  };
  const everything = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(look).observe(window.document, everything);
}
