/** The list under a searching field: groups, arrow keys, and a line when there is nothing to list. */

import { fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { plain } from "../render/mrkdwn.js";

const GAP_PX = 4;
const TALLEST_PX = 280;

let lists = 0;

export class OptionList {
  constructor(anchor, input, words, take) {
    Object.assign(this, { anchor, input, words, take, options: [], at: -1, isOpen: false });
    this.id = `options-${++lists}`;
    this.element = h("div", { class: "option-list", id: this.id, role: "listbox" });
    input.setAttribute("aria-controls", this.id);
    // The field must keep the focus while the list is scrolled or pressed.
    this.element.addEventListener("mousedown", (event) => event.preventDefault());
    this.follow = () => this.place();
  }

  /** Show [{label, options}], the chosen ones marked. */
  show(groups, chosen) {
    this.options = groups.flatMap((group) => group.options);
    if (!this.options.length) return this.say(this.words.nothingFound);
    let at = 0;
    const rows = groups.map((group) => [
      group.label && h("p", { class: "option-group", role: "presentation" }, plain(group.label)),
      group.options.map((option) => this.row(option, at++, chosen)),
    ]);
    this.reveal(rows);
    this.move(0);
  }

  row(option, at, chosen) {
    const on = chosen.has(option.value);
    const note = option.description && h("span", { class: "option-note" }, plain(option.description.text));
    const text = h("span", { class: "option-text" }, h("span", {}, plain(option.text.text)), note);
    const properties = { class: "option", role: "option", id: `${this.id}-${at}`, "data-value": option.value };
    return h(
      "div",
      { ...properties, "aria-selected": "false", "data-chosen": String(on), onclick: () => this.take(option) },
      text,
      on && icon("check", 16),
    );
  }

  /** Show one line instead of options. */
  say(sentence) {
    this.options = [];
    this.at = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.reveal(h("p", { class: "option-empty", role: "presentation" }, sentence));
  }

  reveal(...rows) {
    fill(this.element, ...rows);
    if (!this.isOpen) this.attach();
    this.isOpen = true;
    this.input.setAttribute("aria-expanded", "true");
    this.place();
  }

  // Not beside its field: a message's content would clip what is fixed in it. A dialog is above everything else.
  attach() {
    (this.anchor.closest("dialog") || document.getElementById("overlays")).append(this.element);
    document.addEventListener("scroll", this.follow, true);
  }

  // Fixed, so that the scrolling form does not cut it off.
  place() {
    const box = this.anchor.getBoundingClientRect();
    const below = window.innerHeight - box.bottom - 12;
    const { style } = this.element;
    const height = Math.min(TALLEST_PX, Math.max(below, box.top - 12));
    style.maxHeight = `${height}px`;
    style.width = `${box.width}px`;
    style.left = `${box.left}px`;
    const fits = below >= Math.min(this.element.scrollHeight, TALLEST_PX) || below >= box.top;
    style.top = fits ? `${box.bottom + GAP_PX}px` : "auto";
    style.bottom = fits ? "auto" : `${window.innerHeight - box.top + GAP_PX}px`;
  }

  hide() {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.element.remove();
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    document.removeEventListener("scroll", this.follow, true);
  }

  move(to) {
    const count = this.options.length;
    this.at = (to + count) % count;
    this.element.querySelectorAll("[role=option]").forEach((row, at) => {
      row.setAttribute("aria-selected", String(at === this.at));
      if (at === this.at) row.scrollIntoView({ block: "nearest" });
    });
    this.input.setAttribute("aria-activedescendant", `${this.id}-${this.at}`);
  }

  /** Take a key of the field; true when it was used here. */
  key(event) {
    if (!this.isOpen) return false;
    const { key } = event;
    if (key === "Escape") {
      // Escape closes one thing at a time: the list, then the form.
      event.stopPropagation();
      this.hide();
    } else if (!this.options.length) return false;
    else if (key === "ArrowDown") this.move(this.at + 1);
    else if (key === "ArrowUp") this.move(this.at - 1);
    else if (key === "Enter" && !event.ctrlKey && !event.metaKey) this.take(this.options[this.at]);
    else return false;
    event.preventDefault();
    return true;
  }
}
