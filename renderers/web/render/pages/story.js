/** Story: a long-form feature. */

import { html } from "../html.js";
import { factLine, told } from "./told.js";

export function story(page, view) {
  const place = page.date_line
    ? html`<span${view.at("/date_line")}>${page.date_line}</span>`
    : page.place && html`<span${view.at("/place")}>${page.place.name}</span>`;
  return told(page, view, { kind: "story", facts: factLine([place]) });
}
