/** What stands between < and > in Slack's text, and links: to DOM. */

import { h } from "../dom.js";

const WEB = /^(https?:|mailto:|tel:)/i;

/** A link that leaves the page; addresses of other kinds (javascript: ...) stay text. */
export function link(url, label) {
  if (!WEB.test(url)) return h("span", {}, label || url);
  return h("a", { class: "link", href: url, target: "_blank", rel: "noopener noreferrer" }, label || url);
}

/** A person as Slack shows one: "@Anna", stronger when it is you. */
export function userMention(id, label, store) {
  const mine = id === store.state?.me;
  return h(
    "span",
    { class: mine ? "mention mention-me" : "mention" },
    `@${store.person(id)?.name || label || id}`,
  );
}

/** A channel: a link when the acting person sees it. */
export function channelMention(id, label, store) {
  const conversation = store.conversation(id);
  const name = `#${conversation?.name || label || id}`;
  if (!conversation) return h("span", { class: "mention" }, name);
  return h("a", { class: "mention", href: `#/${id}` }, name);
}

/** @channel, @here, @everyone. */
export function broadcast(range) {
  return h("span", { class: "mention mention-me" }, `@${range}`);
}

const DATE_STYLES = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  date_pretty: { year: "numeric", month: "long", day: "numeric" },
  date_short_pretty: { year: "numeric", month: "short", day: "numeric" },
  date_long_pretty: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "2-digit", minute: "2-digit" },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
};

/** Slack's date template, e.g. formatDate(1700000000, "{date_short} at {time}", "sv-SE"). */
export function formatDate(seconds, template, locale) {
  const moment = new Date(Number(seconds) * 1000);
  if (Number.isNaN(moment.getTime())) return null;
  return template.replace(/\{(\w+)\}/g, (whole, style) => {
    if (style === "date_num") return moment.toLocaleDateString("sv-SE", DATE_STYLES.date_num);
    return Object.hasOwn(DATE_STYLES, style) ? moment.toLocaleString(locale, DATE_STYLES[style]) : whole;
  });
}

function special(body, label, store) {
  const [kind, ...rest] = body.split("^");
  if (kind === "date") {
    const shown = formatDate(rest[0], rest[1] || "{date}", store.locale) || label || body;
    return rest[2] ? link(rest[2], shown) : h("time", {}, shown);
  }
  if (kind === "subteam") return h("span", { class: "mention" }, label || `@${rest[0]}`);
  return ["channel", "here", "everyone"].includes(kind)
    ? broadcast(kind)
    : h("span", {}, label || `<!${body}>`);
}

/** The node for the inside of `<...>`, already without entities. */
export function angle(inside, store) {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : inside.slice(bar + 1);
  if (target.startsWith("@")) return userMention(target.slice(1), label, store);
  if (target.startsWith("#")) return channelMention(target.slice(1), label, store);
  if (target.startsWith("!")) return special(target.slice(1), label, store);
  return WEB.test(target)
    ? link(target, label || target.replace(/^mailto:/, ""))
    : h("span", {}, label || `<${inside}>`);
}
