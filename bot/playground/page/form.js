/** What a person has entered in one modal: kept here while the bot redraws the view. Draws nothing. */

const TEXT = { key: "value", initial: "" };
const OPTION = { key: "selected_option", option: true };
const OPTIONS = { key: "selected_options", option: true, many: true };

/** The elements that keep what is entered, and where Slack's state keeps it. */
export const FIELDS = {
  plain_text_input: TEXT,
  email_text_input: TEXT,
  url_text_input: TEXT,
  number_input: TEXT,
  rich_text_input: { key: "rich_text_value", rich: true },
  static_select: OPTION,
  external_select: OPTION,
  radio_buttons: OPTION,
  multi_static_select: OPTIONS,
  multi_external_select: OPTIONS,
  checkboxes: OPTIONS,
  users_select: { key: "selected_user" },
  conversations_select: { key: "selected_conversation" },
  channels_select: { key: "selected_channel" },
  multi_users_select: { key: "selected_users", many: true },
  multi_conversations_select: { key: "selected_conversations", many: true },
  multi_channels_select: { key: "selected_channels", many: true },
  datepicker: { key: "selected_date" },
  timepicker: { key: "selected_time" },
  datetimepicker: { key: "selected_date_time" },
  file_input: { key: "files", many: true, files: true },
};

export const isField = (element) => Object.hasOwn(FIELDS, element?.type || "");

const keyOf = (block, element) => `${block.block_id}\n${element.action_id}`;

const richWords = (value) =>
  (value?.elements || [])
    .flatMap((part) => part.elements || [])
    .map((each) => each.text ?? each.url ?? "")
    .join("");

function entered(field, state) {
  const held = state?.[field.key];
  if (field.many) return (held || []).map((each) => (field.option ? each.value : field.files ? each.id : each));
  if (field.option) return held?.value ?? null;
  return field.rich ? richWords(held) : (held ?? null);
}

const optionsOf = (element) =>
  element.options || (element.option_groups || []).flatMap((group) => group.options);

/** A select that lists its options loses a choice that is listed no more. */
function stillOffered(element, value) {
  const listed = optionsOf(element);
  if (!listed.length || value === null) return true;
  const values = new Set(listed.map((option) => option.value));
  return [value].flat().every((each) => values.has(each));
}

/** Every [block, element] that keeps what is entered, in order. */
export function fieldsOf(view) {
  return (view.blocks || []).flatMap((block) => {
    const within = [block.element, block.accessory, ...(block.type === "actions" ? block.elements || [] : [])];
    return within.filter(isField).map((element) => [block, element]);
  });
}

export class Form {
  constructor() {
    Object.assign(this, { held: new Map(), files: new Map(), options: new Map(), numbers: new Map() });
  }

  /** Take a view: what was typed stays in fields that keep their ids and kind, the others start from its state. */
  follow(view) {
    const before = this.held;
    this.held = new Map();
    fieldsOf(view).forEach(([block, element]) => {
      const key = keyOf(block, element);
      const known = before.get(key);
      const state = view.state?.values?.[block.block_id]?.[element.action_id];
      this.remember(element, state);
      const keep = known && known.type === element.type && stillOffered(element, known.value);
      const value = keep ? known.value : entered(FIELDS[element.type], state);
      this.held.set(key, { type: element.type, value });
    });
  }

  /** Know the options and files behind values, so that they can be shown by name. */
  remember(element, state) {
    const field = FIELDS[element.type];
    const shown = [state?.[field.key]].flat().filter(Boolean);
    if (field.option) [...shown, ...optionsOf(element)].forEach((each) => this.options.set(each.value, each));
    if (field.files) shown.forEach((file) => this.files.has(file.id) || this.files.set(file.id, file));
  }

  value(block, element) {
    return this.held.get(keyOf(block, element))?.value ?? (FIELDS[element.type].many ? [] : null);
  }

  set(block, element, value) {
    this.held.set(keyOf(block, element), { type: element.type, value });
  }

  /** A name for the page's own ids: the bot's may hold anything. */
  id(block, element) {
    const key = keyOf(block, element);
    if (!this.numbers.has(key)) this.numbers.set(key, this.numbers.size + 1);
    return `field-${this.numbers.get(key)}`;
  }

  /** What is sent: block_id -> action_id -> value. */
  get values() {
    const values = {};
    this.held.forEach(({ value }, key) => {
      const [block, action] = key.split("\n");
      values[block] = { ...values[block], [action]: value === "" ? null : value };
    });
    return values;
  }
}
