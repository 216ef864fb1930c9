/** Reads what the page shows and says where it is: first read, routes, re-read after a lost connection. */

import * as api from "./api.js";
import { Inbox } from "./inbox.js";
import { readRoute, writeRoute } from "./route.js";

const REMEMBERED = "playground.as";

export class Session {
  constructor(store, pending) {
    Object.assign(this, { store, stream: null, starts: 0 });
    this.inbox = new Inbox(store, this, pending);
    window.addEventListener("popstate", () => this.follow(readRoute()));
    document.addEventListener("visibilitychange", () => document.hidden || this.inbox.catchUp());
  }

  /** Read everything for the person in the route and start listening. */
  async start(route = readRoute()) {
    const start = ++this.starts;
    this.stream?.close();
    this.stream = null;
    this.store.forget();
    this.store.route = { ...route, as: route.as || localStorage.getItem(REMEMBERED) };
    this.store.changed();
    try {
      await this.readState();
    } catch (error) {
      return start === this.starts && this.giveUp(error);
    }
    // Somebody else was chosen while this person's state was on its way.
    if (start !== this.starts) return;
    this.settleRoute();
    this.listen();
  }

  giveUp(error) {
    // A person remembered from an earlier playground may not exist in this one.
    const stale = localStorage.getItem(REMEMBERED);
    localStorage.removeItem(REMEMBERED);
    if (stale && !readRoute().as) return this.start();
    this.store.problem = error.message || this.store.words.lost;
    this.store.changed();
  }

  settleRoute() {
    const { store } = this;
    const { conversation, home, thread, message } = store.route;
    const known = store.conversation(conversation);
    const first =
      store.state.conversations.find((each) => each.kind === "channel") || store.state.conversations[0];
    const place = home ? null : (known || first)?.id || null;
    store.route = {
      as: store.state.me,
      home,
      conversation: place,
      thread: known ? thread : null,
      message: known ? message : null,
    };
    localStorage.setItem(REMEMBERED, store.state.me);
    writeRoute(store.route, { replace: true });
    document.documentElement.lang = store.locale.slice(0, 2);
    store.changed();
  }

  listen() {
    const { store } = this;
    const person = store.state.me;
    const stream = api.listen(person, {
      onEvent: (event) => stream === this.stream && this.inbox.receive(event),
      onOpen: () => stream === this.stream && this.reconnected(),
      onLost: () => {
        store.online = false;
        store.changed();
      },
    });
    this.stream = stream;
  }

  /** Go to a conversation, a thread or App Home, keeping the person. */
  go(change) {
    const route = { ...this.store.route, home: false, thread: null, message: null, ...change };
    writeRoute(route);
    this.follow(route);
  }

  follow(route) {
    if (!this.store.state || (route.as && route.as !== this.store.state.me)) return this.start(route);
    this.store.route = { ...route, as: this.store.state.me };
    this.readPlace();
    this.store.changed();
  }

  /** Become another person, in the same place if they see it. */
  become(as) {
    const route = { ...this.store.route, as, thread: null, message: null };
    writeRoute(route);
    return this.start(route);
  }

  async reconnected() {
    this.store.online = true;
    await this.attempt(() => this.readState());
    this.store.timelines.forEach((timeline, key) => {
      if (!this.isOpen(key)) timeline.loaded = false;
    });
    this.readPlace();
  }

  isOpen(key) {
    const { conversation, thread } = this.store.route;
    return key === conversation || key === `${conversation}/${thread}`;
  }

  async readState() {
    const { store } = this;
    const asked = store.route.as;
    const modals = store.modalChanges;
    const state = await api.readState(asked);
    if (asked !== store.route.as) return;
    store.state = state;
    store.modalAnswered(state.modal, modals);
    this.leaveGone();
    store.changed();
  }

  /** What was open may have been deleted, or made private without this person. */
  leaveGone() {
    const { conversation } = this.store.route;
    if (!conversation || this.store.conversation(conversation) || !this.stream) return;
    this.settleRoute();
    this.readPlace();
  }

  /** Read what the route shows; the server counts reading a conversation as having seen it. */
  readPlace() {
    const { conversation, thread, home } = this.store.route;
    if (!this.store.state) return;
    if (home) return this.readHome();
    if (!conversation) return;
    this.readTimeline(conversation, null);
    if (thread) this.readTimeline(conversation, thread);
    this.inbox.seen(conversation);
  }

  async readHome() {
    const { store } = this;
    const { view: before } = store;
    const person = store.state.me;
    await this.attempt(async () => {
      const view = await api.openHome(person);
      // The event with a newer view may have overtaken this answer.
      if (store.state?.me === person && store.view === before && (view || !before)) store.view = view;
    });
  }

  async readTimeline(conversation, thread) {
    const timeline = this.store.timeline(conversation, thread);
    const number = timeline.startRead();
    await this.attempt(
      async () => {
        timeline.finishRead(number, await api.readMessages(this.store.state.me, conversation, thread));
      },
      () => timeline.abandonRead(number),
    );
  }

  async attempt(read, onFailure = () => {}) {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof api.PlayError)) throw error;
      // What could not be read now is read when the event stream is back.
      onFailure();
    }
    this.store.changed();
  }
}
