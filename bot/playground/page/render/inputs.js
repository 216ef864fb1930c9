/** Form fields of Block Kit: what `input` blocks hold, and the selects that stand in messages too. */

import { h } from "../dom.js";
import { decode, plain } from "./mrkdwn.js";
import { withEmoji } from "./emoji.js";

/** All options of a select, groups opened. */
export const optionsOf = (element) =>
  element.options || (element.option_groups || []).flatMap((group) => group.options);

const shown = (option) => withEmoji(decode(option.text?.text || option.value || ""));

const asOption = (id, name) => ({ value: id, text: { type: "plain_text", text: name } });

const FROM_STORE = {
  users_select: (store) => store.state.people.map((person) => asOption(person.id, person.name)),
  conversations_select: (store) =>
    store.state.conversations.map((each) => asOption(each.id, store.title(each))),
  channels_select: (store) =>
    store.state.conversations
      .filter((each) => each.kind === "channel")
      .map((each) => asOption(each.id, store.title(each))),
};

const listed = (element, store) =>
  Object.hasOwn(FROM_STORE, element.type) ? FROM_STORE[element.type](store) : optionsOf(element);

const initial = (element) =>
  element.initial_option?.value ??
  element.initial_user ??
  element.initial_conversation ??
  element.initial_channel ??
  "";

/** A native select: every keyboard and screen reader knows how to use it. */
export function selectBox(element, { store }) {
  const node = (option) => h("option", { value: option.value }, shown(option));
  const groups = element.option_groups?.map((group) =>
    h("optgroup", { label: group.label?.text || "" }, group.options.map(node)),
  );
  const hint = element.placeholder?.text || store.words.choose;
  const first = h("option", { value: "", disabled: true, hidden: true }, withEmoji(hint));
  const box = h(
    "select",
    { "aria-label": hint, "data-action-id": element.action_id },
    first,
    groups || listed(element, store).map(node),
  );
  box.value = initial(element);
  return box;
}

function textField(element) {
  const properties = {
    class: "field-box",
    placeholder: element.placeholder?.text,
    maxlength: element.max_length,
    minlength: element.min_length,
    value: element.initial_value || "",
  };
  return element.multiline
    ? h("textarea", { ...properties, rows: 4 })
    : h("input", { ...properties, type: "text" });
}

const field = (type, value) => (element) =>
  h("input", {
    class: "field-box",
    type,
    value: element[value] || "",
    placeholder: element.placeholder?.text,
  });

function choices(type) {
  return (element, block) => {
    const on = new Set(
      [...(element.initial_options || []), element.initial_option]
        .filter(Boolean)
        .map((option) => option.value),
    );
    return h(
      "span",
      { class: "choices", role: "group" },
      optionsOf(element).map((option) =>
        h(
          "label",
          { class: "choice" },
          h("input", {
            type,
            name: `${block.block_id}-${element.action_id}`,
            value: option.value,
            checked: on.has(option.value),
          }),
          h("span", {}, plain(option.text?.text)),
        ),
      ),
    );
  };
}

const FIELDS = {
  plain_text_input: textField,
  email_text_input: field("email", "initial_value"),
  url_text_input: field("url", "initial_value"),
  number_input: field("number", "initial_value"),
  datepicker: field("date", "initial_date"),
  timepicker: field("time", "initial_time"),
  static_select: (element, block, context) => selectBox(element, context),
  users_select: (element, block, context) => selectBox(element, context),
  conversations_select: (element, block, context) => selectBox(element, context),
  channels_select: (element, block, context) => selectBox(element, context),
  checkboxes: choices("checkbox"),
  multi_static_select: choices("checkbox"),
  radio_buttons: choices("radio"),
};

/** A form field, or a labelled box for an element that this page does not know. */
export function inputElement(element, block, context) {
  const draw = Object.hasOwn(FIELDS, element?.type) ? FIELDS[element.type] : null;
  if (!draw)
    return h("span", { class: "plain-note" }, context.store.words.unknownBlock(element?.type || "?"));
  return draw(element, block, context);
}
