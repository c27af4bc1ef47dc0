/** About: what the Coalition is, since when, how many, and what it works towards. */

import { blocks } from "../blocks/index.js";
import { cover } from "../cover.js";
import { dated, number } from "../dates.js";
import { html } from "../html.js";
import { linesOfEffort } from "../lines_of_effort.js";
import { factLine, tags } from "./told.js";

export function about(page, view) {
  return html`<article class="told is-about">
    ${cover(page, view, { under: facts(page, view) })}
    <div class="body" id="story" tabindex="-1"><span class="wire" aria-hidden="true"></span>
      ${blocks(page.body, view, "/body")}
    </div>
    <footer class="record" id="after" tabindex="-1">${lines(page, view)}${tags(page, view)}</footer>
  </article>`;
}

function facts(page, view) {
  const { words } = view;
  return factLine([
    page.formed_on && html`<span${view.at("/formed_on")}>${words.formed} ${dated(page.formed_on, view.locale)}</span>`,
    html`<span${view.at("/member_count")}>${words.members(page.member_count, number(page.member_count, view.locale))}</span>`,
    page.as_of && html`<span${view.at("/as_of")}>${words.asOf} ${dated(page.as_of, view.locale)}</span>`,
  ]);
}

function lines(page, view) {
  if (!page.lines_of_effort?.length) return "";
  return html`<section class="entry"${view.at("/lines_of_effort")}><h2>${view.words.linesOfEffort}</h2>
    ${linesOfEffort(page.lines_of_effort)}</section>`;
}
