/** Text: the running words of a story. */

import { html } from "../html.js";
import { richText } from "../rich_text.js";

export function text(block, view, at) {
  return html`<div class="block text" data-block="${block.id}"${view.at(at)}>
    ${richText(block.text, view, `${at}/text`)}
  </div>`;
}
