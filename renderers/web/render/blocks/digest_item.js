/** Digest item: somebody else's report, in brief. */

import { dateWords, languageName } from "../dates.js";
import { href, html, Markup } from "../html.js";
import { richText } from "../rich_text.js";

/**
 * @param {object} block
 * @param {import("../view.js").View} view
 * @param {string} at
 * @param {{level?: number}} options how deep its headline stands in the page
 */
export function digestItem(block, view, at, { level = 2 } = {}) {
  const id = `report-${block.id}`;
  const tag = new Markup(`h${level}`);
  return html`<article class="block digest-item" data-block="${block.id}" aria-labelledby="${id}"${view.at(at)}>
    <${tag} id="${id}" class="headline"${view.at(`${at}/headline`)}>${block.headline}</${tag}>
    <div class="summary"${view.at(`${at}/summary`)}>${richText(block.summary, view, `${at}/summary`)}</div>
    ${named(block, view, at)}
    ${origin(block, view, at)}
  </article>`;
}

function named(block, view, at) {
  if (!block.people?.length) return "";
  return html`<p class="named"${view.at(`${at}/people`)}>${view.words.named} ${block.people.map((person, index) => html`${
    index > 0 && view.words.comma}<bdi>${person.name}</bdi>${person.name_changed && html` (${view.words.nameChanged})`}`)}</p>`;
}

/** Who reported it, when, in which language, and the way there. */
function origin(block, view, at) {
  const { words } = view;
  const address = block.url && href(block.url);
  const home = block.outlet?.url && href(block.outlet.url);
  const name = block.outlet && html`<cite dir="auto"${view.at(`${at}/outlet`)}>${block.outlet.name}</cite>`;
  const parts = [
    name && (home && !address ? html`<a href="${home}" rel="noopener">${name}</a>` : name),
    block.date && html`<span${view.at(`${at}/date`)}>${dateWords(block.date, view.locale)}</span>`,
    block.language && html`<span${view.at(`${at}/language`)}>${languageName(block.language, view.locale)}</span>`,
    address && html`<a href="${address}" rel="noopener"${block.language && html` hreflang="${block.language}"`}${
      view.at(`${at}/url`)}>${words.readReport}</a>`,
  ].filter(Boolean);
  if (!parts.length) return "";
  return html`<p class="origin">${parts.map((part) => html`<span class="part">${part}</span> `)}</p>`;
}
