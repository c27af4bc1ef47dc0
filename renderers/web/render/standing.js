/** What a reader is told of a page that is not, or not quite, what was asked for in a language. */

import { href, html } from "./html.js";

/**
 * @param {object} page
 * @param {import("./view.js").View} view
 */
export function standing(page, view) {
  const source = page.translations?.find((other) => other.locale === page.translation?.source);
  const said = words(page, view.words);
  if (!said) return "";
  return html`<aside class="standing" aria-label="${view.words.translation}"><p dir="auto">${said} ${source && html`<a
    href="${href(source.path)}" hreflang="${source.locale}"${view.tongue(source)}>${source.title}</a>`}</p></aside>`;
}

function words(page, { standsIn, behind, untranslated, language }) {
  if (page.fallback_for) return standsIn(language(page.fallback_for), language(page.locale));
  if (page.translation?.state === "behind") return behind(language(page.translation.source));
  if (page.translation?.state === "untranslated") return untranslated(language(page.translation.source));
  return "";
}
