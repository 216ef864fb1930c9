/** Takes the server's events into the store, and keeps count of what has not been seen. */

const BURST_MS = 250;

export class Inbox {
  constructor(store, session, pending) {
    Object.assign(this, { store, session, pending, rereads: new Map() });
  }

  /** Take one event of the stream. */
  receive(event) {
    this.pending.settle(event);
    if (event.type.startsWith("message")) this.takeMessage(event);
    else if (event.type === "home") this.store.view = event.view;
    else if (event.type === "modal") this.store.setModal(event.view);
    else if (event.type === "bot") this.store.state.app.bot = event.status;
    else if (event.type === "state") this.session.attempt(() => this.session.readState());
    this.store.changed();
  }

  takeMessage(event) {
    if (event.type === "message_deleted") return this.takeDeletion(event);
    const { thread_ts: thread, ts } = event.message;
    const reply = Boolean(thread) && thread !== ts;
    if (!reply) this.store.timeline(event.conversation).apply(event);
    // A thread shows its first message too.
    this.store.timeline(event.conversation, thread || ts).apply(event);
    if (reply) this.rereadSoon(event.conversation);
    else if (event.type === "message") this.count(event);
  }

  takeDeletion(event) {
    this.store.timelines.forEach((timeline, key) => {
      if (key.split("/")[0] === event.conversation) timeline.apply(event);
    });
    this.rereadSoon(event.conversation);
  }

  count({ conversation: id, message }) {
    const conversation = this.store.conversation(id);
    if (!conversation || message.user === this.store.state.me) return;
    conversation.unread = (conversation.unread || 0) + 1;
    if (id === this.store.route.conversation && !document.hidden) this.rereadSoon(id);
  }

  /** One read for a burst of events: it refreshes reply counts and tells the server what has been seen. */
  rereadSoon(conversation) {
    const reread = () => {
      if (!this.store.state || conversation !== this.store.route.conversation) return;
      this.seen(conversation);
      this.session.readTimeline(conversation, null);
    };
    clearTimeout(this.rereads.get(conversation));
    this.rereads.set(conversation, setTimeout(reread, BURST_MS));
  }

  /** The person has a conversation before them. */
  seen(id) {
    const conversation = this.store.conversation(id);
    if (conversation) conversation.unread = 0;
  }

  /** The window came to the front again: what arrived meanwhile is seen now. */
  catchUp() {
    if (this.store.state && this.store.current?.unread) this.session.readPlace();
  }
}
