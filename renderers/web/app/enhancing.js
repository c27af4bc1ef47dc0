/** The browser's part: sliders, strips, first impressions of pictures, how far one has read. */

import { paintBlurhashes } from "./blurhash.js";
import { startComparing } from "./comparing.js";
import { startPlaying } from "./playing.js";
import { startReading } from "./reading.js";
import { startTurning } from "./turning.js";

/** Letters that the first screen did without. */
const LATER = ["/styles/arabic.css", "/styles/italic.css"];

let started = false;

/** @param {Element} main */
export function enhance(main) {
  if (!started) {
    started = true;
    document.documentElement.dataset.scripted = "";
    startComparing(document);
    startTurning(document);
    startPlaying(document);
    startReading();
    for (const address of LATER) addStyles(address);
  }
  paintBlurhashes(main);
  document.dispatchEvent(new Event("scroll"));
}

function addStyles(href) {
  if (document.querySelector(`link[href="${href}"]`)) return;
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href });
  document.head.append(link);
}
