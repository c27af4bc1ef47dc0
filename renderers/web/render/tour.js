/** One step of the tour, inside its dialog. */

import { href, html } from "./html.js";
import { number } from "./dates.js";

/**
 * @param {object} tour `tour` of `site`
 * @param {number} at which step
 * @param {import("./view.js").View} view
 */
export function tourStep(tour, at, view) {
  const { words } = view;
  const step = tour.steps[at];
  const last = at === tour.steps.length - 1;
  return html`<p class="position">${words.position(number(at + 1, view.locale), number(tour.steps.length, view.locale))}</p>
    <h2 id="tour-title" tabindex="-1">${step.title}</h2>
    <p id="tour-text">${step.text}</p>
    ${step.page && html`<p><a href="${href(step.page.path)}">${step.page.title}</a></p>`}
    <p class="ways">
      ${at > 0 && html`<button type="button" class="button is-quiet" data-tour="-1">${words.tourBack}</button>`}
      ${!last && html`<button type="button" class="button" data-tour="1">${words.tourNext}</button>`}
      <button type="button" class="button is-quiet" data-tour="end">${last ? words.tourDone : words.tourEnd}</button></p>`;
}
