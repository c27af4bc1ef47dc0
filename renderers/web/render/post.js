/** A post of a social wall: a copy of what was said elsewhere; nothing is loaded from there. */

import { screen } from "./blocks/video.js";
import { dated } from "./dates.js";
import { href, html, src } from "./html.js";
import { tagPath } from "./pages/told.js";
import { caption, credit, picture } from "./picture.js";
import { chosen } from "./words.js";

const SIZES = "(min-width: 60rem) 32rem, 100vw";

/**
 * @param {object[]} list as walls and lists of whole documents have them
 * @param {import("./view.js").View} view
 * @param {string | null} at where they stand in the document; null outside of one
 */
export function posts(list, view, at = null) {
  return list.map((one, index) => html`<li tabindex="-1">${post(one, view, into(at, index))}</li>`);
}

/** Where a part stands, if what it is a part of stands in the document at all. */
const into = (at, name) => (at === null ? null : `${at}/${name}`);

/**
 * One post; a repost is what it passes on, under the name of who does.
 * @param {object} one
 * @param {import("./view.js").View} view
 * @param {string | null} at
 */
export function post(one, view, at = null) {
  const { words } = view;
  const by = one.repost_of && html`<p class="post-note">${words.reposted(one.author)}</p>`;
  const shown = one.repost_of ?? one;
  const where = one.repost_of ? into(at, "repost_of") : at;
  return html`<article class="post${one.pinned && " is-pinned"}" aria-label="${shown.author}"${view.at(at)}>
    ${one.pinned && html`<p class="post-note">${words.pinned}</p>`}${by}
    ${said(shown, view, where)}
    ${one.quotes && html`<blockquote class="post is-quoted"${view.at(into(at, "quotes"))}>${
      said(one.quotes, view, into(at, "quotes"))}</blockquote>`}
    ${one.page && html`<p class="post-page"${view.at(into(at, "page"))}><a href="${href(one.page.path)}"${
      view.tongue(one.page)}>${one.page.title}</a></p>`}
    <p class="post-where">${when(one, view)}${outside(shown, view)}${captured(one, view)}</p>
  </article>`;
}

/** What was said by whom, with its pictures. */
function said(one, view, at) {
  return html`<p class="post-author"><strong><bdi>${one.author}</bdi></strong> <bdi dir="ltr">@${one.handle}</bdi></p>
    ${one.text.parts.length > 0 && html`<p class="post-text"${tongue(one.text, view)}${view.at(into(at, "text"))}>${
      one.text.parts.map((part) => partOf(part, view))}</p>`}
    ${media(one.media ?? [], view, at)}`;
}

const tongue = ({ language, dir }, view) => view.tongue({ locale: language, dir });

/** A part of the text, with its line breaks. */
function partOf(part, view) {
  const words = String(part.text).split("\n").map((line, index) => html`${index > 0 && html`<br>`}${line}`);
  if (part.type === "hashtag") return html`<a href="${href(tagPath(view, part.tag))}"><bdi>${words}</bdi></a>`;
  const address = part.href && href(part.href);
  if (part.type !== "mention" && part.type !== "link") return words;
  if (!address) return html`<bdi>${words}</bdi>`;
  return html`<a href="${address}" rel="noopener nofollow"><bdi>${words}</bdi></a>`;
}

function media(list, view, at) {
  const pictures = list.filter(({ type }) => type === "picture");
  const place = view.at(into(at, "media"));
  return [
    pictures.length > 0 && html`<div class="post-pictures of-${Math.min(pictures.length, 4)}"${place}>${
      pictures.map(({ image }) => html`<figure>${picture(image, { sizes: SIZES, crop: true })}${
        caption("", image)}</figure>`)}</div>`,
    list.filter(({ type }) => type === "film").map((film) => html`<figure class="post-film"${place}>${
      screen(film, view)}<figcaption><span dir="auto">${film.title}</span> ${credit(film.source)}</figcaption></figure>`),
    list.filter(({ type }) => type === "audio").map((sound) => heard(sound, view, place)),
  ];
}

/** Sound, and beside it what is said, for those who do not hear it. */
function heard({ title, recording, transcript }, view, place) {
  const words = transcript.split("\n").map((line, index) => html`${index > 0 && html`<br>`}${line}`);
  return html`<figure class="post-sound"${place}>
    <audio controls preload="none" crossorigin="anonymous" aria-label="${title}">${recording.sources.map(
      ({ url, content_type: kind }) => html`<source src="${src(url)}" type="${kind}">`)}</audio>
    <figcaption><span dir="auto">${title}</span> ${credit(recording.sources[0])}${transcript && html`<details class="transcript">
      <summary>${view.words.spoken}</summary><p dir="auto">${words}</p></details>`}</figcaption>
  </figure>`;
}

function when(one, view) {
  if (!one.posted_at) return "";
  const day = dated(one.posted_at, view.locale);
  return one.path ? html`<a href="${href(one.path)}">${day}</a>` : day;
}

/** When it was copied: what was changed there since is not here. Told where the post stands by itself. */
function captured(one, view) {
  if (one.path || !one.captured_at) return "";
  return html` · <span class="captured">${view.words.captured} ${dated(one.captured_at, view.locale)}</span>`;
}

/** Where it was posted: a way out that the reader takes, or does not. */
function outside(one, view) {
  const name = chosen(view.words.platforms, one.platform);
  if (!one.url) return html` · <span>${name}</span>`;
  return html` · <a href="${href(one.url)}" rel="noopener nofollow">${view.words.postedOn(name)}</a>`;
}
