/** Digest: what others reported in a week; an issue, and its archive. */

import { blocks } from "../blocks/index.js";
import { cover } from "../cover.js";
import { number, weekWords } from "../dates.js";
import { html } from "../html.js";
import { factLine } from "./told.js";
import { list } from "./story_index.js";

/** An issue. */
export function digest(page, view) {
  const facts = factLine([
    html`<span${view.at("/week")}>${week(page, view)}</span>`,
    html`<span>${headlines(page, view)}</span>`,
  ]);
  return html`<article class="digest">
    ${cover(page, view, { under: facts })}
    <div class="reports" id="story" tabindex="-1">${blocks(page.items, view, "/items")}</div>
  </article>`;
}

/**
 * The archive.
 * @param {object} page
 * @param {import("../view.js").View} view
 * @param {import("./story_index.js").Listing} [listing] what `pages?type=digest` answered
 */
export function digestIndex(page, view, listing) {
  const { digests: label, earlierDigests: more } = view.words;
  return html`<div class="index">${cover(page, view)}${listing && list(listing, view, { label, more })}</div>`;
}

/** Of which week an issue is and how much is in it, in a line. */
export function digestFacts(issue, view) {
  return html`<p class="facts-line"><span>${week(issue, view)}</span><span>${headlines(issue, view)}</span></p>`;
}

function week(issue, view) {
  return html`<time datetime="${issue.iso_week}">${weekWords(issue.week, view.locale)}</time>`;
}

function headlines(issue, view) {
  return view.words.headlines(issue.headline_count, number(issue.headline_count, view.locale));
}
