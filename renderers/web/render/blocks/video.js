/** Video: a film of ours with captions and transcript, or a way to one that lies with a provider. */

import { href, html, src } from "../html.js";
import { credit, picture } from "../picture.js";
import { isEmpty, richText } from "../rich_text.js";

const PROVIDERS = { youtube: "YouTube", vimeo: "Vimeo" };
const SIZES = "(min-width: 90rem) 80rem, 100vw";

export function video(block, view, at) {
  return html`<figure class="block video" data-block="${block.id}"${view.at(at)}>
    ${block.source ? screen(block, view, `${at}/source`) : elsewhere(block, view, at)}
    <figcaption>
      <span class="film-title"${view.at(`${at}/title`)}>${block.title}</span> ${credit(block.source)}
      ${transcript(block, view, at)}
    </figcaption>
  </figure>`;
}

/**
 * The picture stands before the film, in every size, until the film is wanted; without a script to
 * take it away it lies behind.
 * @param {{title: string, source: object, sources?: object[], poster?: object, tracks?: object[]}} block
 * @param {import("../view.js").View} view
 * @param {string} [at]
 */
export function screen(block, view, at) {
  return html`<div class="screen"${view.at(at)}>
    ${picture(block.poster, { sizes: SIZES, crop: true, silent: true })}
    <video controls playsinline preload="none" crossorigin="anonymous" aria-label="${block.title}"
      width="${block.source.width ?? 1280}" height="${block.source.height ?? 720}">
      ${(block.sources ?? [block.source]).map((source) => html`<source src="${src(source.url)}" type="${source.content_type}">`)}
      ${(block.tracks ?? []).map((track) => html`<track kind="${track.kind}" src="${src(track.url)}"
        srclang="${track.locale}" label="${track.label}"${track.locale === view.locale && " default"}>`)}
      <a href="${href(block.source.url)}">${block.title}</a>
    </video>
    <button type="button" class="play" data-play aria-label="${view.words.play(block.title)}"></button>
  </div>`;
}

/** Nothing is loaded from the provider: the reader goes there, or does not. */
function elsewhere(block, view, at) {
  const name = PROVIDERS[block.provider?.provider] ?? block.provider?.provider ?? "";
  return html`<div class="screen is-elsewhere${!block.poster && " is-bare"}"${view.at(`${at}/provider`)}>
    ${picture(block.poster, { sizes: SIZES, crop: true, silent: true })}
    ${name && html`<div class="leaving">
      <a class="button" href="${href(block.provider.url)}" rel="noopener">${view.words.watchOn(name)}</a>
      <p>${view.words.leavesSite(name)}</p>
    </div>`}
  </div>`;
}

function transcript(block, view, at) {
  if (isEmpty(block.transcript)) return "";
  return html`<details class="transcript"${view.at(`${at}/transcript`)}>
    <summary>${view.words.transcript}</summary>
    <div>${richText(block.transcript, view, `${at}/transcript`, { deeper: 1 })}</div>
  </details>`;
}
