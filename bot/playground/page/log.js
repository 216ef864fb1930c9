/** A list of messages that keeps the reader's place: days, grouping, and the way down to what is new. */

import { fill, h } from "./dom.js";
import { keepingFocus } from "./focus.js";
import { icon } from "./icons.js";
import { messageElement } from "./message.js";

const GROUP_SECONDS = 300;
const NEAR_PX = 60;

const dayOf = (ts) => new Date(Number(ts) * 1000).toDateString();

function dayName(ts, store) {
  const day = new Date(Number(ts) * 1000);
  const days = Math.round(
    (new Date().setHours(0, 0, 0, 0) - new Date(day).setHours(0, 0, 0, 0)) / 86_400_000,
  );
  if (days === 0) return store.words.today;
  if (days === 1) return store.words.yesterday;
  return day.toLocaleDateString(store.locale, {
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
  });
}

const focused = () => document.activeElement?.closest("[data-ts]")?.dataset.ts;

const continues = (message, before) =>
  before &&
  before.user === message.user &&
  before.ephemeral === message.ephemeral &&
  !message.in_channel_command &&
  dayOf(before.ts) === dayOf(message.ts) &&
  Number(message.ts) - Number(before.ts) < GROUP_SECONDS;

/** A message list: `element` to place, `show(key, conversation, timeline)` to draw. */
export class Log {
  constructor(page, { inThread = false, empty = () => [] } = {}) {
    Object.assign(this, { page, inThread, empty, key: null, drawn: new Map(), stuck: true, count: 0 });
    this.list = h("div", { class: "log-list" });
    this.box = h(
      "div",
      { class: "log", role: "log", "aria-live": "polite", "aria-relevant": "additions", tabindex: 0 },
      this.list,
    );
    this.jump = h("button", {
      class: "jump",
      type: "button",
      hidden: true,
      onclick: () => this.toEnd("smooth"),
    });
    this.element = h("div", { class: "log-frame" }, this.box, this.jump);
    this.box.addEventListener("scroll", () => this.scrolled(), { passive: true });
    const keepPlace = new ResizeObserver(() => this.stuck && this.toEnd());
    keepPlace.observe(this.list);
    keepPlace.observe(this.box);
  }

  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.box;
    this.stuck = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    if (this.stuck) this.jump.hidden = true;
  }

  toEnd(behavior = "instant") {
    this.box.scrollTo({ top: this.box.scrollHeight, behavior });
  }

  show(key, conversation, timeline) {
    const other = key !== this.key;
    if (other) this.reset(key);
    const messages = timeline.messages;
    const last = messages.at(-1);
    const isNew = !other && messages.length > this.count && this.count > 0;
    this.count = messages.length;
    this.draw(conversation, messages, timeline.loaded);
    if (isNew) this.noticed(last);
    if (this.stuck) this.toEnd();
    this.point(this.page.store.route.message);
  }

  /** Bring the message of a permalink into view, once. */
  point(ts) {
    const element = ts && ts !== this.pointed && this.drawn.get(ts)?.nodes.at(-1);
    if (!element) return;
    this.pointed = ts;
    this.stuck = false;
    element.scrollIntoView({ block: "center" });
    element.classList.add("message-pointed");
  }

  reset(key) {
    Object.assign(this, { key, stuck: true, count: 0, pointed: null });
    this.drawn.clear();
    this.jump.hidden = true;
  }

  noticed(last) {
    if (last.user === this.page.store.state.me) this.stuck = true;
    if (this.stuck) return;
    fill(this.jump, this.page.store.words.newMessages, icon("down", 16));
    this.jump.hidden = false;
  }

  draw(conversation, messages, loaded) {
    const nodes = messages.flatMap((message, at) => this.nodesOf(message, messages[at - 1], conversation));
    const empty = loaded && !messages.length ? this.empty(conversation) : [];
    // Screen readers hear what is added later, not a whole conversation at once.
    this.box.setAttribute("aria-busy", String(!loaded));
    keepingFocus(this.message(focused()), this.box, () => this.replace([...nodes, ...empty]));
    const kept = new Set(messages.map((message) => message.ts));
    [...this.drawn.keys()].forEach((ts) => kept.has(ts) || this.drawn.delete(ts));
  }

  message(ts) {
    return () => ts && this.list.querySelector(`[data-ts="${ts}"]`);
  }

  nodesOf(message, before, conversation) {
    const compact = Boolean(continues(message, before));
    const newDay = !before || dayOf(before.ts) !== dayOf(message.ts);
    const signature = JSON.stringify([message, compact, newDay, this.page.store.locale]);
    const known = this.drawn.get(message.ts);
    if (known?.signature === signature) return known.nodes;
    const look = { conversation: conversation.id, compact, inThread: this.inThread };
    const divider = newDay && h("div", { class: "day" }, h("span", {}, dayName(message.ts, this.page.store)));
    const nodes = [divider, messageElement(message, this.page, look)].filter(Boolean);
    this.drawn.set(message.ts, { signature, nodes });
    return nodes;
  }

  // Nodes that stay are left where they are, so that the focus and open menus survive.
  replace(nodes) {
    const wanted = new Set(nodes);
    [...this.list.childNodes].forEach((node) => wanted.has(node) || node.remove());
    nodes.forEach((node, at) => {
      if (this.list.childNodes[at] !== node) this.list.insertBefore(node, this.list.childNodes[at] || null);
    });
  }
}
