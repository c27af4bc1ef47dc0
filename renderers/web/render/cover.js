/** The head of a page: its picture from edge to edge, and its words on a sheet that rises over it. */

import { href, html } from "./html.js";
import { caption, picture } from "./picture.js";

/** A phone's screen is fine enough for a little less. */
const COVER = "(max-width: 48rem) 85vw, 100vw";

/**
 * @param {object} page
 * @param {import("./view.js").View} view
 * @param {{under?: unknown, heading?: unknown}} options what stands below the standfirst, and
 *   what the title is where it is no plain text
 */
export function cover(page, view, { under = "", heading = page.title } = {}) {
  return html`<header class="cover${!page.cover && " is-bare"}">
    ${page.cover && html`<figure class="cover-picture"${view.at("/cover")}>
      ${picture(page.cover, { sizes: COVER, eager: true, crop: true })}
      ${caption(page.cover.caption, page.cover)}
    </figure>`}
    <div class="sheet">
      ${kicker(page, view)}
      <h1 tabindex="-1"${view.at("/title")}>${heading}</h1>
      ${page.standfirst && html`<p class="standfirst"${view.at("/standfirst")}>${page.standfirst}</p>`}
      ${under}
    </div>
  </header>`;
}

/** The kicker, or else the page that this one lives under. */
function kicker(page, view) {
  if (page.kicker) return html`<p class="kicker"${view.at("/kicker")}>${page.kicker}</p>`;
  const parent = page.breadcrumbs?.at(-1);
  if (!parent) return html`<p class="kicker is-empty" aria-hidden="true"></p>`;
  return html`<p class="kicker"><a href="${href(parent.path)}">${parent.title}</a></p>`;
}
