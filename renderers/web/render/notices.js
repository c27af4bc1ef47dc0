/** What is shown when there is no page: not found, withdrawn, out of reach, a preview that ended. */

import { href, html } from "./html.js";

/**
 * @param {"not_found" | "gone" | "down"} kind
 * @param {import("./view.js").View} view
 * @param {string} home
 * @param {string} [reason] why a page is gone, where that is told
 */
export function notice(kind, view, home, reason = "") {
  const { words } = view;
  const [title, more] = {
    not_found: [words.notFound, words.notFoundMore],
    gone: [words.gone, words.goneMore],
    down: [words.down, words.downMore],
  }[kind];
  const way = kind === "down"
    ? html`<button type="button" class="button" data-retry>${words.retry}</button>`
    : html`<a class="button" href="${href(home)}">${words.home}</a>`;
  return frame(`is-${kind.replace("_", "-")}`, title, reason || more, way);
}

/**
 * A preview that has ended, and how to have a new one.
 * @param {{kind: string, edit_url: string | null}} grant
 * @param {boolean} framed whether the editor is around us, and can load a new one
 * @param {import("./view.js").View} view
 */
export function endedPreview(grant, framed, view) {
  const { words } = view;
  const review = grant.kind === "review";
  const way = [
    framed && !review && html`<button type="button" class="button" data-renew>${words.renew}</button>`,
    !framed && !review && grant.edit_url && html`<a class="button" href="${href(grant.edit_url)}">${words.editPage}</a>`,
    !framed && html`<button type="button" class="button is-quiet" data-published>${words.readPublished}</button>`,
  ];
  return frame("is-ended", words.ended, review ? words.endedReview : words.endedEditor, way);
}

function frame(kind, title, more, way) {
  return html`<div class="notice ${kind}"><div class="sheet">
    <p class="kicker is-empty" aria-hidden="true"></p>
    <h1 tabindex="-1">${title}</h1><p class="standfirst">${more}</p><p class="ways">${way}</p>
  </div></div>`;
}
