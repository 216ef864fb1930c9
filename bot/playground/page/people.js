/** Who one acts as, and choosing somebody else. */

import { avatar } from "./avatar.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { address } from "./route.js";

const language = (locale) => (locale || "").slice(0, 2).toUpperCase();

function personLabel(person) {
  return [
    avatar(person, "avatar-medium"),
    h(
      "span",
      { class: "who" },
      h("span", { class: "who-name" }, person.name),
      h("span", { class: "who-title" }, person.title),
    ),
    h("span", { class: "language" }, language(person.locale)),
  ];
}

function choosePerson({ store, session }, anchor) {
  const people = store.state.people.filter((person) => !person.is_bot && !person.deleted);
  const items = people.map((person) => ({
    label: personLabel(person),
    href: address({ ...store.route, as: person.id, thread: null }),
    current: person.id === store.state.me,
    pick: () => session.become(person.id),
  }));
  openMenu(anchor, items, { note: store.words.otherWindow, className: "people-menu" });
}

/** The button at the foot of the side bar; `page` is {store, session}. */
export function switcher(page) {
  const { store } = page;
  const me = store.me;
  const button = h(
    "button",
    {
      class: "switcher",
      type: "button",
      "data-name": "act-as",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "data-tour": "people",
      "aria-label": `${store.words.actAs}: ${me.name}`,
      onclick: () => choosePerson(page, button),
    },
    personLabel(me),
    icon("chevron", 16),
  );
  return h("div", { class: "acting" }, h("span", { class: "acting-label" }, store.words.actAs), button);
}
