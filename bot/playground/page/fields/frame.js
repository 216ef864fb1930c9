/** What stands around a field: label, "optional", hint, error, counter. The fields themselves are beside this file. */

import { fill, h } from "../dom.js";
import { icon } from "../icons.js";
import { textObject } from "../render/mrkdwn.js";
import { fieldNode } from "./kinds.js";

const GROUPS = new Set(["radio_buttons", "checkboxes", "file_input"]);

/** An input block of a modal. */
export function formInput(block, context) {
  const { store, form } = context;
  const { element } = block;
  const id = form.id(block, element);
  const optional = block.optional && h("span", { class: "input-optional" }, store.words.isOptional);
  const name = [textObject(block.label, store), optional];
  const label = GROUPS.has(element.type)
    ? h("p", { class: "input-label", id: `${id}-label` }, name)
    : h("label", { class: "input-label", for: id, id: `${id}-label` }, name);
  const hint =
    block.hint && h("p", { class: "input-hint", id: `${id}-hint` }, textObject(block.hint, store));
  const error = h("p", { class: "input-error", id: `${id}-error`, role: "alert" });
  const box = h("div", { class: "input", "data-action-id": element.action_id }, label);
  const described = [`${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(" ");
  const names = {
    id,
    "aria-describedby": described,
    "aria-labelledby": `${id}-label`,
    "aria-required": String(!block.optional),
  };
  const changed = () => {
    showError(box, null);
    context.body.mended();
  };
  box.append(...[fieldNode(block, element, { ...context, names, changed }), error, hint].filter(Boolean));
  return box;
}

/** Show a sentence under the field of a block, or take it away. */
export function showError(node, sentence) {
  const error = node.querySelector(".input-error");
  if (!error) return;
  fill(error, sentence ? [icon("warning", 16), h("span", {}, sentence)] : null);
  node.querySelectorAll("[aria-describedby]").forEach((field) => {
    if (sentence) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  });
}

/** The sentence that stands under the field of a block; empty when there is none. */
export const errorAt = (node) => node.querySelector(".input-error")?.textContent || "";
