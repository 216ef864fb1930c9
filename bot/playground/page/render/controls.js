/** Interactive elements in sections and actions: buttons, selects, overflow menus. */

import { h } from "../dom.js";
import { pressingCombobox } from "../fields/combobox.js";
import { fieldNode } from "../fields/kinds.js";
import { isField } from "../form.js";
import { icon } from "../icons.js";
import { confirmWith } from "../dialog.js";
import { openMenu } from "../menu.js";
import { inputElement, optionsOf, selectBox } from "./inputs.js";
import { plain } from "./mrkdwn.js";

const SAFE = /^(https?|mailto):/i;

const action = (element, block, chosen) => ({
  block_id: block.block_id,
  action_id: element.action_id,
  ...chosen,
});

// Slack asks first, then sends; a "no" leaves everything as it was.
async function agreed(confirm, { store }, style) {
  return !confirm || confirmWith(confirm, store, style);
}

function button(element, block, context) {
  const look = ["primary", "danger"].includes(element.style) ? ` button-${element.style}` : "";
  const properties = {
    class: `button${look}`,
    type: "button",
    "data-action-id": element.action_id,
    "aria-label": element.accessibility_label,
  };
  const pressed = async () => {
    if (!(await agreed(element.confirm, context, element.style))) return;
    if (element.url && SAFE.test(element.url)) window.open(element.url, "_blank", "noopener,noreferrer");
    context.press(action(element, block, { value: element.value }), node);
  };
  const node = h(
    "button",
    { ...properties, onclick: pressed },
    h("span", { class: "button-text" }, plain(element.text?.text)),
    element.url && icon("out", 14),
  );
  return node;
}

function select(element, block, context) {
  const box = selectBox(element, context);
  let before = box.value;
  box.addEventListener("change", async () => {
    if (!(await agreed(element.confirm, context))) {
      box.value = before;
      return;
    }
    before = box.value;
    context.press(action(element, block, { selected: box.value }), box);
  });
  return h("span", { class: "select" }, box, icon("chevron", 16));
}

function overflow(element, block, context) {
  const choose = async (option) => {
    if (!(await agreed(element.confirm, context))) return;
    if (option.url && SAFE.test(option.url)) window.open(option.url, "_blank", "noopener,noreferrer");
    context.press(action(element, block, { selected: option.value }), node);
  };
  const items = () =>
    optionsOf(element).map((option) => ({ label: plain(option.text?.text), pick: () => choose(option) }));
  const properties = {
    class: "button button-icon",
    type: "button",
    "aria-haspopup": "menu",
    "aria-label": context.store.words.options,
  };
  const node = h(
    "button",
    { ...properties, "data-action-id": element.action_id, onclick: () => openMenu(node, items()) },
    icon("more"),
  );
  return node;
}

function other(element, block, context) {
  const node = inputElement(element, block, context);
  node.addEventListener("change", () => {
    const checked = [...node.querySelectorAll("input:checked")].map((each) => each.value);
    const selected = node.value ?? (element.type === "radio_buttons" ? checked[0] : checked);
    context.press(action(element, block, { selected }), node);
  });
  return node;
}

const DRAW = {
  external_select: pressingCombobox,
  multi_external_select: pressingCombobox,
  button,
  overflow,
  static_select: select,
  users_select: select,
  conversations_select: select,
  channels_select: select,
};

/** One interactive element; what stands outside the list is drawn as a form field or named as unknown. */
export function control(element, block, context) {
  // In a modal everything that can be entered belongs to its form.
  if (context.form && isField(element)) return fieldNode(block, element, context);
  const draw = Object.hasOwn(DRAW, element.type) ? DRAW[element.type] : other;
  return draw(element, block, context);
}
