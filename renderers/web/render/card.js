/** A page in brief: a way to it that says enough. */

import { campaignDays, dateWords, dated, duration, length, number, weekWords } from "./dates.js";
import { href, html } from "./html.js";
import { picture } from "./picture.js";
import { chosen, wordsOf } from "./words.js";

/**
 * @param {object} card
 * @param {import("./view.js").View} view
 * @param {{at?: string, big?: boolean, level?: number, eager?: boolean, quoted?: unknown[]}} options
 *   `quoted` stands in the place of the standfirst
 */
export function card(card, view, { at = "", big = false, level = 3, eager = false, quoted = [] } = {}) {
  const sizes = big ? "(min-width: 60rem) 58vw, 100vw" : "(min-width: 60rem) 24rem, 34vw";
  const heading = html`<a href="${href(card.path)}">${card.title}</a>`;
  return html`<article class="card${big && " is-big"}${!card.cover && " is-bare"}"${view.tongue(spoken(card))}${view.at(at)}>
    <div class="card-words">
      ${kicker(card)}
      ${level === 2 ? html`<h2>${heading}</h2>` : html`<h3>${heading}</h3>`}
      ${quoted.length > 0 ? quoted : card.standfirst && html`<p class="card-standfirst">${card.standfirst}</p>`}
      ${told(card) && html`<p class="card-date">${day(card, view)}${long(card)}</p>`}
      ${card.fallback_for && html`<p class="card-language"${view.here()}>${view.words.inLanguage(view.words.language(card.locale))}</p>`}
    </div>
    ${card.cover && html`<div class="card-picture">${picture(card.cover, {
      sizes, eager, crop: true, silent: true,
    })}</div>`}
  </article>`;
}

/** A post may be in another language than its page. */
const spoken = (card) => (card.text?.language ? { locale: card.text.language, dir: card.text.dir } : card);

const TOLD = ["story", "day_in_the_life", "statement", "brief", "digest", "episode", "short_video", "post"];
const told = (card) => TOLD.includes(card.type) || (card.type === "campaign" && card.starts_on);

/** What is printed above the title: its kicker, its series, its hashtag; of a statement, by whom; of an episode, which. */
function kicker(card) {
  if (card.type === "episode") return html`<p class="kicker">${episodeWords(card)}</p>`;
  if (card.type !== "statement") {
    const said = (card.handle && `@${card.handle}`) || card.kicker || card.series?.name || (card.hashtag && `#${card.hashtag}`);
    return said && html`<p class="kicker"><bdi>${said}</bdi></p>`;
  }
  const issuer = card.issuer && html` · <bdi>${card.issuer.name}</bdi>`;
  return html`<p class="kicker">${chosen(wordsOf(card.locale).kinds, card.kind)}${issuer}</p>`;
}

/**
 * Which episode of its podcast it is, and what it is about.
 * @param {object} card
 */
export function episodeWords(card) {
  const words = wordsOf(card.locale);
  const season = card.season && words.season(card.season);
  const topic = card.topic && html`<bdi>${card.topic.name}</bdi>`;
  return [season, words.episode(card.number), topic].filter(Boolean).map((part, index) => html`${index > 0 && " · "}${part}`);
}

function day(card, view) {
  if (card.audio) return html`${dated(card.published_at, card.locale)} · ${length(card.audio.duration)}`;
  if (card.week) return html`<time datetime="${card.iso_week}">${weekWords(card.week, card.locale)}</time>`;
  if (card.type === "campaign") return campaignDays(card, card.locale, wordsOf(card.locale).from);
  if (card.type === "statement" && card.date) return dated(card.date, card.locale);
  if (!card.date) return dated(card.published_at, card.locale);
  return html`<span class="told-day">${dateWords(card.date, card.locale)}</span>`;
}

/** How long it takes to read or to watch. */
function long(card) {
  const { readingTime } = wordsOf(card.locale);
  const minutes = card.reading_time;
  if (card.duration) return html` · ${duration(card.duration, card.locale)}`;
  return minutes && html` · <span>${readingTime(minutes, number(minutes, card.locale))}</span>`;
}

/**
 * A way out of the site.
 * @param {{url: string, title: string, description: string}} link
 * @param {import("./view.js").View} view
 */
export function outsideCard(link, view, at = "") {
  return html`<article class="card is-outside"${view.at(at)}>
    <div class="card-words">
      <h3><a href="${href(link.url)}" rel="noopener" dir="auto">${link.title}</a></h3>
      ${link.description && html`<p class="card-standfirst">${link.description}</p>`}
      <p class="card-date"><bdi>${host(link.url)}</bdi></p>
    </div>
  </article>`;
}

function host(url) {
  try {
    return new URL(url).host;
  } catch {
    return "";
  }
}
