/** The address: `?as=U1#/C1`, `#/C1/1760000000.000100` (a message), `#/C1/thread/1760000000.000100` or `#/home`. */

/** The route that the address bar shows. */
export function readRoute() {
  const as = new URLSearchParams(location.search).get("as");
  const [place, kind, ts] = location.hash.replace(/^#\/?/, "").split("/");
  if (place === "home") return { as, home: true, conversation: null, thread: null, message: null };
  const thread = kind === "thread" && ts ? ts : null;
  // A permalink names a message right after its conversation.
  const message = !thread && /^\d+\.\d+$/.test(kind || "") ? kind : null;
  return { as, home: false, conversation: place || null, thread, message };
}

/** The address of a route, as a relative URL. */
export function address({ as, conversation, thread, home }) {
  const query = as ? `?${new URLSearchParams({ as })}` : "";
  const place = home ? "home" : conversation || "";
  return `${location.pathname}${query}#/${place}${thread ? `/thread/${thread}` : ""}`;
}

/** Show a route in the address bar; `replace` leaves no entry in the history. */
export function writeRoute(route, { replace = false } = {}) {
  const url = address(route);
  if (replace) history.replaceState(null, "", url);
  else if (url !== `${location.pathname}${location.search}${location.hash}`) history.pushState(null, "", url);
}
