/** What the whole is about, and who its members are. */

import { dated, number } from "../dates.js";
import { href, html } from "../html.js";
import { linesOfEffort } from "../lines_of_effort.js";
import { isEmpty, richText } from "../rich_text.js";
import { heading } from "./pages.js";

export function members(block, view, { at, place, id }) {
  const { words, locale } = view;
  return html`<section class="section members latest" aria-labelledby="${id}"${place}>
    <h2 id="${id}"${view.at(`${at}/title`)}>${heading(block, view)}</h2>
    <p class="facts-line"><span${view.at(`${at}/member_count`)}>${
      words.members(block.member_count, number(block.member_count, locale))}</span>
      ${block.as_of && html`<span${view.at(`${at}/as_of`)}>${words.asOf} ${dated(block.as_of, locale)}</span>`}</p>
    ${!isEmpty(block.text) && html`<div class="text">${richText(block.text, view, `${at}/text`, { deeper: 1 })}</div>`}
    ${block.lines_of_effort?.length > 0 && html`<div class="efforts"${view.at(`${at}/lines_of_effort`)}><h3>${words.linesOfEffort}</h3>
      ${linesOfEffort(block.lines_of_effort)}</div>`}
    ${block.page && html`<p class="paging"><a class="button is-quiet" href="${href(block.page.path)}"${
      view.tongue(block.page)}>${block.page.title}</a></p>`}
  </section>`;
}
