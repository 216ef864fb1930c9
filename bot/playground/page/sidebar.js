/** The left side: workspace, channels, direct messages, App Home. */

import { avatar } from "./avatar.js";
import { badge } from "./badge.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { switcher } from "./people.js";
import { address } from "./route.js";
import { vendorCorner } from "./vendor.js";

function entry({ store, session }, { route, current, unread, start, label, end, name }) {
  const follow = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    session.go(route);
    document.body.classList.remove("menu-open");
  };
  const href = address({ ...store.route, thread: null, home: false, ...route });
  const properties = {
    class: `entry${unread ? " entry-unread" : ""}`,
    href,
    onclick: follow,
    "aria-current": current ? "page" : null,
  };
  return h(
    "li",
    {},
    h(
      "a",
      { ...properties, "data-name": name },
      h("span", { class: "entry-start" }, start),
      h("span", { class: "entry-label" }, label),
      end,
      badge(unread, store.words),
    ),
  );
}

function channelEntry(page, conversation) {
  const { store } = page;
  const current = !store.route.home && store.route.conversation === conversation.id;
  return entry(page, {
    route: { conversation: conversation.id },
    current,
    unread: current ? 0 : conversation.unread,
    start: icon(conversation.private ? "lock" : "hash", 17),
    label: conversation.name,
    name: conversation.name,
    end: conversation.archived && h("span", { class: "entry-note" }, store.words.archived),
  });
}

function personEntry(page, conversation) {
  const { store } = page;
  const person = store.person(conversation.with);
  const current = !store.route.home && store.route.conversation === conversation.id;
  const mine = conversation.with === store.state.me && h("span", { class: "entry-note" }, store.words.you);
  return entry(page, {
    route: { conversation: conversation.id },
    current,
    unread: current ? 0 : conversation.unread,
    start: avatar(person, "avatar-small"),
    label: store.title(conversation),
    name: store.title(conversation),
    end: person?.is_bot ? h("span", { class: "app-badge" }, store.words.app) : mine,
  });
}

function group(title, entries, properties = {}) {
  return h("section", { class: "group", ...properties }, h("h2", {}, title), h("ul", {}, entries));
}

function homeEntry(page) {
  const { store } = page;
  return entry(page, {
    route: { home: true, conversation: null },
    current: store.route.home,
    start: icon("home", 17),
    label: store.words.appHome,
    name: "home",
    end: h("span", { class: "entry-note" }, store.state.app.name),
  });
}

function heading({ store, tour }) {
  const help = h(
    "button",
    {
      class: "icon-button",
      type: "button",
      "aria-label": store.words.tour,
      title: store.words.tour,
      onclick: () => tour.start(),
    },
    icon("help"),
  );
  return h(
    "header",
    { class: "workspace-head" },
    h(
      "div",
      {},
      h("p", { class: "workspace-name" }, store.state.workspace.name),
      h("p", { class: "workspace-note" }, store.words.about),
    ),
    help,
  );
}

const byName = (store) => (a, b) => store.title(a).localeCompare(store.title(b), store.locale);

function directOnes({ store }) {
  const bot = store.state.app.user;
  const ims = store.state.conversations.filter((each) => each.kind === "im").sort(byName(store));
  return [...ims.filter((each) => each.with === bot), ...ims.filter((each) => each.with !== bot)];
}

/** Draw the side bar into its element; `page` is {store, session, tour}. */
export function drawSidebar(element, page) {
  const { store } = page;
  if (!store.state) {
    // Emptied, it shows none of what was drawn: the same state must be drawn anew.
    element.drawn = null;
    return fill(element);
  }
  const words = store.words;
  const channels = store.state.conversations.filter((each) => each.kind !== "im");
  const { conversations, people, workspace, me, vendor } = store.state;
  const signature = JSON.stringify([conversations, people, workspace, me, vendor, { ...store.route, thread: null }]);
  if (element.drawn === signature) return;
  element.drawn = signature;
  element.setAttribute("aria-label", words.conversations);
  const focused = element.contains(document.activeElement) && document.activeElement.dataset.name;
  const scroll = element.querySelector(".groups")?.scrollTop || 0;
  const groups = h(
    "div",
    { class: "groups" },
    group(
      words.channels,
      channels.map((each) => channelEntry(page, each)),
      { "data-tour": "channels" },
    ),
    group(
      words.direct,
      directOnes(page).map((each) => personEntry(page, each)),
    ),
    group(words.apps, [homeEntry(page)], { "data-tour": "home" }),
  );
  fill(element, heading(page), groups, vendorCorner(page), switcher(page));
  groups.scrollTop = scroll;
  if (focused) element.querySelector(`[data-name="${CSS.escape(focused)}"]`)?.focus();
}
