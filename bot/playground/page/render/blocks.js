/** Block Kit blocks to DOM: one function per type. A type that is not known is named, never dropped. */

import { fill, h } from "../dom.js";
import { formInput } from "../fields/frame.js";
import { icon } from "../icons.js";
import { control } from "./controls.js";
import { inputElement } from "./inputs.js";
import { markdown } from "./markdown.js";
import { mrkdwn, plain, textObject } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { table } from "./table.js";

function picture(image, className) {
  const url = image.image_url || image.slack_file?.url || "";
  const element = h("img", { class: className, src: url, alt: image.alt_text || "", loading: "lazy" });
  element.addEventListener("error", () =>
    element.replaceWith(h("span", { class: "image-missing" }, image.alt_text || url)),
  );
  return element;
}

function unknown(block, context) {
  const raw = JSON.stringify(block, null, 2);
  return h(
    "details",
    { class: "unknown" },
    h("summary", {}, icon("help", 16), context.store.words.unknownBlock(block.type)),
    h("pre", { class: "pre" }, raw.length > 4000 ? `${raw.slice(0, 4000)}…` : raw),
  );
}

function accessory(element, block, context) {
  if (!element) return null;
  if (element.type === "image") return picture(element, "accessory-image");
  return h("div", { class: "accessory" }, control(element, block, context));
}

function section(block, context) {
  const { store } = context;
  const text = block.text && h("div", { class: "text" }, textObject(block.text, store));
  const fields =
    block.fields?.length &&
    h(
      "div",
      { class: "fields" },
      block.fields.map((field) => h("div", { class: "field text" }, textObject(field, store))),
    );
  return h(
    "div",
    { class: "section" },
    h("div", { class: "section-body" }, text, fields),
    accessory(block.accessory, block, context),
  );
}

function contextPart(element, { store }) {
  if (element.type === "image") return picture(element, "context-image");
  return h("span", { class: "context-text" }, textObject(element, store));
}

function image(block, { store }) {
  const title = block.title && h("figcaption", {}, textObject(block.title, store));
  return h("figure", { class: "image" }, title, picture(block, "image-full"));
}

function input(block, context) {
  const { store } = context;
  const words = store.words;
  const optional = block.optional && h("span", { class: "muted" }, ` ${words.optional}`);
  return h(
    "div",
    { class: "input" },
    h(
      "label",
      { class: "input-label" },
      textObject(block.label, store),
      optional,
      inputElement(block.element, block, context),
    ),
    block.hint && h("p", { class: "input-hint" }, textObject(block.hint, store)),
  );
}

function titled(block, { store }) {
  return h(
    "div",
    { class: "plain-note" },
    icon("link", 16),
    `[${block.type}] `,
    textObject(block.title, store),
  );
}

const DRAW = {
  section,
  context: (block, context) =>
    h(
      "div",
      { class: "context" },
      (block.elements || []).map((each) => contextPart(each, context)),
    ),
  actions: (block, context) =>
    h(
      "div",
      { class: "actions" },
      (block.elements || []).map((each) => control(each, block, context)),
    ),
  header: (block) => h("h3", { class: "header" }, plain(block.text?.text)),
  divider: () => h("hr", { class: "divider" }),
  image,
  rich_text: (block, { store }) => h("div", { class: "text" }, richText(block, store)),
  table: (block, { store }) => table(block, store),
  markdown: (block) => h("div", { class: "text markdown" }, markdown(block.text)),
  input: (block, context) => (context.form ? formInput(block, context) : input(block, context)),
  alert: (block, context) => alert(block, context),
  video: titled,
  file: titled,
};

const LEVELS = { info: "info", warning: "warning", error: "stop", success: "check" };

function alert(block, { store }) {
  const level = Object.hasOwn(LEVELS, block.level) ? block.level : "default";
  const sign = icon(LEVELS[level] || "info", 18);
  sign.setAttribute("role", "img");
  sign.removeAttribute("aria-hidden");
  sign.setAttribute("aria-label", store.words.levels[level]);
  const text = h("div", { class: "text" }, textObject(block.text, store));
  return h("div", { class: `alert alert-${level}`, role: "status" }, sign, text);
}

/** One block as an element. */
export function renderBlock(block, context) {
  const draw = Object.hasOwn(DRAW, block.type) ? DRAW[block.type] : unknown;
  return h(
    "div",
    { class: `block block-${draw === unknown ? "unknown" : block.type}`, "data-block-id": block.block_id },
    draw(block, context),
  );
}

/**
 * Blocks as one element. `context` is {store, press, place}: `press(action, control)` sends a click,
 * `place` says where the blocks stand ({conversation, message_ts} or {view_id}).
 */
export function renderBlocks(blocks, context) {
  return h(
    "div",
    { class: "blocks" },
    blocks.map((block) => renderBlock(block, context)),
  );
}

/** A message's plain text, when it has no blocks. */
export function renderText(text, { store }) {
  return fill(
    h("div", { class: "text" }),
    text ? mrkdwn(text, store) : h("span", { class: "muted" }, store.words.noText),
  );
}
