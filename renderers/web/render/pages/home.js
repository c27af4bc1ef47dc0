/** Home: the front of the site. */

import { card, outsideCard } from "../card.js";
import { cover } from "../cover.js";
import { html } from "../html.js";
import { isEmpty, richText } from "../rich_text.js";
import { latestDigest } from "./digest.js";

export function home(page, view) {
  const { words } = view;
  const featured = page.featured ?? [];
  const shown = new Set(featured.map((block) => block.page?.id));
  const latest = (page.latest ?? [])
    .map((entry, index) => ({ entry, at: `/latest/${index}` }))
    .filter(({ entry }) => !shown.has(entry.id));
  return html`<div class="home">
    ${cover(page, view)}
    ${featured.length > 0 && html`<section class="featured" aria-label="${words.featured}"${view.at("/featured")}>
      ${featured.map((block, index) => feature(block, view, `/featured/${index}`))}</section>`}
    ${latest.length > 0 && html`<section class="latest" aria-labelledby="latest"><h2 id="latest">${words.latest}</h2>
      <div class="rows">${latest.map(({ entry, at }) => card(entry, view, { at }))}</div></section>`}
    ${latestDigest(page, view)}
    ${!isEmpty(page.welcome) && html`<section class="welcome text"${view.at("/welcome")}>${
      richText(page.welcome, view, "/welcome")}</section>`}
  </div>`;
}

function feature(block, view, at) {
  const inside = block.type === "link"
    ? outsideCard(block, view)
    : block.page && card(block.page, view, { big: true, level: 2 });
  return html`<div class="feature" data-block="${block.id}"${view.at(at)}>${inside || html`<p>${block.fallback}</p>`}</div>`;
}
