/** Talks with the editor around the frame: to its exact origin, and to nobody else. */

export class Bridge {
  /**
   * @param {import("./grant.js").Grant} grant
   * @param {{updated: (path: string) => void, focus: (block: string | null, field: string) => void}} heard
   */
  constructor(grant, heard) {
    this.editor = grant.editor;
    this.framed = Boolean(grant.editor) && window.parent !== window;
    this.heard = heard;
    /** Whether Wagtail's questions about scrolling are ours to answer: not while its user bar does. */
    this.scrolling = false;
    if (this.framed) addEventListener("message", (event) => this.receive(event));
  }

  ready(path) {
    this.post({ storywire: { type: "ready", path } });
  }

  /** @param {{block: string | null, field: string}} source */
  open({ block, field }) {
    this.post({ storywire: { type: "open", block, field } });
  }

  renew() {
    this.post({ storywire: { type: "renew" } });
  }

  /** Let the editor's checks look at what is shown now. */
  changed() {
    if (!this.scrolling) this.post({ storywire: { type: "changed" } });
  }

  askForScroll() {
    this.post({ wagtail: { type: "w-preview:request-scroll", origin: location.origin } });
  }

  post(message) {
    if (this.framed) window.parent.postMessage(message, this.editor);
  }

  receive({ origin, source, data }) {
    if (origin !== this.editor || source !== window.parent) return;
    const { type, path, block, field } = data?.storywire ?? {};
    if (type === "updated") this.heard.updated(String(path ?? location.pathname));
    if (type === "focus") this.heard.focus(block ?? null, String(field ?? ""));
    if (this.scrolling && data?.wagtail) this.scroll(data.wagtail);
  }

  /** What Wagtail's user bar would answer, where it could not be had. */
  scroll({ type, x, y }) {
    if (type === "w-preview:get-scroll-position") {
      const here = { x: scrollX, y: scrollY, origin: location.origin };
      this.post({ wagtail: { type: "w-preview:set-scroll-position", ...here } });
    }
    if (type === "w-preview:set-scroll-position") scrollTo({ left: x, top: y, behavior: "instant" });
  }
}
