/** A field that searches while one types: the bot's options, or people and places. One choice or several. */

import { fill, h } from "../dom.js";
import { FIELDS } from "../form.js";
import { icon } from "../icons.js";
import { OptionList } from "./option-list.js";
import { labelOf, sourceFor } from "./sources.js";

class Combobox {
  constructor(handle) {
    Object.assign(this, { handle, many: FIELDS[handle.element.type].many, asked: 0 });
    const { names, element, store } = handle;
    this.input = h("input", {
      class: "combo-input",
      type: "text",
      role: "combobox",
      autocomplete: "off",
      spellcheck: "false",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      placeholder: element.placeholder?.text || store.words.search,
      ...names,
      oninput: () => this.type(),
      onclick: () => this.list.isOpen || this.open(),
      onkeydown: (event) => this.key(event),
      onblur: () => this.leave(),
    });
    this.chips = h("span", { class: "combo-chips" });
    this.clear = h(
      "button",
      { class: "combo-clear", type: "button", tabindex: -1, title: store.words.clear, "aria-label": store.words.clear },
      icon("close", 14),
    );
    this.clear.addEventListener("mousedown", (event) => {
      event.preventDefault();
      this.take(null);
    });
    this.box = h("div", { class: "combo-box" }, this.chips, this.input, this.clear, icon("search", 16));
    this.box.addEventListener("mousedown", (event) => {
      if (event.target !== this.box) return;
      event.preventDefault();
      this.input.focus();
    });
    this.list = new OptionList(this.box, this.input, store.words, (option) => this.take(option));
    this.source = sourceFor(handle);
    this.element = h("div", { class: "combo" }, this.box);
    this.draw();
  }

  get chosen() {
    return this.many ? this.handle.value || [] : [this.handle.value].filter(Boolean);
  }

  draw() {
    const { store } = this.handle;
    this.clear.hidden = !this.chosen.length || this.many;
    this.typed = false;
    if (!this.many) {
      this.input.value = this.chosen.length ? labelOf(this.handle, this.chosen[0]) : "";
      return;
    }
    this.input.value = "";
    const chip = (value) => {
      const name = labelOf(this.handle, value);
      const remove = { type: "button", "aria-label": store.words.remove(name), onclick: () => this.drop(value) };
      return h("span", { class: "combo-chip" }, h("span", {}, name), h("button", remove, icon("close", 12)));
    };
    fill(this.chips, this.chosen.map(chip));
  }

  // As in Slack, what is typed takes the place of what was chosen.
  mark() {
    if (!this.many) this.input.select();
  }

  open() {
    this.mark();
    this.look();
  }

  type() {
    this.typed = true;
    this.look();
  }

  // What stands in the field is the choice, not a question: only what is typed is asked for.
  get question() {
    return this.many || this.typed ? this.input.value : "";
  }

  async look() {
    const asked = ++this.asked;
    const text = this.question.trim();
    if (text.length < this.source.least) return this.list.say(this.handle.store.words.typeMore(this.source.least));
    clearTimeout(this.timer);
    if (!this.source.pause) return this.ask(asked, text);
    if (!this.list.isOpen) this.list.say(this.handle.store.words.searching);
    this.timer = setTimeout(() => this.ask(asked, text), this.source.pause);
  }

  async ask(asked, text) {
    const groups = await this.source.find(text);
    // Answers may overtake each other; only the latest question counts, and only while somebody is here.
    if (asked !== this.asked || document.activeElement !== this.input) return;
    if (!groups) return this.list.say(this.handle.store.words.notLoaded);
    this.list.show(groups, new Set(this.chosen));
  }

  take(option) {
    const { many } = this;
    if (option) this.handle.form.options.set(option.value, option);
    this.list.hide();
    this.asked += 1;
    if (!many) this.handle.set(option?.value ?? null, this.box);
    else if (!this.chosen.includes(option.value)) this.handle.set([...this.chosen, option.value], this.box);
    else this.handle.set(this.chosen.filter((each) => each !== option.value), this.box);
    this.draw();
    this.input.focus();
    this.mark();
    // Who may choose several goes on choosing.
    if (many) this.look();
  }

  drop(value) {
    this.handle.set(this.chosen.filter((each) => each !== value), this.box);
    this.draw();
    this.input.focus();
  }

  leave() {
    this.list.hide();
    this.asked += 1;
    // Emptied by hand means nothing is chosen; half a word does not.
    if (!this.many && !this.input.value.trim() && this.chosen.length) this.handle.set(null, this.box);
    this.draw();
  }

  key(event) {
    if (event.isComposing) return;
    if (this.list.key(event)) return;
    const { key } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      this.look();
    } else if (key === "Enter" && !event.ctrlKey && !event.metaKey) event.preventDefault();
    else if (key === "Backspace" && this.many && !this.input.value && this.chosen.length)
      this.drop(this.chosen.at(-1));
  }
}

/** The element of a searching field. */
export const combobox = (handle) => new Combobox(handle).element;

/** A searching select in a message or App Home: what is chosen is pressed at once. */
export function pressingCombobox(element, block, { store, press, place }) {
  const handle = {
    ...{ element, block, store, place, value: null, names: { "data-action-id": element.action_id } },
    form: { options: new Map(), values: {} },
    set(value, node) {
      handle.value = value;
      if (value !== null) press({ block_id: block.block_id, action_id: element.action_id, selected: value }, node);
    },
  };
  const initial = [element.initial_option, element.initial_options].flat().filter(Boolean);
  initial.forEach((option) => handle.form.options.set(option.value, option));
  const values = initial.map((option) => option.value);
  handle.value = element.type.startsWith("multi_") ? values : values[0] || null;
  return h("div", { class: "combo-inline" }, combobox(handle));
}
