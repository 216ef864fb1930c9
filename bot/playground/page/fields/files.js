/** The field for files: a place to drop them, and a list of what was added. */

import * as api from "../api.js";
import { fill, h } from "../dom.js";
import { fileSize, isPicture } from "../file-size.js";
import { icon } from "../icons.js";

const LARGEST = 10 * 1024 * 1024;
const MOST = 10;

class FileField {
  constructor(handle) {
    Object.assign(this, { handle, pending: [], problems: [] });
    const { element, names, store } = handle;
    this.most = element.max_files || MOST;
    this.kinds = (element.filetypes || []).map((kind) => kind.toLowerCase());
    const { id, ...named } = names;
    this.picker = h("input", {
      class: "visually-hidden",
      type: "file",
      tabindex: -1,
      multiple: this.most > 1,
      accept: this.kinds.map((kind) => `.${kind}`).join(",") || null,
      "aria-hidden": "true",
      onchange: () => this.add([...this.picker.files]),
    });
    const choose = h(
      "button",
      { class: "button", type: "button", id, "aria-describedby": named["aria-describedby"], onclick: () => this.picker.click() },
      store.words.chooseFiles,
    );
    const limits = h("p", { class: "drop-note" }, store.words.fileLimits(this.most, this.kinds.join(", ")));
    const line = h("p", { class: "drop-line" }, icon("clip", 18), h("span", {}, store.words.dropFiles), choose);
    this.drop = h("div", { class: "drop" }, line, limits, this.picker);
    this.list = h("ul", { class: "file-list" });
    this.told = h("div", { class: "file-problems", role: "alert" });
    this.element = h("div", { class: "file-field", role: "group", ...named }, this.drop, this.list, this.told);
    this.takeDrops();
    this.draw();
  }

  takeDrops() {
    const over = (on) => (event) => {
      event.preventDefault();
      this.drop.classList.toggle("is-over", on);
    };
    this.drop.addEventListener("dragover", over(true));
    this.drop.addEventListener("dragleave", over(false));
    this.drop.addEventListener("drop", (event) => {
      over(false)(event);
      this.add([...event.dataTransfer.files]);
    });
  }

  refusal(file) {
    const { words } = this.handle.store;
    if (file.size > LARGEST) return words.fileTooLarge(file.name);
    const kind = file.name.split(".").at(-1).toLowerCase();
    return this.kinds.length && !this.kinds.includes(kind)
      ? words.fileWrongKind(file.name, this.kinds.join(", "))
      : null;
  }

  async add(files) {
    this.picker.value = "";
    this.problems = [];
    for (const file of files) {
      const full = this.handle.value.length + this.pending.length >= this.most;
      const refused = full ? this.handle.store.words.tooManyFiles(this.most) : this.refusal(file);
      if (refused) this.problems = [...new Set([...this.problems, refused])];
      else this.pending.push(file);
    }
    this.draw();
    await Promise.all(this.pending.map((file) => this.upload(file)));
  }

  async upload(file) {
    if (file.started) return;
    file.started = true;
    await this.handle.body.during(this.bring(file));
  }

  async bring(file) {
    const { store, form } = this.handle;
    let arrived = false;
    try {
      const taken = await api.upload(store.state.me, file);
      form.files.set(taken.id, taken);
      this.handle.set([...this.handle.value, taken.id], this.drop);
      arrived = true;
    } catch (error) {
      if (!(error instanceof api.PlayError)) throw error;
      this.problems.push(store.words.uploadFailed(file.name, error.message));
    }
    this.pending = this.pending.filter((each) => each !== file);
    this.draw();
    return arrived;
  }

  remove(id) {
    this.handle.set(this.handle.value.filter((each) => each !== id), this.drop);
    this.problems = [];
    this.draw();
  }

  draw() {
    const { form, store } = this.handle;
    const taken = this.handle.value.map((id) => form.files.get(id) || { id, name: id, size: 0 });
    fill(
      this.list,
      taken.map((file) => this.row(file, () => this.remove(file.id))),
      this.pending.map((file) => this.row({ name: file.name, size: file.size, waiting: true })),
    );
    this.list.hidden = !taken.length && !this.pending.length;
    this.drop.classList.toggle("is-full", taken.length + this.pending.length >= this.most);
    fill(this.told, this.problems.map((problem) => h("p", {}, icon("warning", 16), h("span", {}, problem))));
    this.told.setAttribute("lang", store.locale.slice(0, 2));
  }

  row(file, remove) {
    const { words, locale, state } = this.handle.store;
    const face =
      file.id && isPicture(file)
        ? h("img", { class: "file-face", src: api.fileAddress(state.me, file), alt: "" })
        : h("span", { class: "file-face" }, icon("file", 18));
    const note = file.waiting ? words.uploading : fileSize(file.size, locale);
    const label = words.removeFile(file.name);
    return h(
      "li",
      { class: "file-row", "data-file": file.id },
      face,
      h("span", { class: "file-words" }, h("span", { class: "file-name" }, file.name), h("span", { class: "file-note" }, note)),
      remove &&
        h("button", { class: "icon-button", type: "button", "aria-label": label, title: label, onclick: remove }, icon("close", 16)),
    );
  }
}

/** The element of a file field. */
export const fileField = (handle) => new FileField(handle).element;
