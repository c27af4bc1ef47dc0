/** Before and after: the slider moves the edge between the two pictures. */

import { number } from "../render/dates.js";
import { wordsOf } from "../render/words.js";

/** @param {Document} document */
export function startComparing(document) {
  document.addEventListener("input", ({ target }) => {
    const pair = target.closest?.("[data-compare]");
    if (!pair) return;
    const locale = document.documentElement.lang;
    pair.style.setProperty("--at", String(target.value / 100));
    target.setAttribute("aria-valuetext", wordsOf(locale).compared(number(target.value, locale)));
  });
}
