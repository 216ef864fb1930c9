/** Which field is drawn for which element; every one writes to the form as it changes. */

import { h } from "../dom.js";
import { FIELDS } from "../form.js";
import { choices, nativeSelect } from "./choices.js";
import { combobox } from "./combobox.js";
import { fileField } from "./files.js";
import { dateField, momentField, timeField } from "./moments.js";
import { textField } from "./text.js";

const DRAW = {
  plain_text_input: textField,
  rich_text_input: textField,
  email_text_input: textField,
  url_text_input: textField,
  number_input: textField,
  static_select: nativeSelect,
  radio_buttons: choices,
  checkboxes: choices,
  datepicker: dateField,
  timepicker: timeField,
  datetimepicker: momentField,
  file_input: fileField,
};

/** True when a choice is sent on at once: outside input blocks always, inside when the block says so. */
const dispatches = (block) => block.type !== "input" || Boolean(block.dispatch_action);

/**
 * A field's element. It gets a handle: {value, set(value), enter(value), names, ...context}; `set` keeps a value,
 * and sends it on if that is wanted; `enter` is the Enter key.
 */
export function fieldNode(block, element, context) {
  if (!Object.hasOwn(FIELDS, element.type))
    return h("span", { class: "plain-note" }, context.store.words.unknownBlock(element.type));
  const { form } = context;
  const typed = ["value", "rich_text_value"].includes(FIELDS[element.type].key);
  const when = element.dispatch_action_config?.trigger_actions_on || ["on_enter_pressed"];
  const send = (node) =>
    context.press({ block_id: block.block_id, action_id: element.action_id }, node || null);
  const handle = {
    ...context,
    block,
    element,
    names: context.names || { id: form.id(block, element), "aria-label": element.placeholder?.text || element.action_id },
    value: form.value(block, element),
    set(value, node) {
      form.set(block, element, value);
      handle.value = value;
      context.changed?.();
      if (!dispatches(block)) return;
      if (!typed) send(node);
      else if (when.includes("on_character_entered")) handle.soon();
    },
    soon() {
      clearTimeout(handle.timer);
      handle.timer = setTimeout(() => send(null), 350);
    },
    enter() {
      if (dispatches(block) && when.includes("on_enter_pressed")) send(null);
    },
  };
  return (DRAW[element.type] || combobox)(handle);
}
