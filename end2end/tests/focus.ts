// A page walked with Tab from its top to its end, and back: what is not reached, what has the focus
// out of sight (WCAG 2.4.11), what does not show it (2.4.7), where the way ends too early (2.1.2).
import type { JSHandle, Page } from "@playwright/test";

/** What a walk found, each as the control and what is wrong with it. */
export type Faults = string[];

/** More stops than any page of the demo has. */
const MOST = 900;
/** A field for dates or times is a few stops in one; more than these hold the focus. */
const STOPS_IN_ONE = 8;

interface Walk {
  /** Looks at what has the focus: its number, -1 at the page's end; whether Enter unfolds it. */
  look(): Promise<{ stop: number; folded: boolean }>;
  /** Every control was among the stops. */
  reached(): void;
  /** Those of the stops that are still on the page: lists are read again meanwhile. */
  standing(stops: number[]): string[];
  /** What stands at a stop. */
  name(stop: number): string;
  faults: string[];
}

/** Walks the page, with all that Enter unfolds, and back again. */
export async function walk(page: Page): Promise<Faults> {
  const way = await page.evaluateHandle(begin);
  const there = await pressOn(page, way, "Tab");
  await way.evaluate((walk) => walk.reached());
  const back = await pressOn(page, way, "Shift+Tab");
  const missed = there.stops.filter((stop) => !back.stops.includes(stop));
  const names = await way.evaluate((walk, stops) => walk.standing(stops), missed);
  const faults = await way.evaluate((walk) => walk.faults);
  await way.dispose();
  const lost = names.map((name) => `${name}: not on the way back`);
  return [...new Set([...faults, ...there.trap, ...back.trap, ...lost])];
}

/** To the page's end, or round it until the first stop comes again. */
async function pressOn(
  page: Page,
  way: JSHandle<Walk>,
  key: "Tab" | "Shift+Tab",
): Promise<{ stops: number[]; trap: string[] }> {
  const stops: number[] = [];
  const trap = async (stop: number) => {
    const name = await way.evaluate((walk, stop) => walk.name(stop), stop);
    return { stops, trap: [`${name}: ${key} comes back to it instead of leading on`] };
  };
  for (let [presses, times] = [0, 1]; presses < MOST; presses += 1) {
    await page.keyboard.press(key);
    const { stop, folded } = await way.evaluate((walk) => walk.look());
    times = stop === stops.at(-1) ? times + 1 : 1;
    if (stop < 0 || (stop === stops[0] && stops.length > 1)) return { stops, trap: [] };
    if (times > STOPS_IN_ONE || (times === 1 && stops.includes(stop))) return trap(stop);
    if (times === 1) stops.push(stop);
    if (folded && key === "Tab") await page.keyboard.press("Enter");
  }
  return trap(stops.at(-1) ?? -1);
}

