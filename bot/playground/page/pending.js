/** What waits for the bot: pressed controls and sent commands. A wait ends with a sign of life, or with time. */

const PATIENCE_MS = 8000;

export class Pending {
  constructor() {
    this.waits = new Set();
  }

  /** Call `done` once: at an event in `conversation` that `matches`, or after some seconds. */
  add(conversation, matches, done) {
    const wait = { conversation, matches, done };
    wait.timer = setTimeout(() => this.finish(wait), PATIENCE_MS);
    this.waits.add(wait);
    return () => this.finish(wait);
  }

  /** Hand every event here before it is drawn. */
  settle(event) {
    [...this.waits].forEach((wait) => {
      const here = !event.conversation || !wait.conversation || event.conversation === wait.conversation;
      if (here && wait.matches(event)) this.finish(wait);
    });
  }

  finish(wait) {
    if (!this.waits.delete(wait)) return;
    clearTimeout(wait.timer);
    wait.done();
  }
}

const SIGNS_OF_LIFE = new Set(["message", "message_changed", "message_deleted", "home", "modal"]);

/** True for events that answer a pressed button. */
export const isSignOfLife = (event) => SIGNS_OF_LIFE.has(event.type);
