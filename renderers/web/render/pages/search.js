/** Search: the words that are looked for, and the pages that hold them, quoted where they stand. */

import { card } from "../card.js";
import { number } from "../dates.js";
import { html } from "../html.js";
import { paging } from "./story_index.js";

/**
 * The form with which one searches.
 * @param {import("../view.js").View} view
 * @param {{id: string, q?: string}} options
 */
export function searchForm(view, { id, q = "" }) {
  const { words, locale } = view;
  return html`<form class="search" role="search" action="/${locale}/search/" method="get" data-search data-place="search">
    <label class="unseen" for="${id}">${words.searchFor}</label>
    <input id="${id}" type="search" name="q" value="${q}" maxlength="200" dir="auto" autocomplete="off">
    <button type="submit" class="button is-quiet">${words.search}</button></form>`;
}

/**
 * @param {{q: string, items: object[], total: number, highlights?: object, more?: string, first?: string}} found
 * @param {import("../view.js").View} view
 */
export function searchPage(found, view) {
  const { words, locale } = view;
  const said = found.q && (found.total ? words.results(found.total, number(found.total, locale)) : words.nothingFound);
  return html`<div class="index is-search">
    <header class="cover is-bare"><div class="sheet">
      <p class="kicker${!found.q && " is-empty"}">${found.q && words.search}</p>
      <h1 tabindex="-1">${found.q ? words.resultsFor(html`<bdi>${found.q}</bdi>`) : words.search}</h1>
      ${searchForm(view, { id: "search-again", q: found.q })}
      ${said && html`<p class="standfirst">${said}</p>`}
    </div></header>
    ${found.items.length > 0 && html`<section class="latest" aria-label="${words.searchResults}">
      <div class="rows">${found.items.map((entry, index) => card(entry, view, {
        level: 2, eager: index === 0, quoted: quoted(found.highlights?.[`${entry.id}/${entry.locale}`]),
      }))}</div>
      ${paging(found, view, { more: words.moreResults, first: words.bestResults })}
    </section>`}
  </div>`;
}

/** Where the words stand in a page, marked. */
function quoted(places) {
  return (places ?? []).map(({ spans }) => html`<p class="card-standfirst is-quoted">${spans.map((span) =>
    (span.match ? html`<mark>${span.text}</mark>` : html`${span.text}`))}</p>`);
}
