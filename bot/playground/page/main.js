/** The page's beginning: makes the parts and connects them. */

import { Channel } from "./channel.js";
import { fill, h } from "./dom.js";
import { Modal } from "./modal.js";
import { Pending } from "./pending.js";
import { Session } from "./session.js";
import { drawSidebar } from "./sidebar.js";
import { Store } from "./state.js";
import { Thread } from "./thread.js";
import { Tour } from "./tour.js";

const store = new Store();
const pending = new Pending();
const session = new Session(store, pending);
const page = { store, pending, session, tour: new Tour(store) };

const at = (id) => document.getElementById(id);
const channel = new Channel(at("main"), page);
const thread = new Thread(at("thread"), page);
const modal = new Modal(page);

function drawProblem() {
  const again = h(
    "button",
    { class: "button button-primary", type: "button", onclick: () => session.start() },
    store.words.retry,
  );
  fill(
    at("main"),
    h(
      "div",
      { class: "empty", role: "alert" },
      h("h2", {}, store.words.failed),
      h("p", {}, store.problem),
      again,
    ),
  );
}

function draw() {
  const scrim = at("scrim");
  scrim.setAttribute("aria-label", store.words.closeMenu);
  document.body.classList.toggle("with-thread", Boolean(store.route.thread && store.state));
  if (store.problem) return drawProblem();
  drawSidebar(at("sidebar"), page);
  channel.draw();
  thread.draw();
  if (store.state) page.tour.offer();
  page.tour.draw();
  modal.draw();
}

const closeMenu = () => document.body.classList.remove("menu-open");
at("scrim").addEventListener("click", closeMenu);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  closeMenu();
  page.tour.dismiss();
});

store.subscribe(draw);
session.start();
