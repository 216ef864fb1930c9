/** The `rich_text` block to DOM nodes. */

import { h } from "../dom.js";
import { emoji, withEmoji } from "./emoji.js";
import { broadcast, channelMention, formatDate, link, userMention } from "./mentions.js";
import { codeBlock } from "./mrkdwn.js";

const WRAPPERS = [
  ["code", "code"],
  ["strike", "s"],
  ["italic", "em"],
  ["bold", "strong"],
  ["underline", "u"],
];

const lines = (text) =>
  String(text ?? "")
    .split("\n")
    .flatMap((line, at) => (at ? [h("br"), line] : [line]));

const ELEMENTS = {
  text: ({ text }) => lines(text),
  link: ({ url, text }) => link(url, text),
  emoji: ({ name, unicode }) => emoji(name) ?? (unicode ? fromCode(unicode) : `:${name}:`),
  user: ({ user_id }, store) => userMention(user_id, "", store),
  channel: ({ channel_id }, store) => channelMention(channel_id, "", store),
  usergroup: ({ usergroup_id }) => h("span", { class: "mention" }, `@${usergroup_id}`),
  broadcast: ({ range }) => broadcast(range),
  date: ({ timestamp, format, fallback }, store) =>
    h("time", {}, formatDate(timestamp, format, store.locale) || fallback),
  color: ({ value }) =>
    h("span", { class: "swatch-text" }, h("span", { class: "swatch", vars: { "--swatch": value } }), value),
};

function fromCode(unicode) {
  return String.fromCodePoint(
    ...unicode
      .split("-")
      .map((part) => Number.parseInt(part, 16))
      .filter((code) => code > 0),
  );
}

function element(each, store) {
  const make = Object.hasOwn(ELEMENTS, each.type) ? ELEMENTS[each.type] : null;
  const node = make ? make(each, store) : withEmoji(each.text || each.fallback || `[${each.type}]`);
  return WRAPPERS.reduce(
    (inside, [style, tag]) =>
      each.style?.[style] ? h(tag, { class: tag === "code" ? "code" : null }, inside) : inside,
    node,
  );
}

const flow = (part, store) => (part.elements || []).map((each) => element(each, store));

const rawText = (part) => (part.elements || []).map((each) => each.text ?? each.url ?? "").join("");

function list(part, store) {
  const ordered = part.style === "ordered";
  const properties = {
    class: `list indent-${Math.min(part.indent || 0, 4)}`,
    start: ordered && part.offset ? part.offset + 1 : null,
  };
  return h(
    ordered ? "ol" : "ul",
    properties,
    (part.elements || []).map((item) => h("li", {}, flow(item, store))),
  );
}

const PARTS = {
  rich_text_section: (part, store) => h("div", { class: "run" }, flow(part, store)),
  rich_text_list: list,
  rich_text_quote: (part, store) => h("blockquote", { class: "quote" }, flow(part, store)),
  rich_text_preformatted: (part) => codeBlock(rawText(part)),
};

/** The nodes of a rich_text block (or of a table cell of that type). */
export function richText(block, store) {
  return (block.elements || []).map((part) =>
    (Object.hasOwn(PARTS, part.type) ? PARTS[part.type] : PARTS.rich_text_section)(part, store),
  );
}
