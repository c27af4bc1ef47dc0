/** Dates and hours in the language of the page. */

import { html } from "./html.js";

/** The digits of the stories themselves, so that no line has two kinds of them. */
const tag = (locale) => `${locale === "en" ? "en-GB" : locale}-u-nu-latn`;

function format(locale, options, date) {
  try {
    return new Intl.DateTimeFormat(tag(locale), { timeZone: "UTC", ...options }).format(date);
  } catch {
    return new Intl.DateTimeFormat("en", { timeZone: "UTC", ...options }).format(date);
  }
}

/**
 * A whole number in the digits of a language.
 * @param {number} value
 * @param {string} locale
 */
export function number(value, locale) {
  try {
    return new Intl.NumberFormat(tag(locale), { useGrouping: false }).format(value);
  } catch {
    return String(value);
  }
}

/**
 * A date as exactly as it is known, in words.
 * @param {string} value `2019`, `2019-08`, `2019-08-23` or a whole timestamp
 * @param {string} locale
 */
export function dateWords(value, locale) {
  const [year, month, day] = String(value).slice(0, 10).split("-");
  const date = new Date(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
  if (Number.isNaN(date.getTime())) return String(value);
  return format(locale, {
    year: "numeric",
    ...(month && { month: "long" }),
    ...(day && { day: "numeric" }),
  }, date);
}

/**
 * A week in words, from its Monday to its Sunday.
 * @param {string} monday `2019-08-19`
 * @param {string} locale
 */
export function weekWords(monday, locale) {
  const first = new Date(`${monday}T00:00:00Z`);
  if (Number.isNaN(first.getTime())) return String(monday);
  const last = new Date(first.getTime() + 6 * 24 * 3600 * 1000);
  const options = { timeZone: "UTC", year: "numeric", month: "long", day: "numeric" };
  try {
    return new Intl.DateTimeFormat(tag(locale), options).formatRange(first, last);
  } catch {
    return new Intl.DateTimeFormat("en", options).formatRange(first, last);
  }
}

/**
 * The days of a campaign: from its first to its last, or from its first on.
 * @param {{starts_on: string, ends_on?: string | null}} campaign
 * @param {string} locale
 * @param {(day: unknown) => unknown} from says that it goes on
 */
export function campaignDays({ starts_on: first, ends_on: last }, locale, from) {
  const start = dated(first, locale);
  return last ? html`${start} – ${dated(last, locale)}` : from(start);
}

/**
 * How long a film plays, in words that abbreviate.
 * @param {number} seconds
 * @param {string} locale
 */
export function duration(seconds, locale) {
  const minutes = Math.floor(seconds / 60);
  const parts = [[minutes, "minute"], [seconds % 60, "second"]].filter(([count]) => count > 0);
  const said = parts.map(([count, unit]) => new Intl.NumberFormat(tag(locale), {
    style: "unit", unit, unitDisplay: "short",
  }).format(count));
  return html`<time datetime="PT${minutes}M${seconds % 60}S">${said.join(" ")}</time>`;
}

/**
 * A language by its name in another.
 * @param {string} code such as `ar`
 * @param {string} locale
 */
export function languageName(code, locale) {
  try {
    return new Intl.DisplayNames([locale, "en"], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/**
 * A `<time>` element.
 * @param {string} value
 * @param {string} locale
 */
export function dated(value, locale) {
  return html`<time datetime="${String(value).slice(0, 10)}">${dateWords(value, locale)}</time>`;
}

/**
 * An hour on the clock, such as 04:50.
 * @param {string} value `04:50:00`
 * @param {string} locale
 */
export function clock(value, locale) {
  const [hours, minutes] = String(value).split(":").map(Number);
  if (!Number.isFinite(hours) || !Number.isFinite(minutes)) return String(value);
  const options = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return format(locale, options, new Date(Date.UTC(2000, 0, 1, hours, minutes)));
}

/**
 * When a preview ends, by the reader's own clock.
 * @param {string} value
 * @param {string} locale
 */
export function moment(value, locale) {
  const options = { dateStyle: "medium", timeStyle: "short", timeZone: undefined };
  return format(locale, options, new Date(value));
}

/**
 * Seconds as players show them, such as 4:05 or 1:02:03.
 * @param {number} seconds
 */
export function lengthWords(seconds) {
  const whole = Math.floor(Number(seconds) || 0);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const said = parts[0] > 0 ? parts : parts.slice(1);
  return said.map((part, index) => (index > 0 ? String(part).padStart(2, "0") : part)).join(":");
}

/**
 * The same as a `<time>` element; its digits run from the left in every language.
 * @param {number} seconds
 */
export function length(seconds) {
  return html`<time dir="ltr" datetime="PT${Math.floor(Number(seconds) || 0)}S">${lengthWords(seconds)}</time>`;
}
