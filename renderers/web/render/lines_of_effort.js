/** Lines of effort: what the members work towards, each with what is done. */

import { html } from "./html.js";

/** @param {{name: string, description: string}[]} lines */
export function linesOfEffort(lines) {
  return html`<ul class="lines">${lines.map((line) => html`<li><strong>${line.name}</strong>${
    line.description && html` <p>${line.description}</p>`}</li>`)}</ul>`;
}
