/** Photos: one picture or several, in the column, wide, edge to edge, side by side or in turn. */

import { number } from "../dates.js";
import { html } from "../html.js";
import { caption, picture } from "../picture.js";

const SIZES = {
  single: "(min-width: 48rem) 42rem, 100vw",
  wide: "(min-width: 90rem) 80rem, 100vw",
  full_bleed: "100vw",
  grid: "(min-width: 60rem) 40rem, 100vw",
  mosaic: "(min-width: 60rem) 40rem, 100vw",
  slideshow: "(min-width: 90rem) 72rem, 92vw",
};
const CROPPED = new Set(["grid", "mosaic", "slideshow", "full_bleed"]);

export function photos(block, view, at) {
  const layout = Object.hasOwn(SIZES, block.layout) ? block.layout : "single";
  if (layout === "slideshow" && block.photos.length > 1) return slideshow(block, view, at);
  const shape = layout === "slideshow" ? "wide" : layout;
  return html`<div class="block photos is-${shape} of-${Math.min(block.photos.length, 6)}"
    data-block="${block.id}"${view.at(at)}>
    ${block.photos.map((photo, index) => figure(photo, shape, view, `${at}/photos/${index}`))}
  </div>`;
}

function figure(photo, layout, view, at) {
  const said = photo.caption === photo.image?.alt;
  const alone = { sizes: SIZES[layout], crop: CROPPED.has(layout), silent: said };
  return html`<figure${shape(photo.image)}${view.at(at)}>
    ${picture(photo.image, alone)}
    ${caption(photo.caption, photo.image, view.at(`${at}/caption`))}
  </figure>`;
}

function shape(image) {
  return image.height > image.width ? html` class="is-tall"` : "";
}

/** A strip that scrolls by itself; the buttons appear when there is a script to answer them. */
function slideshow(block, view, at) {
  const { words, locale } = view;
  const all = number(block.photos.length, locale);
  return html`<div class="block photos is-slideshow" data-block="${block.id}"${view.at(at)}
    role="group" aria-label="${words.slideshow(all)}">
    <ol class="strip" tabindex="0" aria-label="${words.slideshow(all)}">
      ${block.photos.map((photo, index) => html`<li class="slide">
        ${figure(photo, "slideshow", view, `${at}/photos/${index}`)}
      </li>`)}
    </ol>
    <div class="turning">
      <button type="button" data-turn="-1" aria-label="${words.previous}"><span
        class="arrow is-back" aria-hidden="true"></span></button>
      <p class="position" data-own aria-live="polite">${words.position(number(1, locale), all)}</p>
      <button type="button" data-turn="1" aria-label="${words.next}"><span
        class="arrow" aria-hidden="true"></span></button>
    </div>
  </div>`;
}
