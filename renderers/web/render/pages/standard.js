/** Standard page: what the site has to say of itself, such as its privacy policy. */

import { blocks } from "../blocks/index.js";
import { cover } from "../cover.js";
import { html } from "../html.js";
import { tags } from "./told.js";

export function standard(page, view) {
  return html`<article class="told is-standard">
    ${cover(page, view)}
    <div class="body" id="story" tabindex="-1"><span class="wire" aria-hidden="true"></span>
      ${blocks(page.body, view, "/body")}
    </div>
    <footer class="record" id="after" tabindex="-1">${tags(page, view)}</footer>
  </article>`;
}
