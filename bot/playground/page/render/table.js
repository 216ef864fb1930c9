/** The `table` block to DOM. */

import { h } from "../dom.js";
import { withEmoji } from "./emoji.js";
import { richText } from "./richtext.js";

function cell(value, store) {
  if (value.type === "rich_text") return richText(value, store);
  return withEmoji(String(value.text ?? value.value ?? ""));
}

function row(values, settings, tag, store) {
  return h(
    "tr",
    {},
    values.map((value, at) => {
      const { align = "left", is_wrapped: wrapped = false } = settings[at] || {};
      const properties = {
        class: `align-${align}${wrapped ? "" : " nowrap"}`,
        scope: tag === "th" ? "col" : null,
      };
      return h(tag, properties, cell(value, store));
    }),
  );
}

/** The first row is the header, as Slack draws it. */
export function table(block, store) {
  const [head = [], ...rows] = block.rows || [];
  const settings = block.column_settings || [];
  const body = h(
    "tbody",
    {},
    rows.map((values) => row(values, settings, "td", store)),
  );
  const header = h("thead", {}, row(head, settings, "th", store));
  return h("div", { class: "table-box", tabindex: 0 }, h("table", { class: "table" }, header, body));
}
