/** One page after another, without leaving the first: addresses, history, focus, scroll. */

import { Unreachable } from "./api.js";
import { startAdding } from "./adding.js";
import { find } from "./finding.js";
import { followLinks, followSearches } from "./links.js";
import { Stage } from "./stage.js";

/** A chain of redirects longer than this is a circle. */
const HOPS = 5;

export class App {
  /** @param {import("./api.js").Api} api */
  constructor(api) {
    this.api = api;
    this.stage = new Stage(document);
    /** What a preview changes: how a page is rendered, and what an error means. */
    this.options = {};
    this.onError = null;
    this.shown = "";
    this.going = 0;
  }

  /** Show where the browser is, and listen. */
  async start() {
    history.scrollRestoration = "manual";
    startAdding(this);
    followLinks((url) => this.go(url, { push: true }));
    followSearches((url) => this.go(url, { push: true }));
    addEventListener("popstate", () => this.back());
    addEventListener("scroll", remembered(), { passive: true });
    document.addEventListener("click", ({ target }) => {
      if (target.closest?.("[data-retry]")) this.go(new URL(location.href));
    });
    addEventListener("online", () => this.stage.isDown && this.go(new URL(location.href)));
    await this.go(new URL(location.href), { first: true, y: history.state?.y });
  }

  /**
   * Show what is at an address.
   * @param {URL} url
   * @param {{push?: boolean, first?: boolean, y?: number}} how
   */
  async go(url, { push = false, first = false, y = 0 } = {}) {
    const turn = ++this.going;
    this.stage.wait(first);
    let found;
    try {
      ({ found, url } = await this.follow(url));
    } catch (error) {
      found = this.failed(error);
    }
    // Somebody went elsewhere meanwhile.
    if (turn !== this.going || !found) return;
    if (push) history.pushState({ y: 0 }, "", url);
    else if (url.href !== location.href) history.replaceState(history.state, "", url);
    this.shown = url.pathname + url.search;
    this.stage.show(found, this.options, url);
    this.stage.arrive(url, { first, y });
  }

  /** Find what is at an address, by way of redirects. */
  async follow(url) {
    for (let hop = 0; hop < HOPS; hop += 1) {
      const found = await find(this.api, url);
      if (found.kind !== "moved") return { found, url };
      url = new URL(found.to, url);
      if (url.origin !== location.origin) {
        if (/^https?:$/.test(url.protocol)) location.replace(url);
        return { found: null, url };
      }
    }
    throw new Unreachable("too many redirects");
  }

  failed(error) {
    const handled = this.onError?.(error);
    if (handled) return null;
    if (error instanceof Unreachable) return { kind: "down", site: null };
    throw error;
  }

  back() {
    const url = new URL(location.href);
    const y = history.state?.y ?? 0;
    // Within a page, a step back leads to where the reader was, or to the place that is named.
    if (url.pathname + url.search === this.shown) return this.stage.arrive(url, { first: true, y });
    return this.go(url, { y: y || undefined });
  }
}

/** Keep in the history how far somebody has read. */
function remembered() {
  let waiting = 0;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => history.replaceState({ ...history.state, y: scrollY }, ""), 150);
  };
}
