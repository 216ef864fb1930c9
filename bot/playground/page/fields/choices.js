/** Fields for choosing among what is listed: radio buttons, checkboxes, and the browser's own select. */

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { optionsOf } from "../render/inputs.js";
import { plain, textObject } from "../render/mrkdwn.js";
import { withEmoji } from "../render/emoji.js";

/** Radio buttons or checkboxes. */
export function choices(handle) {
  const { element, names, store } = handle;
  const many = element.type === "checkboxes";
  const on = new Set([handle.value].flat());
  const { id, ...named } = names;
  const group = h("div", { class: "choices", role: many ? "group" : "radiogroup", ...named });
  const read = () => [...group.querySelectorAll("input:checked")].map((each) => each.value);
  const row = (option, at) => {
    const box = h("input", {
      type: many ? "checkbox" : "radio",
      name: id || element.action_id,
      id: at ? `${id}-${at}` : id,
      value: option.value,
      checked: on.has(option.value),
      onchange: () => handle.set(many ? read() : read()[0] || null, group),
    });
    const note =
      option.description && h("span", { class: "choice-note" }, textObject(option.description, store));
    return h("label", { class: "choice" }, box, h("span", {}, textObject(option.text, store), note));
  };
  group.append(...optionsOf(element).map(row));
  return group;
}

const words = (option) => withEmoji(plain(option.text?.text).filter((part) => typeof part === "string").join(" "));

/** A select as the browser draws it: every keyboard and screen reader knows how to use it. */
export function nativeSelect(handle) {
  const { element, block, names, store } = handle;
  const node = (option) => h("option", { value: option.value }, words(option));
  const groups = element.option_groups?.map((group) =>
    h("optgroup", { label: group.label?.text || "" }, group.options.map(node)),
  );
  const hint = element.placeholder?.text || store.words.choose;
  // What is optional can be taken back; what is not begins with a hint that cannot be chosen.
  const first = h(
    "option",
    { value: "", disabled: !block.optional, hidden: !block.optional },
    withEmoji(hint),
  );
  const box = h("select", { ...names }, first, groups || element.options.map(node));
  box.value = handle.value ?? "";
  box.classList.toggle("is-empty", !box.value);
  box.addEventListener("change", () => {
    box.classList.toggle("is-empty", !box.value);
    handle.set(box.value || null, box);
  });
  return h("span", { class: "select select-wide" }, box, icon("chevron", 16));
}
