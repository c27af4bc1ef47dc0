/** Moment: one hour of a day, hung on the line under the colour of its sky. */

import { clock } from "../dates.js";
import { html } from "../html.js";
import { richText } from "../rich_text.js";

export function moment(block, view, at) {
  const id = `moment-${block.id}`;
  return html`<section class="block moment" id="${id}" data-hour="${hour(block)}" data-block="${block.id}"
    aria-labelledby="${id}-title"${view.at(at)}>
    <p class="clock"${view.at(`${at}/time`)}><time datetime="${String(block.time).slice(0, 5)}">${
      clock(block.time, view.locale)}</time></p>
    <div class="moment-words">
      <h2 id="${id}-title"${view.at(`${at}/title`)}>${block.title}</h2>
      ${richText(block.body, view, `${at}/body`, { deeper: 1 })}
    </div>
    ${view.blocks(block.media, `${at}/media`)}
  </section>`;
}

/**
 * The way through a day: every moment under its sky.
 * @param {object[]} body
 * @param {import("../view.js").View} view
 */
export function dayStrip(body, view) {
  const moments = body.filter((block) => block.type === "moment");
  if (moments.length < 2) return "";
  return html`<nav class="day-strip" aria-label="${view.words.theDay}">
    <ol>${moments.map((block) => html`<li data-hour="${hour(block)}"><a href="#moment-${block.id}"><span
      class="clock">${clock(block.time, view.locale)}</span> <span class="title">${block.title}</span></a></li>`)}</ol>
  </nav>`;
}

/** The full hour, 0 to 23: the style sheet knows its sky. */
function hour(block) {
  const hours = Number.parseInt(block.time, 10);
  return hours >= 0 && hours < 24 ? hours : 12;
}
