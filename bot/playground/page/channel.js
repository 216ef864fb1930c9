/** The middle of the page: header, banners, and either a conversation or App Home. */

import { avatar } from "./avatar.js";
import { channelMenu } from "./channel-menu.js";
import { Composer } from "./composer.js";
import { fill, h, present } from "./dom.js";
import { keepingFocus } from "./focus.js";
import { Home, appTabs } from "./home.js";
import { icon } from "./icons.js";
import { Log } from "./log.js";
import { areShown } from "./suggestions.js";
import { plain } from "./render/mrkdwn.js";

function menuButton(words) {
  const open = () => {
    document.body.classList.add("menu-open");
    document.querySelector("#sidebar a, #sidebar button")?.focus();
  };
  return h(
    "button",
    { class: "icon-button menu-button", type: "button", "aria-label": words.openMenu, onclick: open },
    icon("menu"),
  );
}

function title(page, conversation) {
  const { store } = page;
  if (store.route.home) return [avatar(store.bot, "avatar-medium"), h("h1", {}, store.state.app.name)];
  if (conversation.kind !== "im")
    return [icon(conversation.private ? "lock" : "hash", 20), h("h1", {}, conversation.name)];
  return [avatar(store.person(conversation.with), "avatar-medium"), h("h1", {}, store.title(conversation))];
}

function aside(page, conversation) {
  const { store } = page;
  if (store.route.home) return store.bot?.title;
  return conversation.kind === "im" ? store.person(conversation.with)?.title : conversation.topic;
}

function members({ store }, conversation) {
  if (!conversation || conversation.kind === "im") return null;
  const names = conversation.members.map((id) => store.person(id)?.name || id).join(", ");
  return h(
    "span",
    {
      class: "members",
      title: names,
      "aria-label": `${store.words.members(conversation.members.length)}: ${names}`,
    },
    icon("people", 18),
    conversation.members.length,
  );
}

function banner(store) {
  if (!store.online)
    return h("div", { class: "banner", role: "status" }, icon("warning", 18), store.words.offline);
  if (store.state.app.bot === "down")
    return h("div", { class: "banner", role: "status" }, icon("warning", 18), store.words.botDown);
  return null;
}

/** The middle column; `draw()` after every change. */
export class Channel {
  constructor(element, page) {
    Object.assign(this, { element, page });
    this.header = h("header", { class: "channel-head" });
    this.banners = h("div", { class: "banners" });
    this.composer = new Composer(page);
    this.log = new Log(page, { empty: (conversation) => this.empty(conversation) });
    this.home = new Home(page);
  }

  /** Put a text into the composer. */
  put(text) {
    this.composer.put(text);
  }

  empty(conversation) {
    const { store } = this.page;
    const below = areShown(store);
    const suggestions = below ? [] : (store.state.suggestions || []).slice(0, 4);
    const hint = suggestions.length ? store.words.emptyHint : store.words.emptyPlain;
    const name = store.title(conversation);
    const card = ({ text }) =>
      h(
        "button",
        { class: "chip", type: "button", onclick: () => this.put(text) },
        h("span", { class: "chip-text" }, text),
      );
    const direct = conversation.kind === "im";
    const beginning = direct ? store.words.emptyDirect : store.words.emptyChannel;
    const sign = direct
      ? avatar(store.person(conversation.with), "avatar-large")
      : h("span", { class: "empty-icon" }, icon("hash", 26));
    return [
      h(
        "div",
        { class: "empty" },
        sign,
        h("h2", {}, beginning(name)),
        h("p", {}, below ? store.words.emptyBelow : hint),
        h("div", { class: "empty-chips" }, suggestions.map(card)),
      ),
    ];
  }

  draw() {
    const { store } = this.page;
    if (!store.state) return;
    const conversation = store.current;
    if (!conversation && !store.route.home) return;
    this.drawHeader(conversation);
    fill(this.banners, banner(store));
    const parts = [
      this.header,
      this.banners,
      ...(store.route.home ? [this.home.element] : [this.log.element, this.composer.element]),
    ];
    if (!sameChildren(this.element, parts)) this.element.replaceChildren(...parts);
    if (store.route.home) return this.home.show();
    this.log.box.setAttribute("aria-label", store.title(conversation));
    this.log.show(`${store.state.me}/${conversation.id}`, conversation, store.timeline(conversation.id));
    this.composer.show({ conversation });
  }

  drawHeader(conversation) {
    const { store } = this.page;
    const signature = JSON.stringify([
      conversation && { ...conversation, unread: 0 },
      store.route.home && (store.botConversation?.unread || 0),
      store.state.me,
    ]);
    if (signature === this.headed) return;
    this.headed = signature;
    const tabs = () => this.header.querySelector("[role=tablist]");
    keepingFocus(tabs, this.header, () => this.fillHeader(conversation));
  }

  fillHeader(conversation) {
    const { store } = this.page;
    const withApp = store.route.home || conversation.with === store.state.app.user;
    const topic = aside(this.page, conversation);
    document.title = `${store.route.home ? store.words.appHome : store.title(conversation)} · ${store.state.workspace.name}`;
    fill(
      this.header,
      present([
        h(
          "div",
          { class: "channel-line" },
          menuButton(store.words),
          title(this.page, conversation),
          topic && h("p", { class: "topic" }, plain(topic)),
          h("span", { class: "spacer" }),
          members(this.page, conversation),
          !store.route.home && channelMenu(this.page, conversation),
        ),
        withApp && appTabs(this.page),
      ]),
    );
    this.header.classList.toggle("has-tabs", Boolean(withApp));
  }
}

const sameChildren = (element, parts) =>
  element.childNodes.length === parts.length && parts.every((part, at) => element.childNodes[at] === part);
