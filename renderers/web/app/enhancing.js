/** The browser's part: sliders, strips, first impressions of pictures, how far one has read. */

import { paintBlurhashes } from "./blurhash.js";
import { startComparing } from "./comparing.js";
import { askForConsent, knowConsent, startConsent } from "./consent.js";
import { startDisclosing } from "./disclosing.js";
import { startPlaying } from "./playing.js";
import { startReading } from "./reading.js";
import { offerTour, startTour } from "./tour.js";
import { startTurning } from "./turning.js";

/** Letters that the first screen did without. */
const LATER = ["/styles/arabic.css", "/styles/italic.css"];

/** How what asks the reader looks: it waits for that. */
const ASKING = "/styles/asking.css";

let started = false;

/**
 * @param {Element} main
 * @param {object | null} site what stands around the page
 * @param {import("../render/view.js").View} view
 * @param {{draft?: boolean}} options
 */
export function enhance(main, site, view, { draft = false } = {}) {
  if (!started) {
    started = true;
    document.documentElement.dataset.scripted = "";
    startComparing(document);
    startTurning(document);
    startPlaying(document);
    startReading();
    startDisclosing(document);
    startConsent(document);
    startTour(document);
    for (const address of LATER) addStyles(address);
  }
  paintBlurhashes(main);
  document.dispatchEvent(new Event("scroll"));
  offerTour(site, view);
  addStyles(ASKING).then(() => (draft ? knowConsent : askForConsent)(site, view));
}

const styled = new Map();

/** Add a style sheet once; the promise is kept when it is there, or can't be had. */
function addStyles(href) {
  if (!styled.has(href)) styled.set(href, added(href));
  return styled.get(href);
}

function added(href) {
  return new Promise((resolve) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href, onload: resolve, onerror: resolve });
    document.head.append(link);
  });
}
