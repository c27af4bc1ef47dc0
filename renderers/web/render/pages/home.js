/** Home: the front of the site, section by section. */

import { cover } from "../cover.js";
import { html } from "../html.js";
import { section } from "../sections/index.js";

export function home(page, view) {
  const sections = page.sections ?? [];
  return html`<div class="home">
    ${cover(page, view)}
    ${sections.map((block, index) => section(block, view, `/sections/${index}`))}
  </div>`;
}
