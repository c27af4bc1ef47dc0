/** The cookie notice: what is kept, and three answers of the same weight. */

import { href, html } from "./html.js";
import { richText } from "./rich_text.js";

/** @param {object} notice */
export const optional = (notice) => notice.categories.filter((category) => !category.required);

/**
 * @param {object} notice `cookie_notice` of `site`
 * @param {import("./view.js").View} view
 * @param {string[]} allowed the keys of what the reader has agreed to before
 */
export function cookieNotice(notice, view, allowed = []) {
  const { words } = view;
  const asks = optional(notice).length > 0;
  return html`<h2 id="consent-title" tabindex="-1">${words.cookies}</h2>
    <div class="consent-text">${richText(notice.text, view, "")}
      ${notice.policy && html`<p><a href="${href(notice.policy.path)}">${notice.policy.title}</a></p>`}</div>
    <fieldset id="consent-categories" hidden><legend>${words.cookieChoose}</legend>
      ${notice.categories.map((category) => line(category, allowed))}
      <p class="ways"><button type="button" class="button" data-consent="save">${words.cookieSave}</button></p></fieldset>
    <p class="ways" data-answers>${asks
      ? html`<button type="button" class="button" data-consent="accept">${words.cookieAccept}</button>
        <button type="button" class="button" data-consent="choose" aria-expanded="false"
          aria-controls="consent-categories">${words.cookieChoose}</button>
        <button type="button" class="button" data-consent="refuse">${words.cookieRefuse}</button>`
      : html`<button type="button" class="button" data-consent="refuse">${words.cookieUnderstood}</button>`}</p>`;
}

function line({ key, name, purpose, required }, allowed) {
  const chosen = required || allowed.includes(key);
  return html`<p class="category"><input type="checkbox" id="consent-${key}" value="${key}"${chosen && html` checked`}${
    required && html` disabled`} aria-describedby="purpose-${key}"><label for="consent-${key}">${name}</label>
    <span id="purpose-${key}">${purpose}</span></p>`;
}
