/** What the page knows: one store, filled only from the server. No fetching and no drawing here. */

import { Timeline } from "./timeline.js";
import { wordsFor } from "./words.js";

/** Everything on screen is a function of this; call `changed()` after writing to it. */
export class Store {
  constructor() {
    this.listeners = new Set();
    this.queued = false;
    this.route = { as: null, conversation: null, thread: null, home: false };
    this.forget();
  }

  /** Drop all that belongs to one person, before reading it again as another. */
  forget() {
    Object.assign(this, {
      state: null,
      timelines: new Map(),
      view: undefined,
      online: true,
      waiting: new Set(),
      modal: null,
      modalChanges: 0,
      problem: null,
    });
  }

  get me() {
    return this.person(this.state?.me);
  }
  get locale() {
    return this.me?.locale || navigator.language || "en";
  }
  get words() {
    return wordsFor(this.locale);
  }
  get bot() {
    return this.person(this.state?.app.user);
  }
  get current() {
    return this.conversation(this.route.conversation);
  }

  /** A person or the bot by id, or undefined. */
  person(id) {
    return this.state?.people.find((person) => person.id === id);
  }

  /** A conversation that the acting person sees, or undefined. */
  conversation(id) {
    return this.state?.conversations.find((each) => each.id === id);
  }

  /** The direct conversation with the bot, if there is one. */
  get botConversation() {
    return this.state?.conversations.find((each) => each.kind === "im" && each.with === this.state.app.user);
  }

  /** The name people see: "#flow-support" or the other person's name. */
  title(conversation) {
    if (!conversation) return "";
    return conversation.kind === "im"
      ? this.person(conversation.with)?.name || conversation.name
      : `#${conversation.name}`;
  }

  /** The messages of a conversation or of one thread in it; made on first use. */
  timeline(conversation, thread = null) {
    const key = thread ? `${conversation}/${thread}` : conversation;
    if (!this.timelines.has(key)) this.timelines.set(key, new Timeline());
    return this.timelines.get(key);
  }

  /** The modal before the person is now this view, or none. */
  setModal(view) {
    this.modal = view;
    this.modalChanges += 1;
    this.changed();
  }

  /** What an answer tells of the modal; `before`: modalChanges as it was asked. A newer event may have overtaken it. */
  modalAnswered(view, before) {
    if (before === this.modalChanges) this.setModal(view);
  }

  /** Call `listener` after each batch of changes. */
  subscribe(listener) {
    this.listeners.add(listener);
  }

  /** Several changes in one turn are drawn once; a microtask also runs in a window that is not in front. */
  changed() {
    if (this.queued) return;
    this.queued = true;
    queueMicrotask(() => {
      this.queued = false;
      this.listeners.forEach((listener) => listener());
    });
  }
}
