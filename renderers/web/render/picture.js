/** Pictures in every size and format, with their focal point and a blurred first impression. */

import { html, src } from "./html.js";

const TYPES = { avif: "image/avif", webp: "image/webp" };

/**
 * @typedef {object} Options
 * @property {string} sizes the width it is shown at, as in `<img sizes>`
 * @property {boolean} [eager] it is seen at once
 * @property {boolean} [crop] its frame has a shape of its own: keep the focal point in view
 * @property {boolean} [silent] what it shows is said beside it already
 */

/**
 * A `<picture>` in a frame that has its shape before it loads.
 * @param {object | null | undefined} image
 * @param {Options} options
 */
export function picture(image, { sizes, eager = false, crop = false, silent = false }) {
  if (!image) return "";
  const modern = (image.formats ?? []).filter((format) => TYPES[format]);
  return html`<span class="picture${crop && " is-cropped"}${focus(image, crop)}">
    ${blurred(image)}<picture>${modern.map((format) => html`<source type="${TYPES[format]}"
      srcset="${srcset(image, format)}" sizes="${sizes}">`)}<img src="${src(image.url)}"
      srcset="${srcset(image, "jpg")}" sizes="${sizes}" width="${image.width}" height="${image.height}"
      alt="${silent ? "" : image.alt}" decoding="async" ${eager
        ? html`fetchpriority="high"`
        : html`loading="lazy"`}></picture></span>`;
}

function srcset(image, format) {
  if (!(image.formats ?? []).includes(format)) return "";
  return (image.widths ?? []).map((width) => `${sized(image, width, format)} ${width}w`).join(", ");
}

/**
 * The address of a picture in one size.
 * @param {object} image
 * @param {number} width
 * @param {string} format
 */
export function sized(image, width, format) {
  return src(image.template.replace("{width}", width).replace("{format}", format));
}

/** A strict content security policy has no style attributes, so the point is told in classes. */
function focus(image, crop) {
  if (!crop || !image.focal_point) return "";
  const step = (share) => Math.round(share * 20) * 5;
  return ` x-${step(image.focal_point.x)} y-${step(image.focal_point.y)}`;
}

/** A canvas that the browser's part paints from the BlurHash. */
function blurred(image) {
  if (!image.placeholder) return "";
  return html`<canvas data-blurhash="${image.placeholder}" width="16" height="16"
    aria-hidden="true"></canvas>`;
}

/**
 * Caption and credit of a picture.
 * @param {string} caption
 * @param {object} image
 */
export function caption(words, image, at = "") {
  const named = credit(image);
  if (!words && !named) return "";
  return html`<figcaption dir="auto">${words && html`<span class="caption"${at}>${words}</span> `}${named}</figcaption>`;
}

/**
 * Who made a picture, a film or a recording, and on what terms.
 * @param {{credit?: string, licence?: string}} [asset]
 */
export function credit(asset) {
  const said = [asset?.credit, asset?.licence].filter(Boolean).join(", ");
  return said && html`<span class="credit" dir="auto">${said}</span>`;
}
