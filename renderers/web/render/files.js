/** Files: what they are and how large, in the language of the page. */

const UNITS = ["kilobyte", "megabyte", "gigabyte"];

/**
 * How large a file is, in the largest unit of which it has at least one.
 * @param {number} bytes
 * @param {string} locale
 */
export function size(bytes, locale) {
  const step = Math.min(UNITS.length, Math.max(1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  const value = Math.max(bytes / 1000 ** step, 0.1);
  const options = { style: "unit", unit: UNITS[step - 1], maximumFractionDigits: value < 10 ? 1 : 0 };
  try {
    return new Intl.NumberFormat(`${locale}-u-nu-latn`, options).format(value);
  } catch {
    return new Intl.NumberFormat("en", options).format(value);
  }
}

/**
 * What a file is, as most people call it: by its ending.
 * @param {string} url
 */
export function fileKind(url) {
  return String(url).split("?")[0].split(".").pop().toUpperCase();
}
