/** "Try these": things worth typing, as chips above the composer and in empty conversations. */

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { localized } from "./words.js";

const HIDDEN = "playground.suggestions.hidden";

/** True when the person has put the chips away. */
export const areHidden = () => localStorage.getItem(HIDDEN) === "yes";

/** True when there are chips above the composer. */
export const areShown = (store) => Boolean(store.state?.suggestions?.length) && !areHidden();

/** Put the chips away or bring them back. */
export const setHidden = (hidden) => localStorage.setItem(HIDDEN, hidden ? "yes" : "no");

function chip(suggestion, store, put) {
  const note = localized(suggestion.note, store.locale);
  return h(
    "button",
    { class: "chip", type: "button", title: note || null, onclick: () => put(suggestion.text) },
    h("span", { class: "chip-text" }, suggestion.text),
    note && h("span", { class: "chip-note" }, note),
  );
}

// A plain mouse wheel only scrolls up and down; over the row it goes sideways.
function sideways(event) {
  if (event.deltaX || event.currentTarget.scrollWidth <= event.currentTarget.clientWidth) return;
  event.preventDefault();
  event.currentTarget.scrollLeft += event.deltaY;
}

/** The row above the composer, or null when there is nothing to suggest. */
export function chipRow(store, put, hide) {
  if (!areShown(store)) return null;
  const suggestions = store.state.suggestions;
  const words = store.words;
  const close = h(
    "button",
    { class: "icon-button", type: "button", "aria-label": words.hide, title: words.hide, onclick: hide },
    icon("close", 16),
  );
  return h(
    "div",
    { class: "chips", role: "group", "aria-label": words.tryThese },
    h("span", { class: "chips-label" }, words.tryThese),
    h(
      "div",
      { class: "chips-scroll", tabindex: -1, onwheel: sideways },
      suggestions.map((each) => chip(each, store, put)),
    ),
    close,
  );
}
