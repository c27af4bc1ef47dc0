/** Quote: somebody's own words and, as an equal, the words as they were said. */

import { html } from "../html.js";
import { picture } from "../picture.js";

export function quote(block, view, at) {
  const [open, close] = view.words.quote;
  return html`<figure class="block quote${block.portrait && " has-portrait"}" data-block="${block.id}"${view.at(at)}>
    ${block.portrait && html`<div class="portrait"${view.at(`${at}/portrait`)}>${picture(block.portrait, {
      sizes: "11rem", crop: true,
    })}</div>`}
    <blockquote${view.at(`${at}/text`)}><p><span class="mark">${open}</span>${block.text}<span
      class="mark">${close}</span></p></blockquote>
    ${original(block.original, view, `${at}/original`)}
    ${speaker(block, view, at)}
  </figure>`;
}

function original(words, view, at) {
  if (!words?.text) return "";
  return html`<div class="original"${view.at(at)}>
    <p lang="${words.locale}" dir="${words.dir}"${view.at(`${at}/text`)}>${words.text}</p>
    ${words.translator && html`<p class="translator"${view.at(`${at}/translator`)}>${
      view.words.translatedBy(words.translator)}</p>`}
  </div>`;
}

function speaker(block, view, at) {
  if (!block.speaker && !block.role) return "";
  return html`<figcaption>
    ${block.speaker && html`<cite dir="auto"${view.at(`${at}/speaker`)}>${block.speaker}</cite>`}
    ${block.role && html`<span class="role" dir="auto"${view.at(`${at}/role`)}>${block.role}</span>`}
  </figcaption>`;
}
