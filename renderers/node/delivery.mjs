/** The Delivery API, as a server reads it: with the token of a preview, or as any reader. */

/** The preview's code or token opens nothing any more. */
export class PreviewEnded extends Error {}

/** The API gave no usable answer. */
export class Unreachable extends Error {}

const PATIENCE = 10_000; // milliseconds

export class Delivery {
  /** @param {string} cms where the CMS is, such as `https://cms.example.org` */
  constructor(cms) {
    this.base = `${cms.replace(/\/+$/, "")}/delivery/v1`;
  }

  /** Exchange a one-time code: `{token, page: {path, …}, …}`. */
  async exchange(code) {
    const answer = await this.#ask("/preview/exchange", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ code }),
    });
    // A code that is no code at all opens nothing either.
    if (answer.status === 400) throw new PreviewEnded();
    if (answer.status !== 200) throw new Unreachable();
    return answer.body;
  }

  /** What lives at a path: the status and body of `resolve`; with a token, as its draft. */
  async resolve(path, token) {
    const query = new URLSearchParams({ path, include: "html" });
    if (token) query.set("perspective", "draft");
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    return this.#ask(`/resolve?${query}`, { headers });
  }

  async #ask(where, options) {
    let status, body;
    try {
      // What is fetched for one reader must never be kept for the next: no cache of a framework.
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await fetch(this.base + where, { ...options, cache: "no-store", signal });
      status = answer.status;
      body = await answer.json();
    } catch {
      throw new Unreachable(); // without what was asked: it holds the code
    }
    if (status === 401) throw new PreviewEnded();
    if (status >= 500 || status === 429) throw new Unreachable();
    return { status, body };
  }
}
