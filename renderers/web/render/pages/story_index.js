/** Story index: the head of a list of stories, and the list, a part at a time. */

import { card } from "../card.js";
import { cover } from "../cover.js";
import { number } from "../dates.js";
import { href, html } from "../html.js";

/**
 * @param {object} page
 * @param {import("../view.js").View} view
 * @param {Listing} [listing] what `pages?type=story` answered
 */
export function storyIndex(page, view, listing) {
  return html`<div class="index">${cover(page, view)}${listing && list(listing, view)}</div>`;
}

/**
 * @typedef {object} Listing
 * @property {object[]} items cards
 * @property {number} total
 * @property {string} [more] where the next part is
 * @property {string} [first] where the first part is, when this is another
 */

/**
 * Everything with a tag.
 * @param {{name: string, items: object[], total: number}} tagged
 * @param {import("../view.js").View} view
 */
export function tagPage(tagged, view) {
  return whole(tagged, view, { kicker: view.words.tagged, heading: html`#${tagged.name}` });
}

/**
 * Everything of a series, or that names a partner.
 * @param {{kind: "series" | "partner", name: string, description?: string, items: object[], total: number}} named
 * @param {import("../view.js").View} view
 */
export function namedPage(named, view) {
  const { words } = view;
  const kicker = named.kind === "series" ? words.series : words.storiesOf;
  return whole(named, view, { kicker, heading: named.name || kicker, under: named.description });
}

function whole(listing, view, { kicker, heading, under = "" }) {
  return html`<div class="index is-tag">
    <header class="cover is-bare"><div class="sheet">
      <p class="kicker">${kicker}</p>
      <h1 tabindex="-1"><bdi>${heading}</bdi></h1>
      ${under && html`<p class="standfirst" dir="auto">${under}</p>`}
      <p class="standfirst">${view.words.count(listing.total, number(listing.total, view.locale))}</p>
    </div></header>
    ${list(listing, view)}
  </div>`;
}

/**
 * @param {Listing} listing
 * @param {import("../view.js").View} view
 * @param {{label?: string, more?: string}} words what is listed, and what earlier ones are called
 */
export function list(listing, view, { label = view.words.stories, more = view.words.more } = {}) {
  if (!listing.items.length) return html`<p class="nothing">${view.words.nothingYet}</p>`;
  return html`<section class="latest" aria-label="${label}">
    <div class="rows">${listing.items.map((entry, index) => card(entry, view, {
      level: 2, eager: index === 0,
    }))}</div>
    ${paging(listing, view, { more })}
  </section>`;
}

/**
 * The ways to the next part of a list, and back to the first.
 * @param {Listing} listing
 * @param {import("../view.js").View} view
 * @param {{more: string, first?: string}} words
 */
export function paging(listing, view, { more, first = view.words.first }) {
  if (!listing.more && !listing.first) return "";
  return html`<p class="paging">
    ${listing.first && html`<a class="button is-quiet" href="${href(listing.first)}">${first}</a>`}
    ${listing.more && html`<a class="button" href="${href(listing.more)}">${more}</a>`}</p>`;
}
