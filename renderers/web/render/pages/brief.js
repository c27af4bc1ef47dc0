/** Brief: news in a few sentences, and where it is told at length. */

import { card } from "../card.js";
import { cover } from "../cover.js";
import { dated, dateWords } from "../dates.js";
import { href, html } from "../html.js";
import { richText } from "../rich_text.js";
import { belonging, factLine, tags } from "./told.js";

export function brief(page, view) {
  const published = html`<span class="published">${dated(page.published_at, view.locale)}</span>`;
  return html`<article class="told is-brief">
    ${cover(page, view, { under: factLine([published]) })}
    <div class="body" id="story" tabindex="-1"><span class="wire" aria-hidden="true"></span>
      <div class="block text"${view.at("/text")}>${richText(page.text, view, "/text")}</div>
    </div>
    <footer class="record" id="after" tabindex="-1">${source(page.source, view)}${belonging(page, view)}${tags(page, view)}</footer>
    ${page.page && html`<section class="read-on" aria-labelledby="read-on"${view.at("/page")}>
      <h2 id="read-on">${view.words.readOn}</h2>
      <div class="cards">${card(page.page, view)}</div></section>`}
  </article>`;
}

function source(told, view) {
  if (!told) return "";
  const found = told.url || told.outlet.url;
  const address = found && href(found);
  const outlet = html`<cite dir="auto"${view.at("/source/outlet")}>${told.outlet.name}</cite>`;
  return html`<section class="entry"${view.at("/source")}><h2>${view.words.toldBy}</h2>
    <p class="sources">${address ? html`<a href="${address}" rel="noopener">${outlet}</a>` : outlet}${
      told.date && html`${view.words.comma}<span class="source-date">${dateWords(told.date, view.locale)}</span>`}</p>
  </section>`;
}
