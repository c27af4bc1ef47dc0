/** What an account has posted elsewhere. */

import { href, html } from "../html.js";
import { posts } from "../post.js";
import { heading } from "./pages.js";

export function socialWall(block, view, { at, place, id }) {
  const { wall } = block;
  const title = block.title || wall?.title || heading(block, view);
  return html`<section class="section wall" aria-labelledby="${id}"${place}>
    <h2 id="${id}"${view.at(`${at}/title`)}>${wall
      ? html`<a href="${href(wall.path)}"><bdi>${title}</bdi></a>`
      : html`<bdi>${title}</bdi>`}</h2>
    <ul class="posts" role="list">${posts(block.items, view, `${at}/items`)}</ul>
    ${wall && html`<p class="paging"><a class="button is-quiet" href="${href(wall.path)}">${view.words.morePosts}</a></p>`}
  </section>`;
}
