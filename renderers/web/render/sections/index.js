/** Sections: what the home page is made of. */

import { html } from "../html.js";
import { digest } from "./digest.js";
import { members } from "./members.js";
import { commemoration, tourInvitation } from "./today.js";
import { featured, hero, latest } from "./pages.js";
import { socialWall } from "./social_wall.js";
import { richText } from "../rich_text.js";

const SECTIONS = {
  hero,
  latest,
  featured,
  statement: latest,
  digest,
  podcast: latest,
  campaigns: latest,
  short_videos: latest,
  social_wall: socialWall,
  commemoration,
  tour_invitation: tourInvitation,
  about: members,
  partners: members,
  text,
};

export const sectionTypes = Object.keys(SECTIONS);

function text(block, view, { at, place }) {
  return html`<section class="section welcome text"${place}>${richText(block.text, view, `${at}/text`)}</section>`;
}

/**
 * One section; one of a type that is not known here is said in its words.
 * @param {{type: string, id: string, fallback: string}} block
 * @param {import("../view.js").View} view
 * @param {string} at where it stands in the document
 */
export function section(block, view, at) {
  const draw = SECTIONS[block.type];
  const place = html` data-block="${block.id}" data-place="${block.type}"${view.at(at)}`;
  return draw
    ? draw(block, view, { at, place, id: `section-${block.id}` })
    : html`<section class="section text"${place}><p>${block.fallback}</p></section>`;
}
