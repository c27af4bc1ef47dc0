/** The tour: a dialog that leads from one part of the page to the next. Escape ends it. */

import { tourStep } from "../render/tour.js";
import { keep, kept } from "./kept.js";

const NAME = "storywire-tour";

/** A home page welcomes its readers with its first text. */
const ALSO = { welcome: "text" };

let tour = null;
let view = null;
let at = 0;

/** @param {Document} document */
export function startTour(document) {
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.("[data-tour-start]") && tour) return begin();
    const way = target.closest?.("[data-tour]")?.dataset.tour;
    if (way === "end" || target.closest?.(".tour a")) return dialog()?.close();
    if (way) show(at + Number(way));
    return undefined;
  });
}

/**
 * Know the tour of the language that is shown, and whether it is new to the reader.
 * @param {object | null} site
 * @param {import("../render/view.js").View} speaking
 */
export function offerTour(site, speaking) {
  tour = site?.tour ?? null;
  view = speaking;
  if (!tour) return;
  const taken = Number(kept(NAME)) >= tour.version;
  for (const button of document.querySelectorAll("[data-tour-start]")) {
    button.textContent = taken ? view.words.tourAgain : tour.title;
  }
}

const dialog = () => document.querySelector("dialog.tour");

function begin() {
  const box = document.createElement("dialog");
  box.className = "tour";
  box.setAttribute("aria-labelledby", "tour-title");
  box.setAttribute("aria-describedby", "tour-text");
  box.addEventListener("close", () => end(box));
  document.body.append(box);
  box.showModal();
  show(0);
}

function show(step) {
  at = Math.min(Math.max(step, 0), tour.steps.length - 1);
  dialog().innerHTML = tourStep(tour, at, view).text;
  point(tour.steps[at].target);
  document.getElementById("tour-title").focus({ preventScroll: true });
}

/** Mark the part that is spoken of, and bring it into view above the dialog. */
function point(target) {
  document.querySelector("[data-live-toured]")?.removeAttribute("data-live-toured");
  // A page need not have all the parts that a tour may speak of.
  const place = target && document.querySelector(`[data-place="${CSS.escape(ALSO[target] ?? target)}"]`);
  if (!place) return;
  place.dataset.liveToured = "";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  place.scrollIntoView({ block: "start", behavior: still ? "instant" : "smooth" });
}

function end(box) {
  keep(NAME, tour.version);
  point(null);
  box.remove();
  offerTour({ tour }, view);
}
