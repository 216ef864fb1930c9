/** The pane on the right: one thread with a composer of its own. */

import { Composer } from "./composer.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { Log } from "./log.js";

/** The thread pane; `draw()` after every change. */
export class Thread {
  constructor(element, page) {
    Object.assign(this, { element, page });
    this.header = h("header", { class: "channel-head" });
    this.log = new Log(page, { inThread: true });
    this.composer = new Composer(page, { inThread: true });
    element.append(this.header, this.log.element, this.composer.element);
    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) this.close();
    });
  }

  close() {
    const { store, session } = this.page;
    session.go({ conversation: store.route.conversation });
    document.querySelector("#main .composer-field")?.focus();
  }

  draw() {
    const { store } = this.page;
    const { conversation: id, thread } = store.route;
    const conversation = store.conversation(id);
    const opens = this.element.hidden;
    this.element.hidden = !thread || !conversation;
    if (this.element.hidden) return;
    this.drawHeader(conversation);
    this.element.setAttribute("aria-label", store.words.thread);
    this.log.box.setAttribute("aria-label", store.words.thread);
    this.log.show(`${store.state.me}/${id}/${thread}`, conversation, store.timeline(id, thread));
    this.composer.show({ conversation, thread });
    // Where a narrow window leaves the composer alone, the keyboard would stay on what the thread covers.
    if (opens && !this.element.contains(document.activeElement)) this.log.box.focus({ preventScroll: true });
  }

  drawHeader(conversation) {
    const { store } = this.page;
    const words = store.words;
    const signature = `${conversation.id} ${store.state.me}`;
    if (this.headed === signature) return;
    this.headed = signature;
    const close = h(
      "button",
      {
        class: "icon-button",
        type: "button",
        "aria-label": words.closeThread,
        title: words.closeThread,
        onclick: () => this.close(),
      },
      icon("close"),
    );
    fill(
      this.header,
      h(
        "div",
        { class: "channel-line" },
        h("h2", {}, words.thread),
        h("p", { class: "topic" }, store.title(conversation)),
        h("span", { class: "spacer" }),
        close,
      ),
    );
  }
}
