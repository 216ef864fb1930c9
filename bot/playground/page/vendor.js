/** The vendor's corner in the side bar: releases and withdraws by writing the catalogue's file. */

import { PlayError, publish } from "./api.js";
import { h } from "./dom.js";
import { toast } from "./toast.js";

async function act({ store }, what, said) {
  try {
    const { version } = await publish({ as: store.state.me, act: what });
    toast(said(version));
  } catch (error) {
    if (!(error instanceof PlayError)) throw error;
    toast(store.words.notDone(error.message));
  }
}

const button = (label, name, onclick) =>
  h("button", { class: "vendor-button", type: "button", "data-name": name, onclick }, label);

// Who acts here acts there too; in a window of its own, so that the workspace stays where it is.
function deskDoor({ store }) {
  const { name } = store.person(store.state.me);
  const query = new URLSearchParams({ name, lang: store.locale.slice(0, 2) });
  return h(
    "a",
    { class: "vendor-button", href: `/jira/?${query}`, target: "_blank", rel: "noopener", "data-name": "desk" },
    store.words.desk,
  );
}

/** The corner, or null where there is no catalogue to write to. */
export function vendorCorner(page) {
  const { words, state } = page.store;
  const { vendor } = state;
  if (!vendor) return null;
  return h(
    "section",
    { class: "vendor", "data-tour": "vendor", "aria-labelledby": "vendor-title" },
    h("h2", { id: "vendor-title" }, words.vendor),
    h("p", {}, words.vendorNote),
    h(
      "div",
      { class: "vendor-buttons" },
      button(words.release(vendor.next), "vendor-release", () => act(page, "release", words.released)),
      vendor.newest &&
        button(words.withdraw(vendor.newest), "vendor-withdraw", () => act(page, "withdraw", words.withdrawn)),
      deskDoor(page),
    ),
  );
}
