// One door's life in the truth test, step by step, and the judge of what its glass says.
import { setTimeout as sleep } from "node:timers/promises";

import { SLACK, around, stateAt, wasFree } from "./oracle.mjs";
import { copied, dice, watch } from "./tablet.mjs";

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];
/** How late delivered news may be, how long a door may know nothing, and that with "As of". */
const [TOLD, SURE, HEDGED] = [2 * SECOND, MINUTE, 5 * MINUTE];
const WHOLE = ["edit", "edit", "edit", "cut", "cut", "set", "reload"];
const PASSING = ["runFor", "fastForward"];
const CUT = ["away", "away", "away", "away", "edit", "edit", "set", "reload", "mend"];

/** One door's life. Times are the house's; the tablet's run ahead of it while the cable is out. */
export class Scenario {
  constructor(run, nth, room, cable, context) {
    Object.assign(this, { run, nth, room, cable, context });
    this.dice = dice(run.seed * 1_000 + nth);
    this.plans = [{ since: -Infinity, until: Infinity, slots: [] }];
    // `ahead` is what the tablet lived more than the house since it was in contact, `passed` ever.
    Object.assign(this, { ahead: 0, passed: 0, held: [], waiting: [], steps: [] });
    this.skew = this.dice.one([0, 1, 1]) * this.dice.between(-3 * HOUR, 3 * HOUR);
  }

  now = () => Date.now() + this.ahead;
  age = () => Date.now() + this.passed;

  async play() {
    await this.context.clock.install({ time: Date.now() + this.skew });
    await this.context.addInitScript(watch);
    await this.context.exposeBinding("lintelSaid", (_, glass) => this.said(glass));
    this.page = await this.context.newPage();
    for (let first = this.dice.between(0, 2); first > 0; first -= 1) await this.edit();
    const { told } = this.cable;
    await this.page.goto(`${this.cable.url}/door`);
    await this.page.evaluate(copied);
    await this.back(told);
    for (let more = this.dice.between(9, 14); more > 0 && !this.lied; more -= 1) {
      const step = this.dice.one(this.cutAt === undefined ? WHOLE : CUT);
      this.steps.push(step);
      await this[step]();
      this.judge(await this.look());
      if (this.cutAt === undefined) await this.settle(step === "edit" ? TOLD : 5 * SECOND);
    }
    if (this.cutAt !== undefined) await this.mend();
  }

  /** Somebody books, moves, gives up or ends early; then the API says what is true. */
  async edit() {
    const [way, which] = [this.dice.between(0, 7), this.dice.between(0, 9)];
    const near = this.dice.between(-20, 10);
    const start = this.now() + SECOND * this.dice.one([near, 900 + 4 * near, 1_200 + 12 * near]);
    const length = SECOND * this.dice.between(15, 240);
    const at = { start: new Date(start), end: new Date(start + length) };
    const one = this.held[which % (this.held.length || 1)];
    const since = this.age();
    this.busy = true;
    const book = { room: this.room, subject: "Truth", ...at };
    const wish = !one || way < 3 ? ["POST", "/bookings", book]
      : way === 3 ? ["PATCH", `/bookings/${one.id}`, at]
      : way < 6 ? ["DELETE", `/bookings/${one.id}`] : ["POST", `/bookings/${one.id}/end`];
    await this.run.call(...wish).catch(() => this.steps.push("(refused)"));
    this.held = (await this.run.call("GET", `/bookings?room=${this.room}`)).items;
    const slots = this.held.map(({ start, end }) => [Date.parse(start), Date.parse(end)]);
    this.plans.at(-1).until = this.age();
    this.plans.push({ since, until: Infinity, slots });
    this.busy = false;
    for (const then of this.waiting.splice(0)) this.judge(...then);
  }

  async cut() {
    this.cutAt = this.age();
    const how = this.dice.one(["mute", "torn", "noticed"]);
    this.steps.push(how);
    if (how === "noticed") await this.context.setOffline(true);
    this.cable.set(how === "mute" ? how : "torn");
  }

  async mend() {
    const { told } = this.cable;
    this.cable.set("whole", this.dice.one([true, false]));
    await this.context.setOffline(false);
    await this.back(told);
  }

