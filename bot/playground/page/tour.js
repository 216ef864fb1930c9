/** The first visit's tour: a few bubbles beside what they speak of. Never blocks the page. */

import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { localized } from "./words.js";

const SEEN = "playground.tour.seen";

const TARGETS = {
  composer: () => document.querySelector("#main [data-tour=composer]"),
  home: () => document.querySelector("[data-tour=home]"),
  people: () => document.querySelector("[data-tour=people]"),
  vendor: () => document.querySelector("[data-tour=vendor]"),
  channels: () => document.querySelector("[data-tour=channels]"),
  message: () =>
    [...document.querySelectorAll("#main .message")].at(-1) || document.querySelector("#main .log"),
};

const visible = (element) =>
  element && element.getClientRects().length && element.getBoundingClientRect().right > 0;

function spot(bubble, target) {
  const room = 14;
  const box = target.getBoundingClientRect();
  const beside =
    box.right + room + bubble.offsetWidth < window.innerWidth && box.width < window.innerWidth / 2;
  const left = beside ? box.right + room : box.left + Math.min(24, box.width / 4);
  const top = beside
    ? box.top + Math.min(box.height / 2, 120) - bubble.offsetHeight / 2
    : box.top - bubble.offsetHeight - room;
  const clip = (value, size, limit) => Math.max(12, Math.min(value, limit - size - 12));
  return {
    left: clip(left, bubble.offsetWidth, window.innerWidth),
    top: clip(top, bubble.offsetHeight, window.innerHeight),
  };
}

/** The tour; `offer()` starts it on a first visit, `start()` always. */
export class Tour {
  constructor(store) {
    Object.assign(this, { store, at: -1, bubble: null });
    window.addEventListener("resize", () => this.place());
  }

  get steps() {
    return this.store.state?.tour || [];
  }

  offer() {
    if (this.offered || !this.steps.length) return;
    this.offered = true;
    if (!localStorage.getItem(SEEN)) this.start({ takeFocus: false });
  }

  start({ takeFocus = true } = {}) {
    this.end();
    this.bubble = h("div", {
      class: "tour",
      role: "dialog",
      "aria-labelledby": "tour-title",
    });
    document.getElementById("overlays").append(this.bubble);
    this.go(0, takeFocus);
  }

  go(at, takeFocus = true) {
    this.at = at;
    this.draw();
    if (takeFocus) this.bubble.querySelector(".button-primary").focus();
  }

  /** Escape, wherever it is pressed: the focus is in the composer when the tour is offered. */
  dismiss() {
    if (this.bubble) this.finish();
  }

  finish() {
    localStorage.setItem(SEEN, "yes");
    this.end();
  }

  end() {
    this.unmark();
    this.bubble?.remove();
    this.bubble = null;
    this.drawn = null;
  }

  unmark() {
    document.querySelectorAll(".tour-target").forEach((element) => element.classList.remove("tour-target"));
  }

  /** Draw the current step again, e.g. after the person or the language changed. */
  draw() {
    if (!this.bubble) return;
    const { locale } = this.store;
    const step = this.steps[this.at];
    if (!step) return this.end();
    const signature = `${this.at} ${locale}`;
    if (signature === this.drawn) return this.place();
    this.drawn = signature;
    fill(this.bubble, this.head(step), h("p", {}, localized(step.text, locale)), this.foot());
    this.place();
  }

  head(step) {
    const { words, locale } = this.store;
    const properties = { class: "icon-button", type: "button", "aria-label": words.skip, title: words.skip };
    const skip = h("button", { ...properties, onclick: () => this.finish() }, icon("close", 16));
    const title = h("h2", { id: "tour-title" }, localized(step.title, locale));
    return h("div", { class: "tour-head" }, title, skip);
  }

  foot() {
    const { words } = this.store;
    const button = (look, label, onclick) => h("button", { class: look, type: "button", onclick }, label);
    const last = this.at === this.steps.length - 1;
    const forward = last ? () => this.finish() : () => this.go(this.at + 1);
    const back = this.at > 0 && button("button", words.back, () => this.go(this.at - 1));
    const next = button("button button-primary", last ? words.done : words.next, forward);
    const count = h("span", { class: "muted" }, words.step(this.at + 1, this.steps.length));
    return h("div", { class: "tour-foot" }, count, h("span", { class: "spacer" }), back, next);
  }

  place() {
    if (!this.bubble) return;
    const target = TARGETS[this.steps[this.at].target]?.();
    this.unmark();
    if (!visible(target)) return this.bubble.classList.add("tour-centred");
    target.classList.add("tour-target");
    this.bubble.classList.remove("tour-centred");
    const { left, top } = spot(this.bubble, target);
    this.bubble.style.left = `${left}px`;
    this.bubble.style.top = `${top}px`;
  }
}
