/** Day in the life: a person, a place and a date; the day told in moments. */

import { dayStrip } from "../blocks/moment.js";
import { dateWords } from "../dates.js";
import { html } from "../html.js";
import { factLine, told } from "./told.js";

export function dayInTheLife(page, view) {
  const facts = factLine([
    page.person && html`<span${view.at("/person")}><strong dir="auto">${page.person.name}</strong>${
      page.person.name_changed && html` (${view.words.nameChanged})`}</span>`,
    page.place && html`<span dir="auto"${view.at("/place")}>${page.place.name}</span>`,
    page.date && html`<span${view.at("/date")}><time datetime="${page.date}">${
      dateWords(page.date, view.locale)}</time></span>`,
  ]);
  return told(page, view, { kind: "day", facts, before: dayStrip(page.body ?? [], view) });
}
