/** Where the keyboard stands survives a redraw: on the same control, else on the one that took its place. */

const REACHABLE = "a[href], button:not([disabled]), input, select, textarea, [tabindex='0']";

const reachable = (element) =>
  [...element.querySelectorAll(REACHABLE)].filter((node) => node.getClientRects().length);

/**
 * Call `redraw`. Where it took away what had the focus inside `within()`, focus what stands there now, or `otherwise`.
 * A button that is gone once it was pressed would else send the keyboard back to the top of the page.
 */
export function keepingFocus(within, otherwise, redraw) {
  const before = within();
  const at = before ? reachable(before).indexOf(document.activeElement) : -1;
  redraw();
  if (at < 0 || document.activeElement !== document.body) return;
  const now = within() ? reachable(within()) : [];
  (now[Math.min(at, now.length - 1)] || otherwise).focus({ preventScroll: true });
}
