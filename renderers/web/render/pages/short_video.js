/** Short video: a film of about a minute, as it is held, with its words; and the index of them. */

import { screen } from "../blocks/video.js";
import { cover } from "../cover.js";
import { duration } from "../dates.js";
import { href, html } from "../html.js";
import { credit } from "../picture.js";
import { isEmpty, richText } from "../rich_text.js";
import { list } from "./story_index.js";
import { belonging, factLine, listingPath, tags } from "./told.js";

export function shortVideo(page, view) {
  const facts = factLine([
    page.series && html`<span${view.at("/series")}><a href="${href(listingPath(view, "series", page.series.id))}"><bdi>${page.series.name}</bdi></a></span>`,
    page.duration && html`<span>${duration(page.duration, view.locale)}</span>`,
  ]);
  return html`<article class="told is-short-video">
    ${cover({ ...page, cover: null }, view, { under: facts })}
    <div class="body" id="story" tabindex="-1">
      ${page.film && film(page, view)}
      ${!isEmpty(page.script) && html`<section class="block text" aria-labelledby="script"${view.at("/script")}>
        <h2 id="script">${view.words.script}</h2>${richText(page.script, view, "/script", { deeper: 1 })}</section>`}
    </div>
    <footer class="record" id="after" tabindex="-1">${belonging(page, view)}${tags(page, view)}</footer>
  </article>`;
}

/**
 * @param {object} page
 * @param {import("../view.js").View} view
 * @param {import("./story_index.js").Listing} [listing] what `pages?type=short_video` answered
 */
export function shortVideoIndex(page, view, listing) {
  const { shortVideos: label, earlierShortVideos: more } = view.words;
  return html`<div class="index">${cover(page, view)}${listing && list(listing, view, { label, more })}</div>`;
}

function film(page, view) {
  const { title, film: source, sources, tracks } = page;
  const poster = page.cover ?? page.poster;
  const held = page.orientation === "vertical" && "is-vertical";
  const named = credit(source);
  return html`<figure class="block video${held && ` ${held}`}"${view.at("/film")}>
    ${screen({ title, source, sources, tracks, poster }, view)}${named && html`<figcaption>${named}</figcaption>`}</figure>`;
}
