// A list that is made anew, or put in another order, takes the focus with it: this gives it back to
// the same control, or else to the page's heading, so that the next Tab goes on from there and not
// from the top (WCAG 2.4.3).
{
  const CONTROLS = "a[href], button, input, select, textarea, summary";
  const WAIT_MS = 1000;
  let held;

  const said = (one) => one.getAttribute("href") || one.getAttribute("aria-label");
  const nameOf = (one) => one.id || said(one) || one.textContent;
  const rowOf = (one) => one.closest("li, tr")?.querySelector("a, h2, h3, strong, th")?.textContent;

  const again = () =>
    [...document.querySelectorAll("main :is(" + CONTROLS + ")")].find(
      (one) => nameOf(one) === held.name && rowOf(one) === held.row,
    );

  const moved = (changes) =>
    document.activeElement === document.body &&
    changes.some(({ addedNodes }) => [...addedNodes].some((node) => node.contains(held.one)));

  const look = (changes) => {
    if (!held) return;
    if (held.one.isConnected) {
      if (moved(changes)) held.one.focus({ preventScroll: true });
      return;
    }
    const here = document.activeElement;
    const nowhere = here === document.body || here === held.heading;
    const late = held.lost && performance.now() - held.lost > WAIT_MS;
    if (!nowhere || late || location.href !== held.at) {
      held = undefined;
      return;
    }
    held.lost ??= performance.now();
    const same = again();
    if (same) return same.focus({ preventScroll: true });
    held.heading = document.querySelector("main h1");
    if (held.heading && here !== held.heading) {
      held.heading.tabIndex = -1;
      held.heading.focus({ preventScroll: true });
    }
  };

  addEventListener("focusin", ({ target }) => {
    if (held && target === held.heading) return;
    const grid = target.closest("[role=grid]");
    const ours = target.matches(CONTROLS) && target.closest("main") && !grid;
    held = ours && { one: target, name: nameOf(target), row: rowOf(target), at: location.href };
  });
  // Pressed beside it: the hand went away by itself.
  addEventListener("pointerdown", ({ target }) => {
    if (held && !held.one.contains(target)) held = undefined;
  });
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}