// Runs in the page, so it holds all that it needs.
function begin(): Walk {
  const NATIVE = "a[href], area[href], button, input:not([type=hidden]), select, textarea, summary";
  const ROLES = ["button", "link", "tab", "menuitem", "checkbox", "switch", "option", "slider"];
  const OTHERS = `iframe, [contenteditable], [tabindex="0"], [role=${ROLES.join("], [role=")}]`;
  const COMPOSITES = "[role=grid], [role=tablist], [role=listbox], [role=menu], [role=toolbar]";

  const stops: Element[] = [];
  const faults: string[] = [];

  const labelOf = (one: Element) => (one instanceof HTMLInputElement ? one.labels?.[0] : null);
  const name = (one: Element) => {
    const text = one.getAttribute("aria-label") ?? labelOf(one)?.textContent ?? one.textContent;
    const which = [one.className, one.getAttribute("name")].filter((word) => word).join(" ");
    const short = (text ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
    return `${one.tagName.toLowerCase()} “${short}” (${which})`;
  };

  // Something of its box, or of a line of it, is drawn: not all is beneath a bar or out of sight.
  // A box that is itself invisible (a photo's file) is seen by its label.
  const hidden = (one: Element): string | undefined => {
    const label = labelOf(one);
    const shown = one.getBoundingClientRect().width > 2 && getComputedStyle(one).opacity !== "0";
    const lines = shown || !label ? one.getClientRects() : label.getClientRects();
    const hits = [...lines].flatMap(({ left, right, top, bottom }) => {
      const [x, y] = [(right - left) / 4, (bottom - top) / 2];
      const across = [left + 2, left + x, left + 2 * x, right - x, right - 2];
      const down = [top + 2, top + y, bottom - 2];
      return across.flatMap((x) => down.map((y) => document.elementFromPoint(x, y)));
    });
    if (hits.some((hit) => one.contains(hit) || (hit && label?.contains(hit)))) return undefined;
    const over = hits.find((hit) => hit);
    return over ? `hidden under ${name(over)}` : "out of the window";
  };

  // Its own looks, and those of what holds it: a label may frame the box within.
  const looks = (one: Element) =>
    [one, labelOf(one), one.parentElement].map((place) => {
      if (!place) return { ring: "", rest: "" };
      const style = getComputedStyle(place);
      const { outlineStyle, outlineWidth, outlineColor } = style;
      const clear = /(, |\/ )0\)$|transparent/.test(outlineColor);
      const drawn = outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !clear;
      const ring = drawn && uncut(place, style) ? `${outlineWidth} ${outlineColor}` : "";
      const { boxShadow, borderColor, borderWidth, backgroundColor } = style;
      return { ring, rest: [boxShadow, borderColor, borderWidth, backgroundColor].join() };
    });

  // At least one side of the ring lies within all that cuts it off.
  function uncut(one: Element, { outlineOffset, outlineWidth }: CSSStyleDeclaration): boolean {
    const out = parseFloat(outlineOffset) + parseFloat(outlineWidth);
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const sides = [left - out, -right - out, top - out, -bottom - out];
    let seen = sides.map(() => true);
    for (let place = one.parentElement; place; place = place.parentElement) {
      if (place === document.body || getComputedStyle(place).overflow === "visible") continue;
      const { x, y } = place.getBoundingClientRect();
      const [from, above] = [x + place.clientLeft, y + place.clientTop];
      const rim = [from, -from - place.clientWidth, above, -above - place.clientHeight];
      seen = seen.map((side, nth) => side && (sides[nth] ?? 0) >= (rim[nth] ?? 0) - 0.5);
    }
    return seen.some((side) => side);
  }

  // What it looked like with the focus, compared once it has lost it.
  let before: { one: Element; looks: ReturnType<typeof looks> } | undefined;
  const compare = () => {
    if (!before?.one.isConnected) return;
    const { one, looks: then } = before;
    const now = looks(one);
    const marked = then.some(({ ring, rest }, nth) => {
      return (ring && ring !== now[nth]?.ring) || rest !== now[nth]?.rest;
    });
    if (!marked) faults.push(`${name(one)}: does not show that it has the focus`);
  };

  const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
  const open = (one: Element) => {
    const { width, height } = one.getBoundingClientRect();
    return one.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0;
  };
  // A group of radios, and a grid that arrows walk, are one stop.
  const shared = (one: HTMLElement) => {
    if (one instanceof HTMLInputElement && one.type === "radio") {
      const inputs = stops.filter((other) => other instanceof HTMLInputElement);
      return inputs.some(({ name, form }) => name === one.name && form === one.form);
    }
    const whole = one.tabIndex < 0 && one.closest(COMPOSITES);
    return whole && stops.some((other) => whole.contains(other));
  };

  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  scrollTo(0, 0);
  return {
    async look() {
      const one = document.activeElement;
      if (before?.one !== one) compare();
      before = undefined;
      if (!one || one === document.body) return { stop: -1, folded: false };
      // The page scrolls at the next frame, or over a few.
      for (let tries = 0; tries < 20 && hidden(one); tries += 1) await frame();
      const why = hidden(one);
      if (why && one.isConnected) faults.push(`${name(one)}: ${why}`);
      // The button within a field for dates has a ring of its own, drawn by the browser.
      if (one.matches(":focus")) before = { one, looks: looks(one) };
      if (!stops.includes(one)) stops.push(one);
      const folded = one.matches("details:not([open]) > summary");
      return { stop: stops.indexOf(one), folded };
    },
    reached() {
      const controls = [...document.querySelectorAll<HTMLElement>(`${NATIVE}, ${OTHERS}`)];
      const free = controls.filter((one) => {
        return open(one) && !one.matches(":disabled") && !one.closest("[inert]");
      });
      const left = free.filter((one) => !stops.includes(one) && !shared(one));
      faults.push(...left.map((one) => `${name(one)}: Tab does not reach it`));
    },
    standing: (some) => {
      const here = some.map((stop) => stops[stop]).filter((one) => one?.isConnected);
      return here.map((one) => (one ? name(one) : ""));
    },
    name: (stop) => (stops[stop] ? name(stops[stop]) : "nothing"),
    faults,
  };
}
