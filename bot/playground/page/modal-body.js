/** The scrolling middle of a modal: its blocks. What has not changed stays as it is, with caret and scroll. */

import { h } from "./dom.js";
import { fieldsOf } from "./form.js";
import { renderBlock } from "./render/blocks.js";
import { errorAt, showError } from "./fields/frame.js";

const FOCUSABLE = "input:not([type=hidden]):not(.visually-hidden), textarea, select, button";

export class ModalBody {
  constructor(modal) {
    Object.assign(this, { modal, drawn: new Map(), uploads: new Set() });
    this.list = h("div", { class: "blocks" });
    this.element = h("div", { class: "modal-body", tabindex: -1 }, this.list);
  }

  get context() {
    const { modal } = this;
    const { store } = modal.page;
    return { store, form: modal.form, body: this, press: (action, node) => modal.act(action, node) };
  }

  /** A file is on its way; the promise tells whether it arrived. */
  async during(upload) {
    this.uploads.add(upload);
    await upload.finally(() => this.uploads.delete(upload));
  }

  /** Whether everything that was on its way has arrived. */
  async uploaded() {
    const settled = await Promise.allSettled(this.uploads);
    return settled.every(({ value }) => value);
  }

  /** Draw the view's blocks; with `another` view nothing of the last one stays. */
  show(view, another) {
    if (another) {
      this.drawn.clear();
      this.element.scrollTop = 0;
    }
    const focus = this.focused();
    const kept = this.drawn;
    this.drawn = new Map(view.blocks.map((block) => [block.block_id, this.drawBlock(block, kept)]));
    this.replace([...this.drawn.values()].map(({ node }) => node));
    this.restore(focus);
  }

  drawBlock(block, kept) {
    const signature = JSON.stringify([block, this.modal.page.store.locale, this.valueElsewhere(block)]);
    const known = kept.get(block.block_id);
    if (known?.signature === signature) return known;
    const node = renderBlock(block, this.context);
    if (known) showError(node, errorAt(known.node));
    return { signature, node };
  }

  // A select outside an input block may be drawn again with what the server knows; typed fields never are.
  valueElsewhere(block) {
    if (block.type === "input") return null;
    return fieldsOf({ blocks: [block] }).map(([, element]) => this.modal.form.value(block, element));
  }

  replace(nodes) {
    const wanted = new Set(nodes);
    [...this.list.childNodes].forEach((node) => wanted.has(node) || node.remove());
    nodes.forEach((node, at) => {
      if (this.list.childNodes[at] !== node) this.list.insertBefore(node, this.list.childNodes[at] || null);
    });
  }

  focused() {
    const { activeElement: node } = document;
    if (!node?.id || !this.list.contains(node)) return null;
    const caret = "selectionStart" in node ? [node.selectionStart, node.selectionEnd] : null;
    return { id: node.id, caret, node };
  }

  restore(focus) {
    if (!focus || document.activeElement === focus.node) return;
    const node = document.getElementById(focus.id);
    if (!node || !this.list.contains(node)) return;
    node.focus({ preventScroll: true });
    if (focus.caret?.[0] !== null && focus.caret && node.setSelectionRange)
      node.setSelectionRange(...focus.caret);
  }

  focusFirst() {
    const wanted = fieldsOf(this.modal.view).find(([, element]) => element.focus_on_load);
    const id = wanted && this.modal.form.id(...wanted);
    const node = (id && document.getElementById(id)) || this.list.querySelector(FOCUSABLE);
    (node || this.element).focus({ preventScroll: true });
  }

  /** How many fields say what is wrong with them. */
  get erring() {
    return [...this.drawn.values()].filter(({ node }) => errorAt(node)).length;
  }

  /** A field was changed, used or drawn anew: the line above the buttons speaks of what is left. */
  mended() {
    this.modal.toMend(this.erring);
  }

  /** Show sentences at their fields (block_id -> sentence), and go to the first. */
  errors(sentences) {
    let first = null;
    this.drawn.forEach(({ node }, blockId) => {
      showError(node, sentences[blockId] || null);
      if (sentences[blockId] && !first) first = node;
    });
    this.mended();
    first?.scrollIntoView({ block: "center", behavior: "smooth" });
    first?.querySelector(FOCUSABLE)?.focus({ preventScroll: true });
  }
}
