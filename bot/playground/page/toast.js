/** A short notice at the bottom of the page that goes away by itself. */

import { h } from "./dom.js";

const SHOWN_MS = 6000;

/** Show one sentence; screen readers hear it at once. */
export function toast(sentence) {
  const note = h("div", { class: "toast", role: "alert" }, sentence);
  document.getElementById("overlays").append(note);
  setTimeout(() => note.remove(), SHOWN_MS);
}
