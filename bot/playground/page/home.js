/** The conversation with the app, and its two tabs: Home (the published view) and Messages. */

import { badge } from "./badge.js";
import { fill, h } from "./dom.js";
import { keepingFocus } from "./focus.js";
import { icon } from "./icons.js";
import { pressIn } from "./press.js";
import { renderBlocks } from "./render/blocks.js";

/** The tabs under the app's name. */
export function appTabs({ store, session }) {
  const { home } = store.route;
  const ids = store.botConversation;
  const tab = (label, current, route, unread = 0) =>
    h(
      "button",
      {
        class: "tab",
        type: "button",
        role: "tab",
        "aria-selected": String(current),
        onclick: () => session.go(route),
      },
      label,
      badge(unread, store.words),
    );
  return h(
    "div",
    { class: "tabs", role: "tablist" },
    tab(store.words.home, home, { home: true, conversation: null }),
    ids && tab(store.words.messages, !home, { conversation: ids.id }, home ? ids.unread : 0),
  );
}

function nothing({ store }) {
  return h(
    "div",
    { class: "empty" },
    h("span", { class: "empty-icon" }, icon("home", 26)),
    h("h2", {}, store.words.noHome),
    h("p", {}, store.words.noHomeHint),
  );
}

/** App Home as an element; the view is drawn again only when it is another one. */
export class Home {
  constructor(page) {
    this.page = page;
    this.inner = h("div", { class: "home-view" });
    this.element = h("div", { class: "home", role: "tabpanel", tabindex: 0 }, this.inner);
  }

  show() {
    const { store, pending } = this.page;
    const signature = JSON.stringify([store.view, store.state.me]);
    if (signature === this.signature) return;
    this.signature = signature;
    if (store.view === undefined) return fill(this.inner, h("p", { class: "loading" }, store.words.loading));
    if (!store.view) return fill(this.inner, nothing(this.page));
    const place = { view_id: store.view.id };
    const press = pressIn(store, pending, place);
    const draw = () => fill(this.inner, renderBlocks(store.view.blocks || [], { store, place, press }));
    keepingFocus(() => this.inner, this.element, draw);
  }
}
