/** What is remembered today, and the way round for who is new. */

import { href, html } from "../html.js";
import { isEmpty, richText } from "../rich_text.js";
import { heading } from "./pages.js";

export function commemoration(block, view, { at, place, id }) {
  const { day } = block;
  return html`<section class="section welcome text commemoration" aria-labelledby="${id}"${place}>
    <p class="kicker">${heading(block, view)}</p>
    <div${view.tongue(day)}><h2 id="${id}">${day.name}</h2>
      ${day.home_text && html`<p>${day.home_text}</p>`}
      ${!isEmpty(day.text) && richText(day.text, view, `${at}/day/text`, { deeper: 1 })}</div>
    ${day.page && html`<p><a href="${href(day.page.path)}"${view.tongue(day.page)}>${day.page.title}</a></p>`}
  </section>`;
}

export function tourInvitation(block, view, { at, place, id }) {
  return html`<section class="section welcome text" aria-labelledby="${id}"${place}>
    <h2 id="${id}"${view.at(`${at}/title`)}>${heading(block, view)}</h2>
    <p${view.at(`${at}/text`)}>${block.text}</p>
    <p><button type="button" class="button" data-tour-start>${view.words.tourStart}</button></p>
  </section>`;
}
