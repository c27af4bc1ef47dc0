/** Partner directory: who the members are, and who they were. */

import { cover } from "../cover.js";
import { dated, number } from "../dates.js";
import { href, html } from "../html.js";
import { isEmpty, richText } from "../rich_text.js";
import { chosen } from "../words.js";
import { listingPath } from "./told.js";

export function partners(page, view) {
  const { words } = view;
  const members = page.members ?? [];
  const former = page.former_members ?? [];
  return html`<div class="index is-directory">
    ${cover(page, view, { under: count(page, view) })}
    ${members.length > 0 && html`<section class="latest" aria-labelledby="members">
      <h2 id="members">${words.membersTitle}</h2>${list(members, view, "/members")}</section>`}
    ${former.length > 0 && html`<section class="latest" aria-labelledby="former">
      <h2 id="former">${words.formerMembers}</h2>${list(former, view, "/former_members")}</section>`}
  </div>`;
}

function count(page, view) {
  const said = view.words.members(page.member_count, number(page.member_count, view.locale));
  return html`<p class="facts-line"><span${view.at("/member_count")}>${said}</span>
    ${page.as_of && html`<span${view.at("/as_of")}>${view.words.asOf} ${dated(page.as_of, view.locale)}</span>`}</p>`;
}

function list(entries, view, pointer) {
  return html`<ul class="partners" role="list">${entries.map((entry, index) => partner(entry, view, `${pointer}/${index}`))}</ul>`;
}

function partner(entry, view, at) {
  const { words } = view;
  const links = entry.links ?? [];
  return html`<li${view.at(at)}>
    <h3><bdi${view.tongue(entry)}>${entry.name}</bdi></h3>
    <p class="kicker"${view.at(`${at}/kind`)}>${kind(entry, view)}</p>
    <p class="card-date">${words.memberSince} ${dated(entry.joined_on, view.locale)}${
      entry.left_on && html` <span>${words.leftOn} ${dated(entry.left_on, view.locale)}</span>`}</p>
    ${!isEmpty(entry.contribution) && html`<div class="text"${view.tongue(entry)}>${
      richText(entry.contribution, view, `${at}/contribution`, { deeper: 2 })}</div>`}
    ${links.length > 0 && html`<ul role="list"${view.tongue(entry)}>${links.map((link) => html`<li><a href="${href(link.href)}" rel="noopener">${link.label}</a></li>`)}</ul>`}
    ${stories(entry, view, at)}
  </li>`;
}

/** Whether it is a state, and by which code states are known. */
function kind({ kind, iso_code }, { words }) {
  return html`${chosen(words.partnerKinds, kind)}${iso_code && html` · <bdi>${iso_code}</bdi>`}`;
}

/** What is told of it, the newest first, and where there is more. */
function stories({ stories, story_count, more, id }, view, at) {
  const { words, locale } = view;
  if (!stories?.length) return "";
  const all = more && words.allStories(number(story_count, locale));
  return html`<ul class="told-of" role="list" aria-label="${words.storiesOf}">${stories.map((one, index) => html`<li${
    view.at(`${at}/stories/${index}`)}><a href="${href(one.path)}">${one.title}</a></li>`)}${
    all && html`<li><a href="${href(listingPath(view, "partners", id))}">${all}</a></li>`}</ul>`;
}
