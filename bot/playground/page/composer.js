/** The box for writing: drafts per conversation, sending, completion, suggestions. */

import { PlayError, say } from "./api.js";
import { Attachments } from "./attachments.js";
import { completionsAt, withMentions } from "./completions.js";
import { fill, h } from "./dom.js";
import { drawStatus, writingField } from "./composer-parts.js";
import { drawTools } from "./composer-tools.js";
import { Popup } from "./popup.js";
import { areHidden, chipRow, setHidden } from "./suggestions.js";

const TALLEST_PX = 220;

export class Composer {
  constructor(page, { inThread = false } = {}) {
    Object.assign(this, { page, inThread, key: null, place: null, drafts: new Map(), waits: new Set() });
    this.field = writingField(this);
    this.popup = new Popup(this.field, (item, found) => this.complete(item, found));
    this.chips = h("div", { class: "chips-place" });
    this.status = h("p", { class: "composer-status", role: "status" });
    this.tools = h("div", { class: "composer-tools" });
    this.attachments = new Attachments(page, () => this.draw());
    const box = h(
      "div",
      { class: "composer-box", "data-tour": inThread ? null : "composer" },
      this.field,
      this.attachments.element,
      this.tools,
    );
    this.element = h("div", { class: "composer" }, this.chips, this.popup.element, box, this.status);
  }

  /** Write to `place` ({conversation, thread?}); the draft of another place is put aside. */
  show(place) {
    const { store } = this.page;
    const key = `${store.state.me}/${place.conversation.id}/${place.thread || ""}`;
    const title = store.title(place.conversation);
    this.place = place;
    this.field.setAttribute("aria-label", this.inThread ? store.words.replyTo : store.words.message(title));
    this.field.placeholder = this.inThread ? store.words.replyTo : store.words.message(title);
    if (key !== this.key) this.change(key);
    this.draw();
  }

  change(key) {
    if (this.key) this.drafts.set(this.key, this.field.value);
    this.key = key;
    this.write(this.drafts.get(key) || "");
    this.attachments.show(key);
    this.error = null;
    this.popup.show(null, "");
    if (window.matchMedia("(min-width: 721px)").matches) this.field.focus({ preventScroll: true });
  }

  get canSend() {
    return Boolean(this.field.value.trim() || this.attachments.ready.length) && !this.attachments.waiting;
  }

  write(text) {
    this.field.value = text;
    this.resize();
  }

  /** Put a text in, ready to send. */
  put(text) {
    this.write(text);
    this.field.focus();
    this.field.setSelectionRange(text.length, text.length);
    this.draw();
  }

  /** Begin a command or a mention, as if its character had been typed. */
  begin(mark) {
    const text = this.field.value;
    const gap = /(^|\s)$/.test(text) ? "" : " ";
    this.put(mark === "/" ? "/" : `${text}${gap}@`);
    this.typed();
  }

  resize() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST_PX)}px`;
  }

  typed() {
    this.resize();
    const { store } = this.page;
    const found = completionsAt(this.field.value, this.field.selectionStart, store, {
      inThread: this.inThread,
    });
    this.popup.show(found, found?.items[0].kind === "command" ? store.words.commands : store.words.people);
    this.error = null;
    this.drawStatus();
    this.sendButton?.toggleAttribute("disabled", !this.canSend);
  }

  pressed(event) {
    if (this.popup.key(event)) return;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.send();
  }

  complete(item, { from, to }) {
    const text = this.field.value;
    const caret = from + item.insert.length;
    this.write(text.slice(0, from) + item.insert + text.slice(to).replace(/^ /, ""));
    this.field.setSelectionRange(caret, caret);
    this.popup.show(null, "");
    this.field.focus();
    this.drawStatus();
  }

  async send() {
    const text = this.field.value.trim();
    if (!this.canSend) return;
    const { key, place } = this;
    const files = this.attachments.ready;
    this.attachments.put(key, []);
    const { store } = this.page;
    this.popup.show(null, "");
    this.write("");
    this.error = null;
    const stop = this.startWaiting(text, place);
    this.draw();
    try {
      const thread = place.thread ? { thread_ts: place.thread } : {};
      await say({
        as: store.state.me,
        conversation: place.conversation.id,
        text: withMentions(text, store),
        files: files.map((file) => file.id),
        ...thread,
      });
    } catch (error) {
      if (!(error instanceof PlayError)) throw error;
      stop();
      this.attachments.put(key, files);
      this.giveBack(key, text, store.words.notSent(error.message));
    }
    this.draw();
  }

  giveBack(key, text, sentence) {
    if (key !== this.key) return this.drafts.set(key, text);
    const since = this.field.value;
    this.error = sentence;
    this.write(since ? `${text}\n${since}` : text);
  }

  // Only what flowver will answer shows that somebody is at work; other messages simply appear.
  startWaiting(text, place) {
    const { store, pending } = this.page;
    const direct = place.conversation.with === store.state.app.user;
    const asked = text.startsWith("/") || text.toLowerCase().includes(`@${store.state.app.name}`) || direct;
    if (!asked) return () => {};
    const wait = { key: this.key };
    // A form that opens is an answer as well.
    const answered = (event) =>
      (event.type === "message" && event.message.user !== store.state?.me) || (event.type === "modal" && event.view);
    this.waits.add(wait);
    return pending.add(place.conversation.id, answered, () => {
      this.waits.delete(wait);
      this.drawStatus();
    });
  }

  draw() {
    this.drawStatus();
    const { store } = this.page;
    const signature = JSON.stringify([
      this.key,
      store.locale,
      areHidden(),
      store.state.suggestions,
      store.state.app.shortcuts,
    ]);
    if (signature === this.drawn)
      return this.sendButton.toggleAttribute("disabled", !this.canSend);
    this.drawn = signature;
    const hide = () => {
      setHidden(true);
      store.changed();
    };
    const put = (text) => this.put(text);
    if (!this.inThread) fill(this.chips, chipRow(store, put, hide));
    this.sendButton = drawTools(this.tools, this, store);
  }

  drawStatus() {
    const working = [...this.waits].some((wait) => wait.key === this.key);
    drawStatus(this.status, this, working);
  }
}
