/** Slack's mrkdwn to DOM nodes. Text becomes text nodes only. */

import { h } from "../dom.js";
import { withEmoji } from "./emoji.js";
import { angle, link } from "./mentions.js";

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&amp;": "&" };

/** `&lt;`, `&gt;` and `&amp;`, the three that Slack escapes. */
export const decode = (text) => text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity]);

const STYLES = { "*": "strong", _: "em", "~": "s" };
// Marks inside a word do not format: 6*7*8 and snake_case_names stay as typed.
const STYLED = /(^|[^\p{L}\p{N}])([*_~])(?=\S)((?:(?!\2)[^\n])*?[^\s])\2(?![\p{L}\p{N}])/u;
const ATOMS = /`([^`\n]+)`|<([^<>\n]+)>|(https?:\/\/[^\s<>|`\uE000]+[^\s<>|`\uE000.,;:!?)\]'"*_~])/g;
const PLACE = /\uE000(\d+)\uE001/;

function atom([, code, inside, url], store) {
  if (code !== undefined) return h("code", { class: "code" }, decode(code));
  return inside !== undefined ? angle(decode(inside), store) : link(decode(url));
}

// Code and links are taken out first, so that marks inside them are not formatting and marks around them are.
function takeAtoms(text, store, atoms) {
  return text.replace(/[\uE000\uE001]/g, "").replace(ATOMS, (...match) => {
    atoms.push(atom(match, store));
    return `\uE000${atoms.length - 1}\uE001`;
  });
}

function leaves(text, atoms) {
  return text
    .split(new RegExp(PLACE, "g"))
    .map((part, at) => (at % 2 ? atoms[Number(part)] : withEmoji(decode(part))));
}

function styled(text, atoms) {
  const nodes = [];
  let rest = text;
  for (let found = STYLED.exec(rest); found; found = STYLED.exec(rest)) {
    const [whole, before, mark, inside] = found;
    nodes.push(
      ...leaves(rest.slice(0, found.index) + before, atoms),
      h(STYLES[mark], {}, styled(inside, atoms)),
    );
    rest = rest.slice(found.index + whole.length);
  }
  return [...nodes, ...leaves(rest, atoms)];
}

/** One run of text without block structure, as an array of nodes and strings. */
export function inline(text, store) {
  const atoms = [];
  return styled(takeAtoms(text, store, atoms), atoms).filter((node) => node !== "");
}

const KINDS = [
  ["quote", /^(?:&gt;|>) ?(.*)$/],
  ["bullet", /^\s*[•◦▪‣-]\s+(.*)$/],
  ["number", /^\s*(\d{1,3})[.)]\s+(.*)$/],
];

function classify(line) {
  for (const [kind, pattern] of KINDS) {
    const found = pattern.exec(line);
    if (found) return { kind, text: found.at(-1), start: kind === "number" ? Number(found[1]) : undefined };
  }
  return { kind: "text", text: line };
}

function grouped(text) {
  const groups = [];
  text
    .split("\n")
    .map(classify)
    .forEach((line) => {
      const last = groups.at(-1);
      if (last && last.kind === line.kind) last.lines.push(line.text);
      else groups.push({ kind: line.kind, lines: [line.text], start: line.start });
    });
  return groups;
}

const withBreaks = (lines, store) =>
  lines.flatMap((line, at) => (at ? [h("br"), ...inline(line, store)] : inline(line, store)));

const GROUPS = {
  quote: ({ lines }, store) => h("blockquote", { class: "quote" }, withBreaks(lines, store)),
  bullet: ({ lines }, store) =>
    h(
      "ul",
      { class: "list" },
      lines.map((line) => h("li", {}, inline(line, store))),
    ),
  number: ({ lines, start }, store) =>
    h(
      "ol",
      { class: "list", start },
      lines.map((line) => h("li", {}, inline(line, store))),
    ),
  text: ({ lines }, store) => withBreaks(lines, store),
};

// A break beside a quote or a list would be one break too many: those are blocks of their own.
function trimmed(groups) {
  return groups
    .map((group, at) => {
      if (group.kind !== "text") return group;
      const lines = [...group.lines];
      if (at > 0 && lines[0] === "") lines.shift();
      if (at < groups.length - 1 && lines.at(-1) === "") lines.pop();
      return { ...group, lines };
    })
    .filter((group) => group.kind !== "text" || group.lines.length);
}

function paragraph(text, store) {
  const groups = trimmed(grouped(text));
  return groups.flatMap((group) => {
    const nodes = GROUPS[group.kind](group, store);
    return group.kind === "text" && groups.length > 1 ? h("p", { class: "run" }, nodes) : nodes;
  });
}

/** A code block in a box that scrolls by itself. */
export const codeBlock = (text) => h("pre", { class: "pre", tabindex: 0 }, h("code", {}, text));

/** mrkdwn as an array of nodes and strings; `store` knows the people and channels. */
export function mrkdwn(text, store) {
  const parts = String(text ?? "").split(/```\n?([\s\S]*?)\n?```\n?/);
  return parts.flatMap((part, at) => {
    if (at % 2) return codeBlock(decode(part));
    const bare = at < parts.length - 1 ? part.replace(/\n$/, "") : part;
    return bare === "" ? [] : paragraph(bare, store);
  });
}

/** A text object ({type: "mrkdwn" | "plain_text", text}) as nodes. */
export function textObject(object, store) {
  if (!object) return [];
  if (typeof object === "string") return [object];
  if (object.type === "mrkdwn") return mrkdwn(object.text, store);
  return plain(object.text);
}

/** Plain text with emoji and line breaks. */
export function plain(text) {
  return withEmoji(String(text ?? ""))
    .split("\n")
    .flatMap((line, at) => (at ? [h("br"), line] : [line]));
}
