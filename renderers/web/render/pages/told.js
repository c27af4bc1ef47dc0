/** What stories and days in the life share: warning, body, record, where to read on. */

import { blocks } from "../blocks/index.js";
import { cover } from "../cover.js";
import { dated, number } from "../dates.js";
import { href, html } from "../html.js";
import { picture } from "../picture.js";
import { isEmpty, richText } from "../rich_text.js";
import { sources } from "../sources.js";

/**
 * @param {object} page
 * @param {import("../view.js").View} view
 * @param {{facts?: unknown, before?: unknown, kind: string}} options
 */
export function told(page, view, { facts = "", before = "", kind }) {
  return html`<article class="told is-${kind}">
    ${cover(page, view, { under: html`${byline(page, view)}${facts}` })}
    ${warning(page, view)}
    ${before}
    <div class="body" id="story" tabindex="-1" data-reading><span class="wire" aria-hidden="true"></span>
      ${blocks(page.body, view, "/body")}
    </div>
    <footer class="record" id="after" tabindex="-1">${record(page, view)}</footer>
    ${readOn(page, view)}
  </article>`;
}

function byline(page, view) {
  const authors = page.authors ?? [];
  return html`<p class="byline">
    ${authors.length > 0 && html`<span class="authors"${view.at("/authors")}>${view.words.by} ${names(authors, view)}</span>`}
    <span class="published">${dated(page.published_at, view.locale)}</span>
    ${page.reading_time && html`<span class="reading-time">${
      view.words.readingTime(page.reading_time, number(page.reading_time, view.locale))}</span>`}
  </p>`;
}

function names(authors, view) {
  return authors.map((author, index) => {
    const { and, comma } = view.words;
    const joint = index === authors.length - 1 ? and : comma;
    return html`${index > 0 && joint}<bdi>${author.name}</bdi>`;
  });
}

/** The reader is told first, and chooses: to go on, or to leave the story out. */
function warning(page, view) {
  if (!page.content_warning) return "";
  return html`<aside class="warning" aria-labelledby="warning-title">
    <h2 id="warning-title">${view.words.warning}</h2>
    <p${view.at("/content_warning")}>${page.content_warning}</p>
    <p class="choices"><a class="button" href="#story">${view.words.goOn}</a>
      <a href="#after">${view.words.skipStory}</a></p>
  </aside>`;
}

function record(page, view) {
  const { words } = view;
  return [
    note(words.editorsNote, page.editors_note, view, "/editors_note"),
    note(words.safeguarding, page.safeguarding_note, view, "/safeguarding_note"),
    corrections(page, view),
    page.sources?.length > 0 && html`<section class="entry"${view.at("/sources")}><h2>${words.sources}</h2>
      <div>${sources(page.sources, view, "/sources")}</div></section>`,
    authors(page, view),
    belonging(page, view),
    tags(page, view),
  ];
}

function note(title, text, view, at) {
  if (isEmpty(text)) return "";
  return html`<section class="entry"${view.at(at)}><h2>${title}</h2>
    <div>${richText(text, view, at, { deeper: 1 })}</div></section>`;
}

function corrections(page, view) {
  if (!page.corrections?.length) return "";
  return html`<section class="entry corrections"${view.at("/corrections")}><h2>${view.words.corrections}</h2>
    <ul>${page.corrections.map((correction, index) => html`<li${view.at(`/corrections/${index}`)}>
      ${dated(correction.date, view.locale)} <p>${correction.text}</p></li>`)}</ul></section>`;
}

function authors(page, view) {
  const known = (page.authors ?? []).filter((author) => author.bio || author.portrait || author.role);
  if (!known.length) return "";
  return html`<section class="entry authors"><h2>${view.words.written}</h2>
    <ul>${known.map((author) => html`<li>${person(author, view)}</li>`)}</ul></section>`;
}

/**
 * Somebody, as far as readers may know them.
 * @param {object} someone
 * @param {import("../view.js").View} view
 */
export function person(someone, view) {
  return html`${someone.portrait && html`<div class="portrait">${picture(someone.portrait, {
    sizes: "5rem", crop: true,
  })}</div>`}
    <div class="who"><p><strong dir="auto">${someone.name}</strong>${someone.name_changed
      && html` <span class="changed">(${view.words.nameChanged})</span>`}${someone.role
      && html` <span class="role" dir="auto">${someone.role}</span>`}</p>
    ${someone.bio && html`<p class="bio">${someone.bio}</p>`}</div>`;
}

/**
 * The ways to all else that has a tag of the page's.
 * @param {object} page
 * @param {import("../view.js").View} view
 */
export function tags(page, view) {
  if (!page.tags?.length) return "";
  return html`<section class="entry"${view.at("/tags")}><h2>${view.words.tags}</h2>
    <ul class="tags">${page.tags.map((tag) => html`<li><a
      href="${href(tagPath(page, tag.slug || tag.name))}"><bdi>#${tag.name}</bdi></a></li>`)}</ul></section>`;
}

/**
 * Where all is listed that has a tag, in the language of a page.
 * @param {{locale: string}} page
 * @param {string} tag its slug or its name
 */
export const tagPath = ({ locale }, tag) => `/${locale}/tags/${encodeURIComponent(tag)}/`;

/**
 * Where all is listed that belongs to a series or names a partner, in the language of a page.
 * @param {{locale: string}} page
 * @param {"series" | "partners"} kind
 * @param {string} id
 */
export const listingPath = ({ locale }, kind, id) => `/${locale}/${kind}/${encodeURIComponent(id)}/`;

/**
 * The series and the campaign that a page belongs to, and the partners that it names.
 * @param {object} page
 * @param {import("../view.js").View} view
 */
export function belonging(page, view) {
  const { campaign, partners, series } = page;
  return [
    series && html`<section class="entry"${view.at("/series")}><h2>${view.words.series}</h2>
      <div><p><a href="${href(listingPath(view, "series", series.id))}"><strong dir="auto">${series.name}</strong></a></p>${
        series.description && html`<p dir="auto">${series.description}</p>`}</div></section>`,
    campaign && html`<section class="entry"${view.at("/campaign")}><h2>${view.words.campaign}</h2>
      <div><p><a href="${href(campaign.path)}"${view.tongue(campaign)}><bdi>${campaign.title}</bdi></a></p>
      ${campaign.standfirst && html`<p${view.tongue(campaign)}>${campaign.standfirst}</p>`}</div></section>`,
    partners?.length > 0 && html`<section class="entry"${view.at("/partners")}><h2>${view.words.sections.partners}</h2>
      <ul>${partners.map((one) => html`<li><a href="${href(listingPath(view, "partners", one.id))}"><bdi${
        view.tongue(one)}>${one.name}</bdi></a></li>`)}</ul></section>`,
  ];
}

function readOn(page, view) {
  if (!page.related?.length) return "";
  return html`<section class="read-on" aria-labelledby="read-on"${view.at("/related")}>
    <h2 id="read-on">${view.words.readOn}</h2>
    <div class="cards">${blocks(page.related, view, "/related")}</div>
  </section>`;
}

/**
 * A line of small facts below the standfirst.
 * @param {unknown[]} parts
 */
export function factLine(parts) {
  const said = parts.filter(Boolean);
  return said.length > 0 ? html`<p class="facts-line">${said}</p>` : "";
}

