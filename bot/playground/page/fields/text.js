/** Fields for writing: one line, several lines, numbers, addresses. */

import { fill, h } from "../dom.js";

const TYPES = { email_text_input: "email", url_text_input: "url" };
const NEAR = 0.1;
const TALLEST_PX = 320;
const LONGEST = 3000;

function counter(handle, field) {
  const { element, store } = handle;
  const most = element.max_length || LONGEST;
  const node = h("p", { class: "input-counter", "aria-live": "polite" });
  const count = () => {
    const left = most - field.value.length;
    const near = left <= Math.max(20, most * NEAR) && (element.max_length || left < 0);
    node.classList.toggle("is-over", left < 0);
    fill(node, near && field.value ? store.words.left(left) : null);
  };
  count();
  field.addEventListener("input", count);
  return node;
}

function growing(field) {
  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight + 2, TALLEST_PX)}px`;
  };
  field.addEventListener("input", grow);
  requestAnimationFrame(grow);
}

/** A text field; too much text is counted and refused, never cut. */
export function textField(handle) {
  const { element, names } = handle;
  const many = element.multiline || element.type === "rich_text_input";
  const properties = {
    class: "field-box",
    placeholder: element.placeholder?.text,
    autocomplete: "off",
    value: handle.value ?? "",
    ...names,
  };
  const field = many
    ? h("textarea", { ...properties, rows: 4 })
    : h("input", { ...properties, type: TYPES[element.type] || "text", inputmode: inputMode(element) });
  field.addEventListener("input", () => handle.set(field.value));
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey || many) return;
    event.preventDefault();
    handle.enter();
  });
  if (many) growing(field);
  return h("div", { class: "field" }, field, counter(handle, field));
}

function inputMode(element) {
  if (element.type !== "number_input") return null;
  return element.is_decimal_allowed ? "decimal" : "numeric";
}
