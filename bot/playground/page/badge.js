/** How much is unread, as a number beside a name. */

import { h } from "./dom.js";

/** The number, or null when all is read. */
export function badge(count, words) {
  return count
    ? h("span", { class: "badge", "aria-label": words.unread(count) }, count > 99 ? "99+" : count)
    : null;
}
