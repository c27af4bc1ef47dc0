/**
 * The pure core: a document in, HTML out. No DOM, no network, no clock: it runs alike in browsers,
 * in Node and wherever else there is JavaScript.
 */

import { blocks } from "./blocks/index.js";
import { html } from "./html.js";
import { about } from "./pages/about.js";
import { brief } from "./pages/brief.js";
import { campaign, campaignIndex } from "./pages/campaign.js";
import { dayInTheLife } from "./pages/day_in_the_life.js";
import { digest, digestIndex } from "./pages/digest.js";
import { home } from "./pages/home.js";
import { partners } from "./pages/partners.js";
import { episode, podcast } from "./pages/podcast.js";
import { post } from "./pages/post.js";
import { socialWall } from "./pages/social_wall.js";
import { standard } from "./pages/standard.js";
import { shortVideo, shortVideoIndex } from "./pages/short_video.js";
import { searchPage } from "./pages/search.js";
import { statement } from "./pages/statement.js";
import { statementIndex } from "./pages/statement_index.js";
import { story } from "./pages/story.js";
import { namedPage, storyIndex, tagPage } from "./pages/story_index.js";
import { standing } from "./standing.js";
import { View } from "./view.js";

const PAGES = {
  about,
  brief,
  campaign,
  campaign_index: campaignIndex,
  day_in_the_life: dayInTheLife,
  digest,
  digest_index: digestIndex,
  episode,
  home,
  partners,
  podcast,
  post,
  social_wall: socialWall,
  standard,
  short_video: shortVideo,
  short_video_index: shortVideoIndex,
  statement,
  statement_index: statementIndex,
  story,
  story_index: storyIndex,
};

/** The types of page that are known. */
export const pageTypes = Object.keys(PAGES);

/**
 * Render a page document as the HTML that belongs into `<main>`.
 * @param {object} document as `resolve` and `pages/{id}` deliver it
 * @param {{draft?: boolean, listing?: object}} [options] with `draft`, every part says which leaf of
 *   the document it shows, in `data-source`; `listing` is what an index lists
 * @returns {string}
 */
export function render(document, options = {}) {
  const view = new View(document, options, blocks);
  const renderer = Object.hasOwn(PAGES, document.type) ? PAGES[document.type] : unknown;
  return html`${standing(document, view)}${renderer(document, view, options.listing)}`.text;
}

/**
 * Render the page of a tag.
 * @param {{name: string, items: object[], total: number, more?: string, first?: string}} tagged
 * @param {{locale: string, dir: string}} language
 * @returns {string}
 */
export function renderTag(tagged, language) {
  return tagPage(tagged, new View(language)).text;
}

/**
 * Render the page of a series, or of what names a partner.
 * @param {{kind: "series" | "partner", name: string, items: object[], total: number, more?: string, first?: string}} named
 * @param {{locale: string, dir: string}} language
 * @returns {string}
 */
export function renderNamed(named, language) {
  return namedPage(named, new View(language)).text;
}

/**
 * Render what was searched for and found.
 * @param {{q: string, items: object[], total: number, highlights?: object, more?: string, first?: string}} found
 * @param {{locale: string, dir: string}} language
 * @returns {string}
 */
export function renderSearch(found, language) {
  return searchPage(found, new View(language)).text;
}

/** A page of a kind that came after this renderer: what every page has. */
function unknown(page, view) {
  return html`<div class="index"><header class="cover is-bare"><div class="sheet">
    <h1 tabindex="-1"${view.at("/title")}>${page.title}</h1>
    <p class="standfirst"${view.at("/standfirst")}>${page.standfirst}</p></div></header></div>`;
}
