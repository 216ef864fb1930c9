/** A small menu beside a button: arrow keys, Escape, a click elsewhere. */

import { h } from "./dom.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };
const EDGE_PX = 8;

let opened = null;

class Menu {
  constructor(anchor, items, { note, className = "" }) {
    this.anchor = anchor;
    const rows = items.map((item) => this.row(item));
    const foot = note && h("p", { class: "menu-note" }, note);
    this.element = h(
      "div",
      { class: `menu ${className}`, role: "menu", onkeydown: (event) => this.key(event) },
      rows,
      foot,
    );
    this.outside = (event) => {
      if (!this.element.contains(event.target) && !anchor.contains(event.target)) this.close();
    };
  }

  row(item) {
    const kind = item.href ? { href: item.href } : { type: "button" };
    const current = item.current ? "true" : null;
    const properties = { class: "menu-item", role: "menuitem", "aria-current": current, ...kind };
    return h(
      item.href ? "a" : "button",
      { ...properties, onclick: (event) => this.pick(item, event) },
      item.label,
    );
  }

  pick(item, event) {
    // With Ctrl, Cmd or Shift a link opens another window, as links do.
    if (item.href && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    this.close();
    this.anchor.focus();
    item.pick();
  }

  key(event) {
    if (event.key === "Tab") this.close();
    if (event.key === "Escape") {
      // Escape closes one thing at a time.
      event.stopPropagation();
      this.close();
      this.anchor.focus();
    }
    if (!STEPS[event.key]) return;
    event.preventDefault();
    const items = [...this.element.querySelectorAll("[role=menuitem]")];
    const at = items.indexOf(document.activeElement) + STEPS[event.key];
    items[(at + items.length) % items.length].focus();
  }

  open() {
    opened = this;
    document.getElementById("overlays").append(this.element);
    this.place();
    this.anchor.setAttribute("aria-expanded", "true");
    document.addEventListener("pointerdown", this.outside, true);
    const first =
      this.element.querySelector("[aria-current]") || this.element.querySelector("[role=menuitem]");
    first?.focus();
  }

  place() {
    const box = this.anchor.getBoundingClientRect();
    const { offsetHeight: height, offsetWidth: width, style } = this.element;
    const below = box.bottom + height + EDGE_PX < window.innerHeight;
    style.top = `${below ? box.bottom + 4 : Math.max(EDGE_PX, box.top - height - 4)}px`;
    style.left = `${Math.max(EDGE_PX, Math.min(box.left, window.innerWidth - width - EDGE_PX))}px`;
  }

  close() {
    opened = null;
    this.element.remove();
    this.anchor.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", this.outside, true);
  }
}

/** Open a menu for `anchor`; items are {label, pick} and, for links, {href, current}. Open again: closed. */
export function openMenu(anchor, items, options = {}) {
  const before = opened;
  before?.close();
  if (before?.anchor !== anchor) new Menu(anchor, items, options).open();
}
