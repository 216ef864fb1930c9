/** Standard Markdown (the `markdown` block) to DOM nodes: what release notes use, not every corner of it. */

import { h } from "../dom.js";
import { withEmoji } from "./emoji.js";
import { link } from "./mentions.js";
import { codeBlock } from "./mrkdwn.js";

// Every repetition has a bound: the text is another program's, and an endless match would freeze the page.
const INLINE = [
  [/`([^`]{1,2000})`/, ([, code]) => h("code", { class: "code" }, code)],
  [
    /!?\[([^\][\n]{0,500})\]\(<?([^\s()<>]{1,2000})>?(?: "[^"\n]{0,200}")?\)/,
    ([, label, url]) => link(url, label || url),
  ],
  [
    /\*\*(?=\S)(.{1,2000}?)\*\*|__(?=\S)(.{1,2000}?)__/,
    ([, star, line]) => h("strong", {}, inline(star ?? line)),
  ],
  [/~~(?=\S)(.{1,2000}?)~~/, ([, text]) => h("s", {}, inline(text))],
  [
    /\*(?=\S)([^*]{1,2000}?)\*|(?<![\p{L}\p{N}])_(?=\S)([^_]{1,2000}?)_(?![\p{L}\p{N}])/u,
    ([, star, line]) => h("em", {}, inline(star ?? line)),
  ],
  [/<?(https?:\/\/[^\s<>)]+[^\s<>).,;:!?])>?/, ([, url]) => link(url)],
];

function first(text) {
  const found = INLINE.map(([pattern, make]) => ({ match: pattern.exec(text), make })).filter(
    (each) => each.match,
  );
  return found.sort((a, b) => a.match.index - b.match.index)[0];
}

/** Markdown within a line, as nodes and strings. */
function inline(text) {
  const nodes = [];
  let rest = text;
  for (let found = first(rest); found; found = first(rest)) {
    nodes.push(withEmoji(rest.slice(0, found.match.index)), found.make(found.match));
    rest = rest.slice(found.match.index + found.match[0].length);
  }
  return [...nodes, withEmoji(rest)];
}

const cells = (line) =>
  line
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());

function table(lines) {
  const [head, , ...rows] = lines;
  const row = (line, tag) =>
    h(
      "tr",
      {},
      cells(line).map((cell) => h(tag, {}, inline(cell))),
    );
  const body = h(
    "tbody",
    {},
    rows.map((line) => row(line, "td")),
  );
  return h(
    "div",
    { class: "table-box", tabindex: 0 },
    h("table", { class: "table" }, h("thead", {}, row(head, "th")), body),
  );
}

const items = (lines) =>
  lines.map((line) => h("li", {}, inline(line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, ""))));

const flowing = (lines) => lines.flatMap((line, at) => (at ? [h("br"), ...inline(line)] : inline(line)));

const BLOCKS = [
  [
    "heading",
    /^#{1,6}\s+/,
    ([line]) => h("p", { class: "md-heading" }, inline(line.replace(/^#+\s+|\s+#+$/g, ""))),
  ],
  ["rule", /^\s*([-*_])(?:\s*\1){2,}\s*$/, () => h("hr", { class: "divider" })],
  [
    "quote",
    /^\s*>/,
    (lines) => h("blockquote", { class: "quote" }, flowing(lines.map((line) => line.replace(/^\s*> ?/, "")))),
  ],
  ["bullet", /^\s*[-*+]\s+/, (lines) => h("ul", { class: "list" }, items(lines))],
  ["number", /^\s*\d+[.)]\s+/, (lines) => h("ol", { class: "list" }, items(lines))],
  ["table", /^\s*\|.*\|\s*$/, (lines) => (lines.length > 2 ? table(lines) : h("p", {}, flowing(lines)))],
  ["blank", /^\s*$/, () => null],
  ["text", /^/, (lines) => h("p", {}, flowing(lines))],
];

function blocks(text) {
  const groups = [];
  text.split("\n").forEach((line) => {
    const [kind, , make] = BLOCKS.find(([, pattern]) => pattern.test(line));
    const last = groups.at(-1);
    if (last?.kind === kind && !["heading", "rule"].includes(kind)) last.lines.push(line);
    else groups.push({ kind, make, lines: [line] });
  });
  return groups.map(({ make, lines }) => make(lines));
}

/** Markdown as an array of nodes. */
export function markdown(text) {
  return String(text ?? "")
    .split(/^```[^\n]*\n([\s\S]*?)^```\s*$/m)
    .flatMap((part, at) => (at % 2 ? codeBlock(part.replace(/\n$/, "")) : blocks(part)));
}
