/** The modal that lies before the person: drawn from the store, submitted and closed by the server's word. */

import * as api from "./api.js";
import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { Form } from "./form.js";
import { icon } from "./icons.js";
import { ModalBody } from "./modal-body.js";
import { plain } from "./render/mrkdwn.js";
import { toast } from "./toast.js";

function setWorking(button, working) {
  button.classList.toggle("is-working", working);
  button.toggleAttribute("aria-disabled", working);
}

export class Modal {
  constructor(page) {
    Object.assign(this, { page, forms: new Map(), dialog: null, view: null, busy: false, closing: null });
  }

  get place() {
    return { as: this.page.store.state.me, view_id: this.view.id, values: this.form.values };
  }

  /** Make the page show the store's modal, or none. */
  draw() {
    const { modal: view } = this.page.store;
    if (!view || !this.page.store.state) return this.dismiss();
    if (!this.dialog) this.build();
    if (!this.dialog.open) this.dialog.showModal();
    const signature = JSON.stringify([view, this.page.store.locale]);
    if (signature === this.signature) return;
    this.signature = signature;
    this.show(view);
  }

  build() {
    this.head = h("header", { class: "modal-head" });
    this.body = new ModalBody(this);
    this.notice = h("div", { class: "modal-notice", role: "alert" });
    this.foot = h("footer", { class: "modal-foot" });
    const parts = [this.head, this.body.element, this.notice, this.foot];
    this.dialog = h("dialog", { class: "modal", "aria-labelledby": "modal-title" }, parts);
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close(false);
    });
    this.dialog.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && this.view.submit) this.submit();
    });
    document.getElementById("overlays").append(this.dialog);
  }

  show(view) {
    const another = view.id !== this.view?.id;
    this.view = view;
    if (!this.forms.has(view.id)) this.forms.set(view.id, new Form());
    this.form = this.forms.get(view.id);
    this.form.follow(view);
    this.dialog.dataset.depth = view.depth;
    this.drawHead();
    const { erring } = this.body;
    this.body.show(view, another);
    this.drawFoot();
    if (erring) this.body.mended();
    if (another) this.body.focusFirst();
  }

  drawHead() {
    const { store } = this.page;
    const label = { "aria-label": store.words.closeAll, title: store.words.closeAll };
    const cross = h(
      "button",
      { class: "icon-button", type: "button", ...label, onclick: () => this.close(true) },
      icon("close"),
    );
    const title = h("h2", { id: "modal-title" }, plain(this.view.title?.text));
    fill(this.head, avatar(store.bot, "avatar-medium"), title, cross);
  }

  drawFoot() {
    const { words } = this.page.store;
    const { submit, close } = this.view;
    const signature = JSON.stringify([this.view.id, submit, close]);
    // A redrawn button would lose the focus, and the sign that it is at work.
    if (signature === this.footed && words === this.footWords) return;
    Object.assign(this, { footed: signature, footWords: words });
    // With other buttons it is another form: what became of the last one's sending says nothing of it.
    this.tell(null);
    const away = h(
      "button",
      { class: "button", type: "button", onclick: () => this.close(false) },
      plain(close?.text || (submit ? words.cancel : words.close)),
    );
    this.send =
      submit &&
      h(
        "button",
        { class: "button button-primary", type: "button", title: words.sendForm, onclick: () => this.submit() },
        h("span", { class: "button-text" }, plain(submit.text)),
      );
    fill(this.foot, away, this.send);
  }

  /** Say one thing above the buttons, or nothing. */
  tell(sentence) {
    const [first, ...details] = (sentence || "").split("\n");
    const small = details.length ? h("p", { class: "modal-details" }, details.join("\n")) : null;
    fill(this.notice, sentence ? [icon("warning", 17), h("div", {}, h("p", {}, first), small)] : null);
  }

  /** One field's own sentence is enough; of several, some may be out of sight. */
  toMend(count) {
    this.tell(count > 1 ? this.page.store.words.mendErrors(count) : null);
  }

  async submit() {
    if (!this.view || this.busy) return;
    const { send: button, view } = this;
    this.busy = true;
    setWorking(button, true);
    this.tell(null);
    this.body.errors({});
    const complete = await this.body.uploaded();
    if (complete && this.view?.id === view.id) await this.ask(api.submitView, {});
    this.busy = false;
    setWorking(button, false);
  }

  /** Send on that an element was used; `node` works until the bot has answered. */
  async act(action, node) {
    if (node?.getAttribute("aria-busy") === "true") return;
    node?.setAttribute("aria-busy", "true");
    node?.classList.add("is-working");
    this.body.mended();
    await this.ask(api.useView, action);
    node?.removeAttribute("aria-busy");
    node?.classList.remove("is-working");
  }

  async close(everything) {
    const { id } = this.view || {};
    if (!id || this.closing === id) return;
    this.closing = id;
    await this.ask(api.closeView, { everything });
    if (this.closing === id) this.closing = null;
  }

  /** Send on what the person did, and show what came of it. */
  async ask(call, act) {
    const { store } = this.page;
    const before = store.modalChanges;
    try {
      const answer = await call({ ...this.place, ...act });
      store.modalAnswered(answer.view, before);
      this.draw();
      if (this.dialog && answer.view?.id === this.view.id) this.settle(answer);
    } catch (error) {
      if (!(error instanceof api.PlayError)) throw error;
      if (this.dialog) this.tell(error.message ? `${error.message}.` : store.words.trouble);
      else toast(error.message || store.words.trouble);
    }
  }

  settle({ outcome, errors, notice }) {
    if (notice) this.tell(notice);
    if (outcome === "errors") this.body.errors(errors);
  }

  dismiss() {
    if (!this.dialog) return;
    this.dialog.close();
    this.dialog.remove();
    Object.assign(this, { dialog: null, view: null, signature: null, footed: null, forms: new Map() });
  }
}
