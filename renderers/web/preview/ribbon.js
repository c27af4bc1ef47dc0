/** A small word in the corner: this is a draft; for a review link, whose and until when. */

import { moment } from "../render/dates.js";
import { html } from "../render/html.js";

/**
 * @param {import("./grant.js").Grant} grant
 * @param {import("../render/view.js").View} view
 */
export function showRibbon(grant, view) {
  document.querySelector("[data-ribbon]")?.remove();
  const ribbon = document.createElement("aside");
  ribbon.className = "ribbon";
  ribbon.dataset.ribbon = "";
  ribbon.setAttribute("aria-label", view.words.draft);
  ribbon.innerHTML = said(grant, view).text;
  document.body.append(ribbon);
}

function said(grant, { words, locale }) {
  if (grant.kind !== "review") return html`<p>${words.draft}</p>`;
  return html`<p><bdi>${words.review(grant.name)}</bdi></p>
    <p class="until">${words.until(moment(grant.expires_at, locale))}</p>`;
}
