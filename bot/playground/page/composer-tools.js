/** The row of small buttons under the composer's text. */

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { hasShortcuts, openShortcuts } from "./shortcuts.js";
import { areHidden, setHidden } from "./suggestions.js";

function tool(name, label, onclick, extra = {}) {
  const properties = { class: "icon-button", type: "button", "aria-label": label, title: label };
  return h("button", { ...properties, onclick, ...extra }, icon(name, 18));
}

/** Draw the buttons into `element` for a composer; answers the one that sends. */
export function drawTools(element, composer, store) {
  const { words } = store;
  const toggle = () => {
    setHidden(!areHidden());
    store.changed();
  };
  const send = tool("send", words.send, () => composer.send(), {
    class: "send",
    disabled: !composer.canSend,
  });
  const clip = tool("clip", words.attach, () => composer.attachments.choose());
  const bolt = tool("bolt", words.shortcuts, () => openShortcuts(bolt, store), { "aria-haspopup": "menu" });
  const anywhere = tool("at", words.mention, () => composer.begin("@"));
  const above = !composer.inThread && [
    tool("slash", words.commands, () => composer.begin("/")),
    tool("bulb", words.showSuggestions, toggle, { "aria-pressed": String(!areHidden()) }),
  ];
  fill(
    element,
    clip,
    hasShortcuts(store, "global") && bolt,
    above && above[0],
    anywhere,
    above && above[1],
    h("span", { class: "spacer" }),
    send,
  );
  return send;
}
