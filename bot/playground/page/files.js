/** Files in a message: pictures as pictures, everything else as a card. */

import { fileAddress } from "./api.js";
import { h } from "./dom.js";
import { fileSize, isPicture } from "./file-size.js";
import { icon } from "./icons.js";

function card(file, store, ...face) {
  const words = h(
    "span",
    { class: "file-words" },
    h("span", { class: "file-name" }, file.name),
    h("span", { class: "file-note" }, fileSize(file.size, store.locale)),
  );
  const properties = { href: fileAddress(store.state.me, file), title: store.words.download(file.name) };
  return h("a", { class: "file-card", download: file.name, ...properties }, face, words);
}

function one(file, store) {
  if (file.gone) return h("p", { class: "file-gone" }, icon("file", 18), store.words.fileGone);
  if (!isPicture(file)) return card(file, store, h("span", { class: "file-face" }, icon("file", 18)));
  const address = fileAddress(store.state.me, file);
  const picture = h("img", { class: "file-picture", src: address, alt: file.name, loading: "lazy" });
  picture.addEventListener("error", () => picture.replaceWith(h("span", { class: "file-face" }, icon("file", 18))));
  return h(
    "figure",
    { class: "file-figure" },
    h("figcaption", { class: "file-note" }, `${file.name} · ${fileSize(file.size, store.locale)}`),
    h("a", { href: address, target: "_blank", rel: "noopener" }, picture),
  );
}

/** The files of a message as one element, or null. */
export function messageFiles(message, store) {
  if (!message.files?.length) return null;
  return h(
    "div",
    { class: "files" },
    message.files.map((file) => h("div", { "data-file": file.id }, one(file, store))),
  );
}
