/** Statement index: the head of a list of statements and briefs, and the list, a part at a time. */

import { cover } from "../cover.js";
import { html } from "../html.js";
import { list } from "./story_index.js";

/**
 * @param {object} page
 * @param {import("../view.js").View} view
 * @param {import("./story_index.js").Listing} [listing] what `pages?type=statement,brief` answered
 */
export function statementIndex(page, view, listing) {
  const { statements: label, moreStatements: more } = view.words;
  return html`<div class="index">${cover(page, view)}${listing && list(listing, view, { label, more })}</div>`;
}
