/** A person's picture: initials on their colour; the bot has a drawing of its own. */

import { h, drawing } from "./dom.js";

const BOT_MARK = ["M6.5 5.4h8", "M6.5 10h5.4", "M6.5 5.400v9.4"];

/** An avatar for a person (or for somebody who is not known here); decorative, the name stands beside it. */
export function avatar(person, size = "") {
  const mark = person?.is_bot ? drawing(BOT_MARK) : person?.initials || "?";
  const className = `avatar ${size}${person?.is_bot ? " avatar-bot" : ""}`;
  return h(
    "span",
    {
      class: className,
      "aria-hidden": "true",
      vars: person?.is_bot ? {} : { "--person": person?.color || "#5b6762" },
    },
    mark,
  );
}
