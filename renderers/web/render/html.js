/**
 * HTML as strings, safe by construction: whatever is put into an `html` template is escaped,
 * unless it came out of one itself.
 */

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const SAFE_HREF = /^(?:https?:\/\/|mailto:|tel:|[/?](?!\/)|#|$)/i;
const SAFE_SRC = /^(?:https?:\/\/|\/(?!\/))/i;

/** HTML that is finished and must not be escaped again. */
export class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/**
 * Escape text for an element or a quoted attribute.
 * @param {unknown} text
 */
export function escape(text) {
  return String(text ?? "").replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}

/**
 * Build markup. Nothing (`null`, `undefined`, `false`) becomes nothing, lists are joined, all else is
 * text.
 * @param {TemplateStringsArray} strings
 * @param {...unknown} values
 */
export function html(strings, ...values) {
  return new Markup(String.raw({ raw: strings }, ...values.map(said)));
}

/** @param {unknown} value */
function said(value) {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(said).join("");
  return escape(value);
}

/** Where a link may lead: never to a script. Anything else gives an empty address. */
export const href = (/** @type {unknown} */ address) => allowed(address, SAFE_HREF);

/** Where a picture, film or file may come from. Anything else gives an empty address. */
export const src = (/** @type {unknown} */ address) => allowed(address, SAFE_SRC);

function allowed(address, pattern) {
  // Browsers drop tabs, line breaks and leading blanks, and read a backslash as a slash.
  const seen = String(address ?? "").replace(/[\u0000-\u0020]/g, "").replaceAll("\\", "/");
  return pattern.test(seen) ? seen : "";
}
