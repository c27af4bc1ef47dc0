/** A post by itself. */

import { href, html } from "../html.js";
import { post as article } from "../post.js";
import { tags } from "./told.js";

export function post(page, view) {
  const { wall } = page;
  return html`<div class="index is-post">
    <header class="cover is-bare"><div class="sheet">
      <p class="kicker${!wall && " is-empty"}">${wall && html`<a href="${href(wall.path)}">${wall.title}</a>`}</p>
      <h1 tabindex="-1" class="post-heading"${view.at("/title")}>${view.words.postBy(page.author)}</h1>
    </div></header>
    <div class="wall"><div class="posts">${article({ ...page, path: "" }, view, "")}</div></div>
    <footer class="record">${tags(page, view)}</footer>
  </div>`;
}
