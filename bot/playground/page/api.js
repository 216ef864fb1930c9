/** The /play calls and the event stream. Knows nothing of the page. */

/** A refusal, in the server's words and without the full stop; or, with an empty message, a lost connection. */
export class PlayError extends Error {}

async function readJson(response) {
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  throw new PlayError((body.error || `HTTP ${response.status}`).replace(/\.$/, ""));
}

async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new PlayError("");
  }
  return readJson(response);
}

function post(path, body) {
  const headers = { "Content-Type": "application/json" };
  return call(path, { method: "POST", headers, body: JSON.stringify(body) });
}

/** Everything about the workspace as one person sees it. Without a person, the server's first. */
export const readState = (as) => call(`/play/state?${new URLSearchParams(as ? { as } : {})}`);

/** The messages of a conversation, oldest first; with `thread` only that thread's. */
export async function readMessages(as, conversation, thread) {
  const query = new URLSearchParams({ as, conversation, ...(thread ? { thread_ts: thread } : {}) });
  return (await call(`/play/messages?${query}`)).messages;
}

/** Say something; {as, conversation, text, thread_ts?}. */
export const say = (body) => post("/play/say", body);

/** Press a button or choose an option. */
export const click = (body) => post("/play/click", body);

/** Send a modal with what was entered; answers {outcome, view, errors, notice}. */
export const submitView = (body) => post("/play/view/submit", body);

/** Use an element of a modal; answers as `submitView`. */
export const useView = (body) => post("/play/view/act", body);

/** Close a modal, or with `everything` the whole stack; answers {view}: what is then open, or null. */
export const closeView = (body) => post("/play/view/close", body);

/** Options for a type-ahead: {options} or {option_groups}. */
export const findOptions = (body) => post("/play/options", body);

/** Use one of the app's shortcuts. */
export const useShortcut = (body) => post("/play/shortcut", body);
export const useMessageShortcut = (body) => post("/play/message_shortcut", body);

/** Let something become of a channel: {as, conversation, act, name?}. */
export const changeChannel = (body) => post("/play/channel", body);

/** Let the vendor release or withdraw; {as, act}, answers {version}. */
export const publish = (body) => post("/play/vendor", body);

/** Upload one file; answers {id, name, mimetype, size}. It is shared with nobody yet. */
export async function upload(as, file) {
  const body = new FormData();
  body.append("as", as);
  body.append("file", file, file.name);
  return (await call("/play/upload", { method: "POST", body })).file;
}

/** Where the page finds a file's content. */
export const fileAddress = (as, file) =>
  `/play/file/${encodeURIComponent(file.id)}?${new URLSearchParams({ as })}`;

/** Open App Home; answers the view published so far, or null. */
export const openHome = async (as) => (await post("/play/home", { as })).view;

const RETRY_MS = [500, 1000, 2000, 4000];
const SILENCE_MS = 40_000;

/**
 * One person's events until `close()`. After every (re)connection `onOpen` is called, so that what was missed
 * can be re-read; `onLost` when the connection breaks. The browser's own retry gives up on some errors: ours does not.
 */
export function listen(as, { onEvent, onOpen, onLost }) {
  let source,
    timer,
    watchdog,
    closed = false,
    failures = 0;
  const lost = () => {
    source.close();
    clearTimeout(watchdog);
    if (closed) return;
    onLost();
    timer = setTimeout(connect, RETRY_MS[Math.min(failures++, RETRY_MS.length - 1)]);
  };
  const alive = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(lost, SILENCE_MS);
  };
  const connect = () => {
    source = new EventSource(`/play/events?${new URLSearchParams({ as })}`);
    source.onopen = () => {
      failures = 0;
      alive();
      onOpen();
    };
    source.onmessage = ({ data }) => {
      alive();
      onEvent(JSON.parse(data));
    };
    source.onerror = lost;
  };
  connect();
  return {
    close: () => {
      closed = true;
      clearTimeout(timer);
      clearTimeout(watchdog);
      source.close();
    },
  };
}
