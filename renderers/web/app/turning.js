/** Slideshows: buttons turn the strip, and the count follows it. */

import { number } from "../render/dates.js";
import { wordsOf } from "../render/words.js";

/** @param {Document} document */
export function startTurning(document) {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-turn]");
    if (button) turn(button.closest(".is-slideshow"), Number(button.dataset.turn));
  });
  document.addEventListener("scroll", ({ target }) => {
    if (target.classList?.contains("strip")) count(target);
  }, { capture: true, passive: true });
}

function turn(show, step) {
  const strip = show.querySelector(".strip");
  const slides = [...strip.children];
  const wanted = slides[(current(strip) + step + slides.length) % slides.length];
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const edge = wanted.getBoundingClientRect().left - strip.getBoundingClientRect().left;
  const room = (strip.clientWidth - wanted.clientWidth) / 2;
  strip.scrollBy({ left: edge - room, behavior: still ? "instant" : "smooth" });
}

/** The slide whose middle is nearest to the middle of the strip. */
function current(strip) {
  const middle = strip.getBoundingClientRect().left + strip.clientWidth / 2;
  const distances = [...strip.children].map((slide) => {
    const box = slide.getBoundingClientRect();
    return Math.abs(box.left + box.width / 2 - middle);
  });
  return distances.indexOf(Math.min(...distances));
}

function count(strip) {
  const locale = document.documentElement.lang;
  const said = wordsOf(locale).position(
    number(current(strip) + 1, locale), number(strip.children.length, locale),
  );
  const place = strip.closest(".is-slideshow").querySelector(".position");
  if (place.textContent !== said) place.textContent = said;
}
