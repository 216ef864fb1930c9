/** The app's shortcuts: from anywhere (in the composer's tools) and on a message (in its menu). */

import { PlayError, useMessageShortcut, useShortcut } from "./api.js";
import { avatar } from "./avatar.js";
import { h } from "./dom.js";
import { openMenu } from "./menu.js";
import { toast } from "./toast.js";

const declared = (store, kind) => (store.state?.app.shortcuts || []).filter((each) => each.kind === kind);

/** True when the app has shortcuts of this kind: global or message. */
export const hasShortcuts = (store, kind) => declared(store, kind).length > 0;

async function use(store, call, body) {
  try {
    await call({ as: store.state.me, ...body });
  } catch (error) {
    if (!(error instanceof PlayError)) throw error;
    toast(store.words.clickFailed(error.message));
  }
}

function item(shortcut, store, pick) {
  const words = h(
    "span",
    { class: "shortcut-words" },
    h("span", { class: "shortcut-name" }, shortcut.name),
    shortcut.description && h("span", { class: "shortcut-note" }, shortcut.description),
  );
  return { label: [avatar(store.bot, "avatar-small"), words], pick };
}

/** Open the list of global shortcuts beside a button. */
export function openShortcuts(anchor, store) {
  const items = declared(store, "global").map((each) =>
    item(each, store, () => use(store, useShortcut, { callback_id: each.callback_id })),
  );
  openMenu(anchor, items, { className: "shortcut-menu" });
}

/** Open a message's menu beside a button. */
export function openMessageShortcuts(anchor, store, place) {
  const items = declared(store, "message").map((each) =>
    item(each, store, () => use(store, useMessageShortcut, { ...place, callback_id: each.callback_id })),
  );
  openMenu(anchor, items, { className: "shortcut-menu" });
}
