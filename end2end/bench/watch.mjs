// Runs in a page before anything else: the clock of what is painted, the same for every calendar.

/** `answer` is a part of the data's address, `block` the selector of one painted booking. */
export function watch({ answer, block }) {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({
    type: "longtask",
    buffered: true,
  });
  let ready = 0;
  const text = Response.prototype.text;
  Response.prototype.text = async function () {
    const said = await text.call(this);
    if (this.url.includes(answer)) ready = performance.now();
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
          if (!ready || document.querySelectorAll(block).length < 300) return;
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
