/** Sending what a person pressed in a message or a view, and showing that it is on its way. */

import { click, PlayError } from "./api.js";
import { isSignOfLife } from "./pending.js";
import { toast } from "./toast.js";

function setBusy(node, busy) {
  node.toggleAttribute("aria-busy", busy);
  if (busy) node.setAttribute("aria-busy", "true");
  node.classList.toggle("is-working", busy);
}

const entries = (object) =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));

/**
 * A `press(action, node)` for blocks that stand at `place`: {conversation, message_ts} or {view_id}.
 * The node works until something arrives; pressing it again meanwhile does nothing.
 */
export function pressIn(store, pending, place) {
  return async (action, node) => {
    if (node.getAttribute("aria-busy") === "true") return;
    setBusy(node, true);
    const stop = pending.add(place.conversation, isSignOfLife, () => setBusy(node, false));
    try {
      await click(entries({ as: store.state.me, ...place, ...action }));
    } catch (error) {
      if (!(error instanceof PlayError)) throw error;
      stop();
      toast(store.words.clickFailed(error.message));
    }
  };
}
