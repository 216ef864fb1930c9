/** Dates and times, by the browser's own pickers. */

import { h } from "../dom.js";

function picker(handle, type, value, read) {
  const field = h("input", { class: "field-box field-moment", type, value, ...handle.names });
  field.addEventListener("change", () => handle.set(read(field.value), field));
  return field;
}

const orNothing = (text) => text || null;

export const dateField = (handle) => picker(handle, "date", handle.value || "", orNothing);

export const timeField = (handle) => picker(handle, "time", handle.value || "", orNothing);

function localText(seconds) {
  const moment = new Date(seconds * 1000);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** A moment in the person's own time; Slack keeps it as seconds since 1970. */
export function momentField(handle) {
  const text = handle.value ? localText(handle.value) : "";
  return picker(handle, "datetime-local", text, (typed) =>
    typed ? Math.floor(new Date(typed).getTime() / 1000) : null,
  );
}
