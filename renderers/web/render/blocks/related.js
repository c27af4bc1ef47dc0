/** Related: pages of ours and links elsewhere, to read on. */

import { card, outsideCard } from "../card.js";
import { html } from "../html.js";

export function related(block, view, at) {
  const id = `related-${block.id}`;
  return html`<section class="block related" data-block="${block.id}" aria-labelledby="${id}"${view.at(at)}>
    <h2 id="${id}"${view.at(`${at}/title`)}>${block.title || view.words.readOn}</h2>
    ${view.blocks(block.items, `${at}/items`)}
  </section>`;
}

/** One of our pages, as a card. */
export function page(block, view, at) {
  return html`<div class="block page" data-block="${block.id}"${view.at(at)}>${card(block.page, view)}</div>`;
}

/** Something outside the site. */
export function link(block, view, at) {
  return html`<div class="block link" data-block="${block.id}"${view.at(at)}>${outsideCard(block, view)}</div>`;
}
