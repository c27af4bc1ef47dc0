/** Statement: what a body said officially, or a readout of its meeting. */

import { blocks } from "../blocks/index.js";
import { cover } from "../cover.js";
import { dated } from "../dates.js";
import { fileKind, size } from "../files.js";
import { href, html } from "../html.js";
import { chosen } from "../words.js";
import { belonging, factLine, tags } from "./told.js";

export function statement(page, view) {
  const { words } = view;
  const facts = factLine([
    html`<span${view.at("/kind")}>${chosen(words.kinds, page.kind)}</span>`,
    page.date && html`<span${view.at("/date")}>${dated(page.date, view.locale)}</span>`,
    page.place && html`<span dir="auto"${view.at("/place")}>${page.place.name}</span>`,
    page.format && html`<span${view.at("/format")}>${chosen(words.formats, page.format)}</span>`,
  ]);
  return html`<article class="told is-statement">
    ${cover(page, view, { under: facts })}
    <div class="body" id="story" tabindex="-1" data-reading><span class="wire" aria-hidden="true"></span>
      ${blocks(page.body, view, "/body")}
    </div>
    <footer class="record" id="after" tabindex="-1">
      ${attachments(page, view)}${issuer(page, view)}${participants(page, view)}${languages(page, view)}${belonging(page, view)}${tags(page, view)}
    </footer>
  </article>`;
}

/** Each with what a reader wants to know before fetching it: what it is, how large, which language. */
function attachments(page, view) {
  if (!page.attachments?.length) return "";
  return html`<section class="entry"${view.at("/attachments")}><h2>${view.words.attachments}</h2>
    <ul class="files">${page.attachments.map((file, index) => html`<li${view.at(`/attachments/${index}`)}>${
      attachment(file, view)}</li>`)}</ul></section>`;
}

function attachment(file, { words, locale }) {
  const { title, url, language, content_type: type, bytes } = file;
  const own = language && language.locale !== locale;
  const by = [file.credit, file.licence].filter(Boolean).join(words.comma);
  return html`<a href="${href(url)}"${language && html` hreflang="${language.locale}"`} type="${type}"><bdi>${title}</bdi></a>
    <span class="file-facts"><bdi>${fileKind(url)}</bdi>${words.comma}${size(bytes, locale)}${
      own && html`${words.comma}<bdi lang="${language.locale}" dir="${language.dir}">${language.label}</bdi>`}${by && html`${words.comma}<bdi>${by}</bdi>`}</span>`;
}

function issuer(page, view) {
  if (!page.issuer) return "";
  return html`<section class="entry"${view.at("/issuer")}><h2>${view.words.issuedBy}</h2>
    <div><p><strong dir="auto">${page.issuer.name}</strong></p>${
      page.issuer.description && html`<p dir="auto">${page.issuer.description}</p>`}</div></section>`;
}

/** Each by the title of that day, whatever is known of the person since. */
function participants(page, view) {
  if (!page.participants?.length) return "";
  return html`<section class="entry"${view.at("/participants")}><h2>${view.words.tookPart}</h2>
    <ul>${page.participants.map((one) => html`<li>${participant(one, view.words.comma)}</li>`)}</ul></section>`;
}

function participant({ name, title, represents }, comma) {
  return [
    html`<strong><bdi>${name}</bdi></strong>`,
    title && html`${comma}<bdi>${title}</bdi>`,
    represents && html`${comma}<bdi>${represents}</bdi>`,
  ];
}

function languages(page, view) {
  if (!page.languages?.length) return "";
  const { comma, issuedIn } = view.words;
  const names = page.languages.map(({ locale, label }, index) => html`${index > 0 && comma}<bdi lang="${locale}">${label}</bdi>`);
  return html`<section class="entry"${view.at("/languages")}><h2>${issuedIn}</h2><div><p>${names}</p></div></section>`;
}
