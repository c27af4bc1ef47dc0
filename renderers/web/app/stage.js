/** Puts what was found into the page: words, frame, head; and the reader where they should be. */

import { foot, masthead } from "../render/frame.js";
import { render, renderNamed, renderSearch, renderTag } from "../render/index.js";
import { notice } from "../render/notices.js";
import { View } from "../render/view.js";
import { isToAsk } from "./asked.js";
import { updateHead } from "./head.js";
import { decoded } from "./finding.js";
import { localeOf } from "./lists.js";

/** An answer that takes longer than this is worth a word, in milliseconds. */
const PATIENCE = 400;

export class Stage {
  /** @param {Document} document */
  constructor(document) {
    this.root = document.documentElement;
    this.main = document.getElementById("main");
    this.masthead = document.getElementById("masthead");
    this.foot = document.getElementById("foot");
    this.announcer = document.getElementById("announcer");
    this.skip = document.querySelector("[data-skip]");
    this.view = new View({ locale: this.root.lang, dir: this.root.dir });
    this.isDown = false;
    /** How the page that is shown is rendered. */
    this.options = {};
    /** What stands around the page that is shown. */
    this.site = null;
    /** Told what is shown now; for previews. */
    this.onShown = null;
  }

  /** Something is on its way. What is shown stays until it is there. */
  wait(first) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      if (!first) this.root.dataset.waiting = "";
      this.announce(this.view.words.loading);
    }, PATIENCE);
  }

  announce(words) {
    this.announcer.textContent = words;
  }

  /**
   * @param {import("./finding.js").Found | {kind: "down", site: null}} found
   * @param {{draft?: boolean}} options
   * @param {URL} url
   */
  show(found, options, url) {
    this.options = options;
    // What asks comes later and below: the page is laid out for it at once, and does not move.
    this.root.toggleAttribute("data-asked", !options.draft && isToAsk(found.site));
    this.speak(found, url);
    this.main.innerHTML = this.html(found, options);
    this.frame(found, url);
    this.describe(found, options);
    this.onShown?.(found);
    this.done();
  }

  /** The page is there: let the browser's part begin. */
  done() {
    clearTimeout(this.waiting);
    delete this.root.dataset.waiting;
    this.announce("");
    afterPainting(() => import("./enhancing.js").then(({ enhance }) => enhance(this.main, this.site, this.view, this.options)));
  }

  /** Set the language of everything. */
  speak({ page, site }, url) {
    const language = page ?? site ?? { locale: localeOf(url.pathname) || "en", dir: this.root.dir };
    this.view = new View(language);
    this.root.lang = this.view.locale;
    this.root.dir = this.view.dir;
    this.skip.textContent = this.view.words.skip;
  }

  html({ kind, page, listing, site, reason }, options) {
    this.isDown = kind === "down";
    if (kind === "page") return render(page, { ...options, listing });
    if (kind === "tag") return renderTag(listing, this.view);
    if (kind === "named") return renderNamed(listing, this.view);
    if (kind === "search") return renderSearch(listing, this.view);
    return notice(kind, this.view, this.home(site), reason).text;
  }

  home(site) {
    return site?.locales.find(({ code }) => code === site.locale)?.path ?? "/";
  }

  frame({ site, page }, url) {
    this.site = site;
    if (!site) return;
    const path = decoded(url.pathname) + url.search;
    this.masthead.innerHTML = masthead(site, this.view, { page, path }).text;
    this.foot.innerHTML = foot(site, this.view).text;
  }

  describe({ kind, page, site, listing }, { draft }) {
    const heading = this.main.querySelector("h1")?.textContent ?? "";
    const title = page?.seo.title || heading;
    const shown = kind === "page" ? page : null;
    updateHead({ title, site, page: shown, indexed: !draft });
  }

  /** Bring the reader to the place that is named, to where they were, or to the top. */
  arrive(url, { first, y = 0 }) {
    const place = url.hash && document.getElementById(decoded(url.hash.slice(1)));
    if (place && !y) place.scrollIntoView();
    else scrollTo({ top: y, behavior: "instant" });
    // Who came by a link hears the new heading; who just opened the page starts at its top.
    if (!first) (place || this.main.querySelector("h1") || this.main).focus({ preventScroll: true });
  }
}

/** First the words and the picture; a hidden tab paints nothing and need not wait. */
function afterPainting(task) {
  if (document.hidden) task();
  else requestAnimationFrame(() => setTimeout(task));
}
