/** Dialogs over the page: the yes-or-no of Block Kit's confirm objects. */

import { h } from "./dom.js";
import { textObject } from "./render/mrkdwn.js";

/** A dialog on top of everything; it is removed when closed, and the focus goes back by itself. */
export function showDialog(className, ...children) {
  const dialog = h("dialog", { class: `dialog ${className}` }, children);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.getElementById("overlays").append(dialog);
  dialog.showModal();
  return dialog;
}

/** Ask as Slack asks: {title, text, confirm, deny, style}. Answers true or false. */
export function confirmWith(question, store, style) {
  const words = store.words;
  const tone = (question.style || style) === "danger" ? "danger" : "primary";
  return new Promise((resolve) => {
    const finish = (answer) => () => {
      resolve(answer);
      dialog.close();
    };
    const title = h("h2", { id: "confirm-title" }, question.title?.text || words.areYouSure);
    const no = h(
      "button",
      { class: "button", type: "button", onclick: finish(false) },
      question.deny?.text || words.cancel,
    );
    const yes = h(
      "button",
      { class: `button button-${tone}`, type: "button", onclick: finish(true) },
      question.confirm?.text || words.confirm,
    );
    const text = h("div", { class: "text" }, textObject(question.text, store));
    const dialog = showDialog("confirm", title, text, h("div", { class: "dialog-buttons" }, no, yes));
    dialog.setAttribute("aria-labelledby", "confirm-title");
    dialog.addEventListener("close", () => resolve(false));
    yes.focus();
  });
}
