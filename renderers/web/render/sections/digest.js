/** The digest of the latest week on the home page. */

import { digestItem } from "../blocks/digest_item.js";
import { href, html } from "../html.js";
import { digestFacts } from "../pages/digest.js";

export function digest(block, view, { at, place, id }) {
  const issue = block.digest;
  return html`<section class="section latest digest" aria-labelledby="${id}"${place}>
    <h2 id="${id}"><a href="${href(issue.path)}">${block.title || issue.title}</a></h2>
    ${digestFacts(issue, view)}
    <div class="reports">${(issue.items ?? []).map((item, index) => digestItem(item, view, `${at}/digest/items/${index}`, {
      level: 3,
    }))}</div>
  </section>`;
}
