/** The preview of a draft: fetched with a token, kept up to date, talking with the editor. */

import { decoded, find } from "./app/finding.js";
import { render } from "./render/index.js";
import { endedPreview } from "./render/notices.js";
import { Bridge } from "./preview/bridge.js";
import { forgetGrant, keepGrant, keptGrant } from "./preview/grant.js";
import { holding } from "./preview/holding.js";
import { mark, markChanged } from "./preview/marking.js";
import { morph } from "./preview/morph.js";
import { elementOf, sourceOf } from "./preview/pointers.js";
import { showRibbon } from "./preview/ribbon.js";
import { insertUserBar } from "./preview/user_bar.js";

/**
 * @param {import("./app/app.js").App} app
 * @param {string | null} code the one-time code, if we came by one
 */
export async function startPreview(app, code) {
  const preview = new Preview(app);
  style();
  const grant = await preview.enter(code);
  if (grant) await preview.start(grant);
}

class Preview {
  constructor(app) {
    this.app = app;
    this.grant = null;
    this.sources = {};
    /** Updates wait for each other: the last one wins. */
    this.updating = Promise.resolve();
  }

  /** Exchange the code, or go on with the grant of this tab. */
  async enter(code) {
    if (!code) return keptGrant();
    try {
      const { status, body } = await this.app.api.post("preview/exchange", { code });
      if (status === 200) return keepGrant(body);
    } catch (error) {
      if (!hasEnded(error)) return this.startWithout(error);
    }
    // A code works once: a page that is loaded again goes on with what it had.
    const kept = keptGrant();
    if (kept) return kept;
    await this.startWithout();
    return this.end();
  }

  /** The API can't be reached: say so, as to any reader. */
  async startWithout() {
    await this.app.start();
    return null;
  }

  async start(grant) {
    const { app } = this;
    this.grant = grant;
    app.api.token = grant.token;
    app.options = { draft: true };
    app.onError = (error) => hasEnded(error) && (this.end(), true);
    app.stage.onShown = (found) => this.shown(found);
    this.bridge = new Bridge(grant, {
      updated: (path) => this.update(path),
      focus: (block, field) => this.focus(block, field),
    });
    this.listen();
    document.documentElement.toggleAttribute("data-live-framed", this.bridge.framed);
    if (grant.page.path !== decoded(location.pathname)) history.replaceState(history.state, "", grant.page.path);
    await app.start();
    if (!this.ended) await this.settle();
  }

  /** Shown and listening: now the editor may speak, and its user bar may come. */
  async settle() {
    this.bridge.ready(location.pathname);
    showRibbon(this.grant, this.app.stage.view);
    if (this.grant.kind === "editor") {
      this.bridge.scrolling = !(await insertUserBar(this.app.api, this.grant.editor));
    }
    if (this.bridge.scrolling) this.bridge.askForScroll();
  }

  shown({ sources, page }) {
    this.sources = sources ?? {};
    this.page = page;
  }

  /** Everything that the page listens to while it shows a draft. */
  listen() {
    // Before the links are followed: in the panel a click opens what was clicked.
    document.addEventListener("click", (event) => this.clicked(event), { capture: true });
  }

  clicked(event) {
    const { target } = event;
    if (target.closest?.("[data-renew]")) this.bridge.renew();
    if (target.closest?.("[data-published]")) return this.leave();
    if (!this.bridge.framed || this.ended || !target.closest) return undefined;
    if (target.closest("button, input, summary, video, .skip, [data-ribbon]")) return undefined;
    const link = target.closest("a[href]");
    if (link) event.preventDefault();
    const shown = target.closest("[data-source]");
    const source = shown && sourceOf(shown.dataset.source, this.sources);
    if (source) this.bridge.open(source);
    return undefined;
  }

  /** The draft has changed: fetch it and patch what is shown, so that nothing jumps. */
  update(path) {
    this.updating = this.updating.then(() => this.patch(path)).catch((error) => this.failed(error));
    return this.updating;
  }

  async patch(path) {
    if (this.ended) return;
    const { app } = this;
    const url = new URL(path, location.origin);
    // A draft that is no page may stand around them all.
    if (!this.grant.edit_url) app.api.forgetSites();
    const found = await find(app.api, url);
    if (found.kind !== "page") return;
    if (found.page.id !== this.page?.id || app.stage.isDown) await app.go(url);
    else this.repaint(found, url);
    if (url.pathname !== location.pathname) history.replaceState(history.state, "", url);
    app.shown = url.pathname + url.search;
  }

  repaint(found, url) {
    const { stage, options } = this.app;
    stage.speak(found, url);
    const wanted = render(found.page, { ...options, listing: found.listing });
    const changed = holding(stage.main, () => morph(stage.main, wanted));
    stage.describe(found, options);
    stage.frame(found, url);
    this.shown(found);
    stage.done();
    markChanged(changed);
    if (changed.size > 0) stage.announce(stage.view.words.changedNow);
    if (this.grant.kind === "editor") this.bridge.changed();
  }

  failed(error) {
    if (hasEnded(error)) this.end();
    // Out of reach for a moment: the next change tries again.
  }

  focus(block, field) {
    const element = elementOf(this.app.stage.main, block, field, this.sources);
    if (element) mark(element);
  }

  /** The token is no longer taken: say so, and offer what helps. */
  end() {
    this.ended = true;
    const grant = this.grant ?? keptGrant() ?? { kind: "editor", edit_url: null };
    const { stage } = this.app;
    forgetGrant();
    clearTimeout(stage.waiting);
    stage.main.innerHTML = endedPreview(grant, self !== top, stage.view).text;
    document.querySelector("[data-ribbon]")?.remove();
    stage.main.querySelector("h1").focus({ preventScroll: true });
    if (!this.bridge) this.listenForPublished();
    return null;
  }

  listenForPublished() {
    document.addEventListener("click", ({ target }) => target.closest?.("[data-published]") && this.leave());
  }

  /** Back to what every reader sees. */
  leave() {
    forgetGrant();
    location.reload();
  }
}

/** By its name: this module may have come apart from the one that threw it. */
const hasEnded = (error) => error?.name === "PreviewEnded";

function style() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = "/styles/preview.css";
  document.head.append(link);
}
