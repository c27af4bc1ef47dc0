/** Campaign: what is told together for a time; and the index of campaigns. */

import { cover } from "../cover.js";
import { campaignDays, number } from "../dates.js";
import { href, html } from "../html.js";
import { isEmpty, richText } from "../rich_text.js";
import { list } from "./story_index.js";
import { factLine, tagPath, tags } from "./told.js";

/**
 * @param {object} page
 * @param {import("../view.js").View} view
 * @param {import("./story_index.js").Listing} [listing] what `pages?campaign=` answered, when there is
 *   more than the page names itself
 */
export function campaign(page, view, listing) {
  const { pieces: label, more } = view.words;
  const pieces = listing ?? { items: page.pieces ?? [], total: page.piece_count };
  return html`<div class="index is-campaign">
    ${cover(page, view, { under: facts(page, view) })}
    ${!isEmpty(page.aims) && html`<section class="welcome text" aria-label="${view.words.aims}"${view.at("/aims")}>${
      richText(page.aims, view, "/aims")}</section>`}
    <div${view.at("/pieces")}>${list(pieces, view, { label, more })}</div>
    <footer class="record">${partners(page, view)}${tags(page, view)}</footer>
  </div>`;
}

/**
 * @param {object} page
 * @param {import("../view.js").View} view
 * @param {import("./story_index.js").Listing} [listing] what `pages?type=campaign` answered
 */
export function campaignIndex(page, view, listing) {
  const { campaigns: label, earlierCampaigns: more } = view.words;
  return html`<div class="index">${cover(page, view)}${listing && list(listing, view, { label, more })}</div>`;
}

function facts(page, view) {
  const count = page.piece_count ?? 0;
  return factLine([
    page.starts_on && html`<span${view.at("/starts_on")}>${campaignDays(page, view.locale, view.words.from)}</span>`,
    page.hashtag && html`<span${view.at("/hashtag")}><a href="${href(tagPath(page, page.hashtag))}"><bdi>#${page.hashtag}</bdi></a></span>`,
    count > 0 && html`<span>${view.words.pieceCount(count, number(count, view.locale))}</span>`,
  ]);
}

function partners(page, view) {
  if (!page.partners?.length) return "";
  return html`<section class="entry"${view.at("/partners")}><h2>${view.words.withPartners}</h2>
    <ul>${page.partners.map((one) => html`<li><bdi${view.tongue(one)}>${one.name}</bdi></li>`)}</ul></section>`;
}