  /** In contact again: the line has begun anew, and the glass says so. */
  async back(told) {
    this.mending = true;
    for (let tries = 1; tries < 160; tries += 1) {
      await sleep(250);
      if (told < this.cable.told && (await this.isTrue(Date.now()))) {
        Object.assign(this, { ahead: 0, cutAt: undefined, blind: false, mending: false });
        return;
      }
      if (tries % 4 || told < this.cable.told) continue;
      // The line waits before it tries again, or for a silence that was none.
      await this.advance(8 * SECOND, "runFor");
      ({ told } = this.cable);
    }
    const glass = JSON.stringify(await this.look());
    throw new Error(`no contact: ${await this.page.title()}, ${glass}`);
  }

  /** Time passes on the tablet's side, in pieces with looks between them. */
  async away() {
    const long = SECOND * this.dice.one([30, 90, 200, 400, 9_000]);
    for (let rest = this.dice.between(long / 2, long); rest > 0 && !this.lied; ) {
      const piece = long < HOUR ? this.dice.between(5 * SECOND, 50 * SECOND) : rest;
      this.steps.push(Math.round(piece / SECOND));
      await this.advance(piece, this.dice.one(long < HOUR ? PASSING : ["fastForward"]));
      this.judge(await this.look());
      rest -= piece;
    }
  }

  async advance(ms, how) {
    this.deaf = true;
    if (this.run.sabotage !== "clock") await this.context.clock[how](ms);
    this.ahead += ms;
    this.passed += ms;
    await sleep(80);
    this.deaf = false;
  }

  /** Somebody sets the tablet's clock, or it slept: its other clock did not go on. */
  async set() {
    this.skew += this.dice.between(-4 * HOUR, 4 * HOUR);
    await this.context.clock.setSystemTime(this.now() + this.skew);
  }

  async reload() {
    const { told } = this.cable;
    if (this.cutAt === undefined) {
      await this.page.reload();
      return this.back(told);
    }
    // From its own copy: nobody has told this page anything.
    if (!this.blind) this.before = this.document;
    this.blind = true;
    await this.page.reload();
  }

  look = () => this.page.evaluate(() => window.lintelLook());

  /** What stands on the glass as it comes; who is in the middle of something judges later. */
  said(glass) {
    if (this.deaf) return;
    if (this.busy) this.waiting.push([glass, this.now(), this.age()]);
    else this.judge(glass);
  }

  judge(glass, now = this.now(), age = this.age()) {
    const { document, look, word, asOf } = glass;
    this.document = document;
    const free = look === "free" || /free/i.test(word);
    this.run.seen[free && asOf ? "as of" : look] += 1;
    if (!free) return;
    // The house may have been heard again, and its time is the tablet's then.
    if (this.mending && wasFree(this.plans, Date.now(), age, SURE + SLACK)) return;
    const silent = this.cutAt === undefined ? 0 : age - this.cutAt;
    const known = silent === 0 ? TOLD : SLACK + (asOf ? HEDGED : SURE);
    let why;
    if (this.blind && document !== this.before) why = "nobody told it";
    else if (HEDGED + SLACK < silent) why = "it heard nothing for too long";
    else if (SURE + SLACK < silent && !asOf) why = "it does not say how old that is";
    else if (!wasFree(this.plans, now, age, known)) why = "it is not";
    if (why) this.report("free", `it says ${word} ${asOf}, but ${why}`);
  }

  /** In contact it shows the very state of its room. */
  async settle(within) {
    const deadline = Date.now() + within;
    while (!(await this.isTrue(Date.now()))) {
      await sleep(50);
      if (Date.now() < deadline) continue;
      const glass = await this.look();
      this.judge(glass);
      return this.lied || this.report("other", JSON.stringify(glass));
    }
  }

  async isTrue(at) {
    const { look, asOf } = await this.look();
    return !asOf && around(at).some((at) => stateAt(this.plans.at(-1).slots, at) === look);
  }

  report(kind, what) {
    this.run.lies[kind] += 1;
    if (this.lied) return;
    this.lied = true;
    const time = (at) => (Number.isFinite(at) ? new Date(at).toISOString().slice(11, 19) : "ever");
    const spans = (slots) => slots.map((slot) => slot.map(time).join("–")).join(", ");
    const begun = (since) => time(since - this.passed + this.ahead);
    const told = ({ since, slots }) => `  since ${begun(since)}: ${spans(slots)}`;
    const skew = `skew ${Math.round(this.skew / MINUTE)} min`;
    console.error(`scenario ${this.nth} of seed ${this.run.seed}, ${skew}: ${what}`);
    console.error(`  at ${time(this.now())} after ${this.steps.join(", ")}`);
    console.error(this.plans.slice(-4).map(told).join("\n"));
  }
}
