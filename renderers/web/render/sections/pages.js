/** Sections that show pages. */

import { card } from "../card.js";
import { html } from "../html.js";
import { chosen } from "../words.js";

/** What the page opens with, large. */
export function hero(block, view, { at, place }) {
  const label = block.title || view.words.sections.hero;
  return html`<section class="section featured" aria-label="${label}"${place}>
    ${block.items.map((entry, index) => html`<div class="feature">${card(entry, view, {
      at: `${at}/items/${index}`, big: true, level: 2, eager: index === 0,
    })}</div>`)}
  </section>`;
}

/** One after another, in rows. */
export function latest(block, view, { at, place, id }) {
  return html`<section class="section latest" aria-labelledby="${id}"${place}>
    <h2 id="${id}"${view.at(`${at}/title`)}>${heading(block, view)}</h2>
    <div class="rows">${block.items.map((entry, index) => card(entry, view, { at: `${at}/items/${index}` }))}</div>
  </section>`;
}

/** The first large, the others in rows. */
export function featured(block, view, { at, place, id }) {
  const [first, ...others] = block.items;
  return html`<section class="section latest is-featured" aria-labelledby="${id}"${place}>
    <h2 id="${id}"${view.at(`${at}/title`)}>${heading(block, view)}</h2>
    <div class="feature">${card(first, view, { at: `${at}/items/0`, big: true })}</div>
    ${others.length > 0 && html`<div class="rows">${others.map((entry, index) => card(entry, view, {
      at: `${at}/items/${index + 1}`,
    }))}</div>`}
  </section>`;
}

export function heading(block, view) {
  return block.title || chosen(view.words.sections, block.type);
}
