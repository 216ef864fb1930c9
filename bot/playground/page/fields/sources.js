/** Where a searching field finds its options: the bot, the element itself, or the workspace. */

import * as api from "../api.js";
import { optionsOf } from "../render/inputs.js";

const PAUSE_MS = 220;
const SHORTEST = 3;

const asOption = (value, text, note) => ({
  value,
  text: { type: "plain_text", text },
  ...(note ? { description: { type: "plain_text", text: note } } : {}),
});

const people = (store) =>
  store.state.people
    .filter((each) => !each.deleted)
    .map((each) => asOption(each.id, each.name, each.title));

const places = (kind) => (store) =>
  store.state.conversations
    .filter((each) => !kind || each.kind === kind)
    .map((each) => asOption(each.id, store.title(each)));

const FROM_STORE = { users: people, conversations: places(null), channels: places("channel") };

/** All options of a people, conversations or channels select; undefined for others. */
function ofWorkspace(element, store) {
  const kind = element.type.replace(/^multi_/, "").replace(/_select$/, "");
  return Object.hasOwn(FROM_STORE, kind) ? FROM_STORE[kind](store) : undefined;
}

/** The words for a chosen value. */
export function labelOf({ element, store, form }, value) {
  const listed = ofWorkspace(element, store)?.find((option) => option.value === value);
  return (listed || form.options.get(value))?.text?.text || value;
}

function local(handle) {
  const { element, store } = handle;
  const groups = element.option_groups?.map((group) => ({ label: group.label?.text, options: group.options }));
  const all = groups || [{ options: ofWorkspace(element, store) || optionsOf(element) }];
  const matches = (text) => (option) => option.text.text.toLowerCase().includes(text.toLowerCase());
  const find = async (text) =>
    all.map((group) => ({ ...group, options: group.options.filter(matches(text)) })).filter((each) => each.options.length);
  return { least: 0, pause: 0, find };
}

function remote(handle) {
  const { element, block, form, store, body } = handle;
  const find = async (text) => {
    const place = body ? { view_id: body.modal.view.id, values: form.values } : handle.place;
    const question = { block_id: block.block_id, action_id: element.action_id, text };
    try {
      const found = await api.findOptions({ as: store.state.me, ...place, ...question });
      const groups = found.option_groups || [{ options: found.options }];
      return groups.map((group) => ({ label: group.label?.text, options: group.options }));
    } catch (error) {
      if (!(error instanceof api.PlayError)) throw error;
      return null;
    }
  };
  return { least: element.min_query_length ?? SHORTEST, pause: PAUSE_MS, find };
}

/** {least, pause, find(text)}: `find` answers groups of options, or null when nobody could be asked. */
export const sourceFor = (handle) =>
  /external_select$/.test(handle.element.type) ? remote(handle) : local(handle);
