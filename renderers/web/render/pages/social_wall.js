/** Social wall: what an account has posted; what is pinned first, then the newest, a part at a time. */

import { cover } from "../cover.js";
import { href, html } from "../html.js";
import { posts } from "../post.js";
import { chosen } from "../words.js";
import { factLine } from "./told.js";

/**
 * @param {object} page
 * @param {import("../view.js").View} view
 * @param {import("./story_index.js").Listing} [listing] what the page's `posts` answered
 */
export function socialWall(page, view, listing) {
  const profiles = (page.profiles ?? []).map(({ platform, handle, url }) => html`<span><a href="${href(url)}"
    rel="noopener"><bdi dir="ltr">${handle}</bdi> · ${chosen(view.words.platforms, platform)}</a></span>`);
  const pinned = listing?.first ? [] : page.pinned ?? [];
  const items = listing?.items ?? [];
  return html`<div class="index is-wall">
    ${cover(page, view, { under: factLine(profiles), heading: html`<bdi>${page.title}</bdi>` })}
    <section class="wall" aria-label="${view.words.posts}">
      ${pinned.length + items.length === 0 && html`<p class="nothing">${view.words.nothingYet}</p>`}
      <ul class="posts" role="list">${posts(pinned, view, "/pinned")}${posts(items, view)}</ul>
      ${paging(listing, view)}
    </section>
  </div>`;
}

function paging(listing, view) {
  if (!listing?.more && !listing?.first) return "";
  return html`<p class="paging">
    ${listing.first && html`<a class="button is-quiet" href="${href(listing.first)}">${view.words.first}</a>`}
    ${listing.more && html`<a class="button" href="${href(listing.more)}" data-adds>${view.words.morePosts}</a>`}</p>`;
}
