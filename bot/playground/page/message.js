/** One message as an element. */

import { avatar } from "./avatar.js";
import { h } from "./dom.js";
import { messageFiles } from "./files.js";
import { icon } from "./icons.js";
import { pressIn } from "./press.js";
import { renderBlocks, renderText } from "./render/blocks.js";
import { hasShortcuts, openMessageShortcuts } from "./shortcuts.js";

const SLACKBOT = { name: "Slackbot", initials: "S", color: "#4a5568" };

const sender = (message, store) =>
  store.person(message.user) ||
  (message.user === "USLACKBOT" ? SLACKBOT : { name: message.user, initials: "?" });

const moment = (ts) => new Date(Number(ts) * 1000);

const clock = (ts, locale) => moment(ts).toLocaleTimeString(locale, { hour: "2-digit", minute: "2-digit" });

function timeOf(message, store) {
  const full = moment(message.ts).toLocaleString(store.locale, { dateStyle: "full", timeStyle: "short" });
  return h(
    "time",
    { class: "time", title: full, datetime: moment(message.ts).toISOString() },
    clock(message.ts, store.locale),
  );
}

function headline(message, person, store) {
  const app = person.is_bot && h("span", { class: "app-badge" }, store.words.app);
  return h(
    "div",
    { class: "headline" },
    h("span", { class: "sender" }, person.name),
    app,
    timeOf(message, store),
  );
}

function commandLine(message, store) {
  if (!message.in_channel_command || message.in_channel_command === message.text) return null;
  return h("p", { class: "command-line" }, h("code", { class: "code" }, message.in_channel_command));
}

function body(message, page, place) {
  const { store, pending } = page;
  const context = { store, place, press: pressIn(store, pending, place) };
  const blocks = message.blocks?.length
    ? renderBlocks(message.blocks, context)
    : renderText(message.text, context);
  const edited = message.edited && h("span", { class: "edited" }, store.words.edited);
  // A file can come without a word.
  if (!message.text && !message.blocks?.length && message.files?.length) return null;
  return h("div", { class: `body${message.blocks?.length ? "" : " body-text"}` }, blocks, edited);
}

function threadLink(message, page, place) {
  const { store, session } = page;
  const open = () => session.go({ conversation: place.conversation, thread: message.ts });
  if (!message.reply_count) return null;
  return h(
    "button",
    { class: "replies", type: "button", onclick: open },
    icon("thread", 16),
    store.words.replies(message.reply_count),
  );
}

function moreButton(store, place) {
  const label = { "aria-label": store.words.messageActions, title: store.words.messageActions };
  const node = h(
    "button",
    {
      class: "icon-button button-more",
      type: "button",
      "aria-haspopup": "menu",
      ...label,
      onclick: () => openMessageShortcuts(node, store, place),
    },
    icon("more", 18),
  );
  return node;
}

function tools(message, page, place, { inThread }) {
  const { store, session } = page;
  if (message.ephemeral || (inThread && !hasShortcuts(store, "message"))) return null;
  const open = () =>
    session.go({ conversation: place.conversation, thread: message.thread_ts || message.ts });
  const label = { "aria-label": store.words.reply, title: store.words.reply };
  return h(
    "div",
    { class: "tools" },
    !inThread &&
      h("button", { class: "icon-button", type: "button", ...label, onclick: open }, icon("thread", 18)),
    hasShortcuts(store, "message") && moreButton(store, place),
  );
}

function onlyYou(message, store) {
  return message.ephemeral && h("p", { class: "only-you" }, icon("eye", 15), store.words.onlyYou);
}

/**
 * The element of a message. `look` is {conversation, compact, inThread}: compact leaves out the sender
 * when the same person goes on talking.
 */
export function messageElement(message, page, look) {
  const { store } = page;
  const person = sender(message, store);
  const place = { conversation: look.conversation, message_ts: message.ts };
  const classes = ["message", message.ephemeral && "message-ephemeral", look.compact && "message-compact"];
  const data = {
    "data-ts": message.ts,
    "data-user": message.user,
    "data-ephemeral": String(Boolean(message.ephemeral)),
  };
  return h(
    "article",
    {
      class: classes.filter(Boolean).join(" "),
      ...data,
      "aria-label": `${person.name} ${clock(message.ts, store.locale)}`,
    },
    h("div", { class: "gutter" }, look.compact ? timeOf(message, store) : avatar(person)),
    h(
      "div",
      { class: "content" },
      onlyYou(message, store),
      !look.compact && headline(message, person, store),
      commandLine(message, store),
      body(message, page, place),
      messageFiles(message, store),
      !look.inThread && threadLink(message, page, place),
    ),
    tools(message, page, place, look),
  );
}
