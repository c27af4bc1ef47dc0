/**
 * Consent: asked before anything optional, kept with the version of what was asked, and told to
 * whoever loads something by the event `storywire:consent` on the document, with `detail`
 * `{version, allowed}`. Nothing is loaded here that would need it.
 */

import { cookieNotice, optional } from "../render/cookie_notice.js";
import { answered, isToAsk, keepAnswer } from "./asked.js";

let notice = null;
let view = null;
let opener = null;
let told = "";

/** @param {Document} document */
export function startConsent(document) {
  document.addEventListener("click", ({ target }) => {
    const answer = target.closest?.("[data-consent]")?.dataset.consent;
    if (answer === "choose") return choose();
    if (answer) return decide(answer);
    const button = target.closest?.("[data-consent-open]");
    if (button) reopen(button);
    return undefined;
  });
}

/**
 * Ask, unless the reader has answered what is asked now.
 * @param {object | null} site
 * @param {import("../render/view.js").View} speaking
 */
export function askForConsent(site, speaking) {
  const before = region()?.lang;
  notice = site?.cookie_notice ?? null;
  view = speaking;
  if (!notice) return close();
  if (!isToAsk(site)) {
    tell(answered());
    // Whoever has called it up again may go on choosing.
    return region() && before !== view.locale ? show() : undefined;
  }
  return region() && before === view.locale ? undefined : show();
}

/**
 * Know what is asked, and show it to whoever calls it up: whoever looks at a draft is at work on it,
 * and nothing is to cover it.
 * @param {object | null} site
 * @param {import("../render/view.js").View} speaking
 */
export function knowConsent(site, speaking) {
  notice = site?.cookie_notice ?? null;
  view = speaking;
  if (region()) return notice ? show() : close();
  return undefined;
}

const region = () => document.getElementById("consent");

function show() {
  region()?.remove();
  const section = document.createElement("section");
  Object.assign(section, { id: "consent", className: "consent", lang: view.locale, dir: view.dir });
  section.setAttribute("aria-labelledby", "consent-title");
  section.innerHTML = cookieNotice(notice, view, answered()?.allowed).text;
  // Met before the page by those who hear it; it covers nothing that has the focus.
  document.getElementById("masthead").before(section);
  document.documentElement.dataset.asking = "";
}

function close() {
  region()?.remove();
  delete document.documentElement.dataset.asking;
}

function reopen(button) {
  if (!notice) return;
  opener = button;
  show();
  document.getElementById("consent-title").focus();
}

function choose() {
  const fields = document.getElementById("consent-categories");
  const button = document.querySelector("[data-consent=choose]");
  fields.hidden = !fields.hidden;
  button.setAttribute("aria-expanded", String(!fields.hidden));
  if (!fields.hidden) fields.querySelector("input:not(:disabled)").focus();
}

function decide(answer) {
  const every = optional(notice).map(({ key }) => key);
  const chosen = [...region().querySelectorAll("input:checked:not(:disabled)")].map((box) => box.value);
  const allowed = { accept: every, refuse: [], save: chosen }[answer];
  const given = { version: notice.version, allowed };
  keepAnswer(given);
  close();
  tell(given);
  if (opener?.isConnected) opener.focus();
  else document.getElementById("main").focus({ preventScroll: true });
  opener = null;
}

/** Say it once for each answer. */
function tell({ version, allowed }) {
  const said = JSON.stringify([version, allowed]);
  if (said === told) return;
  told = said;
  document.dispatchEvent(new CustomEvent("storywire:consent", { detail: { version, allowed } }));
}
