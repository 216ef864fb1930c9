/** What can be completed at the caret: slash commands and people. Pure; the list itself is in popup.js. */

const INVITE = {
  command: "/invite",
  usage_hint: "@flowver",
  description: { en: "Add somebody to this channel", sv: "Lägg till någon i kanalen" },
};

const commands = (store) => [...store.state.app.commands, INVITE];

function commandItem(each, store) {
  const description = each.description?.en
    ? each.description[store.locale.slice(0, 2)] || each.description.en
    : each.description;
  return {
    kind: "command",
    label: each.command,
    hint: each.usage_hint || "",
    note: description || "",
    insert: `${each.command} `,
  };
}

function personItem(person) {
  return { kind: "person", label: person.name, person, note: person.title || "", insert: `@${person.name} ` };
}

function matches(person, typed) {
  const name = person.name.toLowerCase();
  return (
    name.startsWith(typed) ||
    (person.handle || "").startsWith(typed) ||
    name.split(/\s+/).some((part) => part.startsWith(typed))
  );
}

function people(store, typed) {
  const wanted = store.state.people.filter((person) => matches(person, typed));
  return [...wanted.filter((person) => person.is_bot), ...wanted.filter((person) => !person.is_bot)].map(
    personItem,
  );
}

/** {from, to, items, exact} for the word that ends at `caret`, or null. `exact`: nothing is left to complete. */
export function completionsAt(text, caret, store, { inThread = false } = {}) {
  const before = text.slice(0, caret);
  const slash = /^\/\S*$/.exec(before);
  if (slash && !inThread) {
    const items = commands(store)
      .filter((each) => each.command.startsWith(before))
      .map((each) => commandItem(each, store));
    return items.length
      ? { from: 0, to: caret, items, exact: items.some((item) => item.label === before) }
      : null;
  }
  const at = /(?:^|\s)@([\p{L}\p{N}._-]*)$/u.exec(before);
  if (!at) return null;
  const typed = at[1].toLowerCase();
  const items = people(store, typed);
  const exact = items.some((item) => item.label.toLowerCase() === typed);
  return items.length ? { from: caret - at[1].length - 1, to: caret, items, exact } : null;
}

/** The usage hint for a command whose arguments are being typed, or "". */
export function usageFor(text, store) {
  const found = commands(store).find((each) => text.startsWith(`${each.command} `));
  return found && text.trim() === found.command ? `${found.command} ${found.usage_hint || ""}`.trim() : "";
}

/** Typed "@Full Name" as Slack's <@U…>, so that names with spaces reach the server whole. */
export function withMentions(text, store) {
  const longestFirst = [...store.state.people].sort((a, b) => b.name.length - a.name.length);
  return longestFirst.reduce((result, person) => {
    if (person.is_bot) return result;
    return result.split(`@${person.name}`).join(`<@${person.id}>`);
  }, text);
}
