/** What a story or a fact rests on. */

import { dateWords } from "./dates.js";
import { href, html } from "./html.js";

/**
 * @param {object[]} list
 * @param {import("./view.js").View} view
 * @param {string} pointer
 */
export function sources(list, view, pointer) {
  return html`<ul class="sources">${list.map((source, index) => html`<li${view.at(`${pointer}/${index}`)}>${
    parts(source, view)}</li>`)}</ul>`;
}

function parts(source, view) {
  const { comma } = view.words;
  const address = source.url && href(source.url);
  const title = html`<cite dir="auto">${source.title}</cite>`;
  return [
    address ? html`<a href="${address}" rel="noopener">${title}</a>` : title,
    source.publisher && html`${comma}<bdi class="publisher">${source.publisher}</bdi>`,
    source.date && html`${comma}<span class="source-date">${dateWords(source.date, view.locale)}</span>`,
  ];
}
