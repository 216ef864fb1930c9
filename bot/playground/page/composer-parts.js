/** Parts of the composer that know nothing of sending: the text field and the line under it. */

import { usageFor } from "./completions.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";

/** The text field of a composer; files can be pasted and dropped into it. */
export function writingField(composer) {
  const files = (transfer) => transfer.files.length && composer.attachments.add([...transfer.files]);
  return h("textarea", {
    class: "composer-field",
    rows: 1,
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    oninput: () => composer.typed(),
    onkeydown: (event) => composer.pressed(event),
    onblur: () => composer.popup.show(null, ""),
    onclick: () => composer.typed(),
    onpaste: (event) => files(event.clipboardData),
    ondrop: (event) => event.dataTransfer.files.length && (event.preventDefault(), files(event.dataTransfer)),
  });
}

/** The line under the box: what went wrong, that flowver is at work, or how to go on. */
export function drawStatus(element, { page, error, field }, working) {
  const { store } = page;
  element.className = `composer-status${error ? " is-error" : ""}`;
  if (error) fill(element, icon("warning", 15), error);
  else if (working)
    fill(
      element,
      h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i")),
      store.words.working,
    );
  else fill(element, usageFor(field.value, store) || store.words.sendHint);
}
