/** The Delivery API, as far as the renderer reads it. */

/** The API gave no usable answer: the network, the service, or too many requests. */
export class Unreachable extends Error {
  name = "Unreachable";
}

/** The preview's token is no longer taken. */
export class PreviewEnded extends Error {
  name = "PreviewEnded";
}

export class Api {
  /** @param {string} base such as `https://cms.example.org/delivery/v1` */
  constructor(base) {
    this.base = base;
    /** @type {string | null} the token of a preview */
    this.token = null;
    this.sites = new Map();
  }

  /** What lives at a path: the answer's status and its body. */
  resolve(path) {
    return this.get("resolve", { path }, { draft: true });
  }

  /** Cards of pages. */
  pages(parameters) {
    return this.get("pages", parameters);
  }

  /** What stands around every page of a language; null when there is no such language. */
  site(locale) {
    if (!this.sites.has(locale)) {
      const found = this.get("site", locale ? { locale } : {}, { draft: true }).then(bodyOf);
      this.sites.set(locale, found);
      found.catch(() => this.sites.delete(locale));
    }
    return this.sites.get(locale);
  }

  /** Ask anew what stands around pages: a draft of it has changed. */
  forgetSites() {
    this.sites.clear();
  }

  /**
   * @param {string} endpoint
   * @param {Record<string, string | number>} parameters
   * @param {{draft?: boolean, token?: boolean}} how `draft` asks for drafts when there is a token;
   *   `token` only sends it
   */
  async get(endpoint, parameters = {}, { draft = false, token = draft } = {}) {
    const asked = new URLSearchParams(parameters);
    if (draft && this.token) asked.set("perspective", "draft");
    const query = String(asked);
    const headers = token && this.token ? { Authorization: `Bearer ${this.token}` } : {};
    return this.send(`${this.base}/${endpoint}${query && `?${query}`}`, { headers });
  }

  async post(endpoint, body) {
    const headers = { "Content-Type": "application/json" };
    return this.send(`${this.base}/${endpoint}`, { method: "POST", headers, body: JSON.stringify(body) });
  }

  async send(address, options) {
    let answer;
    let body;
    try {
      answer = await fetch(address, options);
      body = await answer.json();
    } catch (error) {
      throw new Unreachable(String(error));
    }
    if (answer.status === 401) throw new PreviewEnded(body?.code);
    if (answer.status >= 500 || answer.status === 429) throw new Unreachable(String(answer.status));
    return { status: answer.status, body };
  }
}

const bodyOf = ({ status, body }) => (status === 200 ? body : null);
