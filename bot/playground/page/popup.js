/** The list that opens above the composer: arrow keys, Tab or Enter, Escape; or the mouse. */

import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";

function face(item) {
  if (item.kind === "person") return avatar(item.person, "avatar-small");
  return h("span", { class: "option-icon" }, icon("slash", 16));
}

export class Popup {
  constructor(field, choose) {
    Object.assign(this, { field, choose, found: null, at: 0 });
    this.id = `popup-${Math.random().toString(36).slice(2, 8)}`;
    this.element = h("div", { class: "popup", id: this.id, role: "listbox", hidden: true });
    field.setAttribute("aria-controls", this.id);
  }

  get isOpen() {
    return Boolean(this.found);
  }

  /** Show what was found, or hide for null. */
  show(found, title) {
    this.found = found;
    this.at = 0;
    this.element.hidden = !found;
    this.element.setAttribute("aria-label", title);
    if (found)
      fill(
        this.element,
        h("p", { class: "popup-title", role: "presentation" }, title),
        found.items.map((item, at) => this.option(item, at)),
      );
    this.mark();
  }

  option(item, at) {
    // The field must keep the focus, so the press is taken before it moves.
    const take = (event) => {
      event.preventDefault();
      this.choose(item, this.found);
    };
    return h(
      "div",
      { class: "option", role: "option", id: `${this.id}-${at}`, onmousedown: take },
      face(item),
      h(
        "span",
        { class: "option-text" },
        h(
          "span",
          { class: "option-line" },
          h("span", { class: "option-label" }, item.label),
          item.hint && h("span", { class: "option-hint" }, item.hint),
        ),
        item.note && h("span", { class: "option-note" }, item.note),
      ),
    );
  }

  mark() {
    this.element.querySelectorAll("[role=option]").forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === this.at));
      if (at === this.at) option.scrollIntoView({ block: "nearest" });
    });
    if (this.found) this.field.setAttribute("aria-activedescendant", `${this.id}-${this.at}`);
    else this.field.removeAttribute("aria-activedescendant");
  }

  move(step) {
    const count = this.found.items.length;
    this.at = (this.at + step + count) % count;
    this.mark();
  }

  /** Take a key of the field; true when it was used here. Enter on a finished word is left to the composer. */
  key(event) {
    if (!this.isOpen || event.isComposing) return false;
    const { key } = event;
    if (key === "ArrowDown") this.move(1);
    else if (key === "ArrowUp") this.move(-1);
    else if (key === "Escape") this.show(null, "");
    else if (key === "Tab" && !event.shiftKey) this.choose(this.found.items[this.at], this.found);
    else if (key === "Enter" && !event.shiftKey && !this.found.exact)
      this.choose(this.found.items[this.at], this.found);
    else return false;
    event.preventDefault();
    return true;
  }
}
