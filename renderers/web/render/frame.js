/** What stands around every page: masthead and foot, from `site?locale=`. */

import { href, html } from "./html.js";

/**
 * @param {object} site
 * @param {import("./view.js").View} view
 * @param {{page?: object | null, path?: string}} here
 */
export function masthead(site, view, { page = null, path = "" } = {}) {
  const home = site.locales.find((locale) => locale.code === site.locale)?.path ?? "/";
  return html`<div class="masthead-inner">
    <p class="name"><a href="${href(home)}"><span class="spark" aria-hidden="true"></span>${site.name}</a></p>
    ${site.navigation.length > 0 && html`<nav aria-label="${view.words.sections}"><ul>${
      site.navigation.map((entry) => html`<li>${link(entry, path)}</li>`)}</ul></nav>`}
    ${languages(site, view, page)}
  </div>`;
}

/** Every language: the page itself where it is translated, else that language's home page. */
function languages(site, view, page) {
  if (site.locales.length < 2) return "";
  const translated = new Map((page?.translations ?? []).map((other) => [other.locale, other]));
  return html`<nav class="languages" aria-label="${view.words.languages}"><ul>${site.locales.map((locale) => {
    const current = locale.code === view.locale;
    const to = current ? page?.path ?? locale.path : translated.get(locale.code)?.path ?? locale.path;
    return html`<li><a href="${href(to)}" hreflang="${locale.code}" lang="${locale.code}" dir="${locale.dir}"${
      current && html` aria-current="true"`}>${locale.name}</a></li>`;
  })}</ul></nav>`;
}

function link(entry, path) {
  const current = entry.kind === "page" && entry.href === path;
  return html`<a href="${href(entry.href)}"${current && html` aria-current="page"`}${
    entry.kind === "outside" && html` rel="noopener"`}><bdi>${entry.label}</bdi></a>`;
}

/**
 * @param {object} site
 * @param {import("./view.js").View} view
 */
export function foot(site, view) {
  return html`<div class="foot-inner">
    <div class="name">${site.name}</div>
    ${site.footer_note && html`<p class="footer-note">${site.footer_note}</p>`}
    ${site.footer.length > 0 && html`<nav aria-label="${view.words.elsewhere}"><ul>${
      site.footer.map((entry) => html`<li>${link(entry, "")}</li>`)}</ul></nav>`}
  </div>`;
}
