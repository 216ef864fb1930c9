/** A channel's own menu: what becomes of it, and whether the app is in it. */

import { changeChannel, PlayError } from "./api.js";
import { confirmWith, showDialog } from "./dialog.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { toast } from "./toast.js";

/** Do it; true when it was done, else a notice says why not. */
async function change({ store }, conversation, act, more = {}) {
  try {
    await changeChannel({ as: store.state.me, conversation: conversation.id, act, ...more });
    return true;
  } catch (error) {
    if (!(error instanceof PlayError)) throw error;
    toast(store.words.notDone(error.message));
    return false;
  }
}

function askName(page, conversation) {
  const { words } = page.store;
  const field = h("input", { class: "field-box", id: "channel-name", value: conversation.name, maxlength: 80 });
  const rename = async (event) => {
    event.preventDefault();
    if (await change(page, conversation, "rename", { name: field.value })) dialog.close();
  };
  const cancel = h("button", { class: "button", type: "button", onclick: () => dialog.close() }, words.cancel);
  const form = h(
    "form",
    { onsubmit: rename },
    h("label", { for: "channel-name" }, words.newName),
    field,
    h(
      "div",
      { class: "dialog-buttons" },
      cancel,
      h("button", { class: "button button-primary", type: "submit" }, words.rename),
    ),
  );
  const dialog = showDialog("rename", form);
  dialog.setAttribute("aria-label", words.renameChannel);
  field.select();
}

async function askDelete(page, conversation) {
  const { store } = page;
  const text = { type: "plain_text", text: store.words.deleteSure(store.title(conversation)) };
  const question = { text, confirm: { text: store.words.delete }, style: "danger" };
  if (await confirmWith(question, store)) change(page, conversation, "delete");
}

function itemsFor(page, conversation) {
  const { store } = page;
  const { words } = store;
  const app = store.state.app;
  const item = (label, act) => ({ label, pick: () => change(page, conversation, act) });
  const remove = { label: words.deleteChannel, pick: () => askDelete(page, conversation) };
  if (conversation.archived) return [item(words.unarchiveChannel, "unarchive"), remove];
  if (!conversation.members.includes(store.state.me)) return [item(words.joinChannel, "join")];
  return [
    conversation.members.includes(app.user)
      ? item(words.removeBot(app.name), "remove")
      : item(words.inviteBot(app.name), "invite"),
    { label: words.renameChannel, pick: () => askName(page, conversation) },
    !conversation.private && item(words.makePrivate, "private"),
    item(words.leaveChannel, "leave"),
    item(words.archiveChannel, "archive"),
    remove,
  ].filter(Boolean);
}

/** The button in the header; null for direct messages. */
export function channelMenu(page, conversation) {
  if (!conversation || conversation.kind === "im") return null;
  const label = page.store.words.channelMenu;
  const button = h(
    "button",
    {
      class: "icon-button",
      type: "button",
      "aria-label": label,
      title: label,
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      onclick: () => openMenu(button, itemsFor(page, conversation)),
    },
    icon("more", 18),
  );
  return button;
}
