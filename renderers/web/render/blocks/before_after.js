/** Before and after: the same place twice, with a slider that a mouse, a finger and keys can move. */

import { dateWords, number } from "../dates.js";
import { html } from "../html.js";
import { picture } from "../picture.js";

const SIZES = "(min-width: 90rem) 80rem, 100vw";

export function beforeAfter(block, view, at) {
  const { words } = view;
  const [before, after] = [named(words.before, block.before, view), named(words.after, block.after, view)];
  return html`<figure class="block before-after" data-block="${block.id}"${view.at(at)}>
    <div class="pair" data-compare>
      <div class="side is-after"${view.at(`${at}/after`)}>${picture(block.after.image, {
        sizes: SIZES, crop: true,
      })}</div>
      <div class="side is-before"${view.at(`${at}/before`)}>${picture(block.before.image, {
        sizes: SIZES, crop: true,
      })}</div>
      <p class="tag is-before">${before}</p>
      <p class="tag is-after">${after}</p>
      <input type="range" min="0" max="100" value="50" step="1"
        aria-label="${words.compare(before, after)}" aria-valuetext="${words.compared(number(50, view.locale))}">
      <span class="handle" aria-hidden="true"></span>
    </div>
    ${block.changed && html`<figcaption dir="auto"><span class="caption"${view.at(`${at}/changed`)}>${block.changed}</span>
      ${credit(block)}</figcaption>`}
  </figure>`;
}

function named(word, side, view) {
  return side.date ? `${word}${view.words.comma}${dateWords(side.date, view.locale)}` : word;
}

function credit({ before, after }) {
  const credits = [before, after].map(({ image }) => [image.credit, image.licence].filter(Boolean).join(", "));
  const said = [...new Set(credits.filter(Boolean))].join("; ");
  return said && html`<span class="credit" dir="auto">${said}</span>`;
}
