/** The messages of one conversation or thread, in order of `ts` whatever order they arrive in. */

export class Timeline {
  constructor() {
    this.byTs = new Map();
    this.loaded = false;
    this.reading = 0;
    this.arrived = [];
  }

  /** Begin a read from the server; hand the number to `finishRead`. */
  startRead() {
    this.arrived = [];
    this.reads = (this.reads || 0) + 1;
    this.reading = this.reads;
    return this.reading;
  }

  /** Take what a read answered. An answer overtaken by a later read is dropped. */
  finishRead(number, messages) {
    if (number !== this.reading) return;
    this.byTs = new Map(messages.map((message) => [message.ts, message]));
    this.loaded = true;
    // An event may have come while the answer was on its way; the answer can be older than the event.
    this.arrived.forEach((event) => this.put(event));
    this.arrived = [];
    this.reading = 0;
  }

  /** A read failed: keep what there is. */
  abandonRead(number) {
    if (number === this.reading) this.reading = 0;
  }

  /** Take one message event. */
  apply(event) {
    if (this.reading) this.arrived.push(event);
    if (this.loaded) this.put(event);
  }

  put(event) {
    if (event.type === "message_deleted") this.byTs.delete(event.ts);
    else this.byTs.set(event.message.ts, event.message);
  }

  /** Oldest first. */
  get messages() {
    return [...this.byTs.values()].sort((a, b) => (a.ts < b.ts ? -1 : 1));
  }
}
