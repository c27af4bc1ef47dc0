/** What stands around every page: masthead and foot, from `site?locale=`. */

import { href, html } from "./html.js";
import { searchForm } from "./pages/search.js";
import { chosen } from "./words.js";

/**
 * @param {object} site
 * @param {import("./view.js").View} view
 * @param {{page?: object | null, path?: string}} here
 */
export function masthead(site, view, { page = null, path = "" } = {}) {
  const home = site.locales.find((locale) => locale.code === site.locale)?.path ?? "/";
  return html`${banner(site, view)}<div class="masthead-inner">
    <p class="name"><a href="${href(home)}"><span class="spark" aria-hidden="true"></span>${site.name}</a></p>
    ${site.navigation.length > 0 && html`<nav aria-label="${view.words.menu}" data-place="navigation"><ul${view.around(site, "navigation")}>${
      site.navigation.map((entry, index) => html`<li>${link(entry, path)}${
        below(entry, path, view, `menu-${index}`)}</li>`)}</ul></nav>`}
    ${searchForm(view, { id: "search" })}
    ${languages(site, view, page)}
  </div>`;
}

/** What is announced on every page. */
function banner(site, view) {
  const said = site.banner;
  if (!said) return "";
  return html`<section class="banner is-${said.kind}" aria-label="${view.words.announcement}">
    <p><strong>${chosen(view.words.announcements, said.kind)}</strong> <span${view.around(site, "banner")}>${
      said.text} ${said.link && link(said.link, "")}</span></p>
  </section>`;
}

/** What is below an entry of the menu, and the button that shows it. */
function below(entry, path, view, id) {
  if (!entry.children?.length) return "";
  return html`<button type="button" class="disclosure" aria-expanded="false" aria-controls="${id}" data-discloses><span
    class="unseen">${view.words.below(entry.label)}</span></button>
    <ul id="${id}" hidden>${entry.children.map((child) => html`<li>${link(child, path)}</li>`)}</ul>`;
}

/** Every language: the page itself where it is translated, else that language's home page. */
function languages(site, view, page) {
  if (site.locales.length < 2) return "";
  const translated = new Map((page?.translations ?? []).map((other) => [other.locale, other]));
  return html`<nav class="languages" data-place="languages" aria-label="${view.words.languages}"><ul>${site.locales.map((locale) => {
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
  return html`<div class="foot-inner" data-place="footer">
    <div class="name">${site.name}</div>
    ${site.footer_note && html`<p class="footer-note"${view.around(site, "footer_note")}>${site.footer_note}</p>`}
    ${site.footer.length > 0 && html`<nav aria-label="${view.words.elsewhere}"><ul${view.around(site, "footer")}>${
      site.footer.map((entry) => html`<li>${link(entry, "")}</li>`)}</ul></nav>`}
    ${profiles(site, view)}
    ${choices(site, view)}
  </div>`;
}

function profiles(site, view) {
  if (!site.profiles?.length) return "";
  return html`<nav class="profiles" aria-label="${view.words.profiles}"><ul>${site.profiles.map((profile) => html`<li><a
    href="${href(profile.url)}" rel="me noopener"><span class="platform">${chosen(view.words.platforms, profile.platform)}</span>
    <bdi>${profile.handle}</bdi></a></li>`)}</ul></nav>`;
}

/** What a reader may call up again: the tour, and the cookie notice. */
function choices(site, view) {
  if (!site.tour && !site.cookie_notice) return "";
  return html`<p class="calls">
    ${site.tour && html`<button type="button" data-tour-start${view.around(site, "tour")}>${site.tour.title}</button>`}
    ${site.cookie_notice && html`<button type="button" data-consent-open>${view.words.cookieChoices}</button>`}
  </p>`;
}
