/** Files that wait in a composer until the message is sent. */

import * as api from "./api.js";
import { fill, h } from "./dom.js";
import { fileSize, isPicture } from "./file-size.js";
import { icon } from "./icons.js";
import { toast } from "./toast.js";

export class Attachments {
  constructor(page, changed) {
    Object.assign(this, { page, changed, held: new Map(), key: null });
    this.picker = h("input", {
      class: "visually-hidden",
      type: "file",
      multiple: true,
      tabindex: -1,
      "aria-hidden": "true",
      onchange: () => this.add([...this.picker.files]),
    });
    this.list = h("ul", { class: "file-list composer-files" });
    this.element = h("div", {}, this.picker, this.list);
  }

  /** The files of the place that is shown now. */
  get files() {
    return this.held.get(this.key) || [];
  }
  get ready() {
    return this.files.filter((file) => file.id);
  }
  get waiting() {
    return this.files.some((file) => !file.id);
  }

  show(key) {
    this.key = key;
    this.draw();
  }

  put(key, files) {
    this.held.set(key, files);
    this.draw();
  }

  choose() {
    this.picker.click();
  }

  async add(files) {
    this.picker.value = "";
    const { key } = this;
    await Promise.all(files.map((file) => this.upload(key, file)));
  }

  async upload(key, file) {
    const { store } = this.page;
    const waiting = { name: file.name, size: file.size };
    this.put(key, [...(this.held.get(key) || []), waiting]);
    const settle = (taken) =>
      this.put(key, (this.held.get(key) || []).flatMap((each) => (each === waiting ? taken : [each])));
    try {
      settle([await api.upload(store.state.me, file)]);
    } catch (error) {
      if (!(error instanceof api.PlayError)) throw error;
      settle([]);
      toast(store.words.uploadFailed(file.name, error.message));
    }
    this.changed();
  }

  draw() {
    const { store } = this.page;
    this.list.hidden = !this.files.length;
    this.list.setAttribute("aria-label", store.words.attached);
    fill(this.list, this.files.map((file) => this.row(file)));
  }

  row(file) {
    const { store } = this.page;
    const label = store.words.removeFile(file.name);
    const remove = () => {
      this.put(this.key, this.files.filter((each) => each !== file));
      this.changed();
    };
    const face =
      file.id && isPicture(file)
        ? h("img", { class: "file-face", src: api.fileAddress(store.state.me, file), alt: "" })
        : h("span", { class: "file-face" }, icon("file", 18));
    const note = file.id ? fileSize(file.size, store.locale) : store.words.uploading;
    const words = h(
      "span",
      { class: "file-words" },
      h("span", { class: "file-name" }, file.name),
      h("span", { class: "file-note" }, note),
    );
    const button = { class: "icon-button", type: "button", "aria-label": label, title: label, onclick: remove };
    return h("li", { class: "file-row" }, face, words, h("button", button, icon("close", 15)));
  }
}
