/** What the code was exchanged for: kept for this tab only, and never in an address. */

const KEY = "storywire-preview";

/**
 * @typedef {object} Grant
 * @property {string} token
 * @property {string} expires_at
 * @property {"editor" | "review"} kind
 * @property {string} name
 * @property {string | null} editor the exact origin to talk with
 * @property {string | null} edit_url
 * @property {{id: string, locale: string, path: string}} page
 */

/**
 * @param {Grant} grant
 * @returns {Grant}
 */
export function keepGrant(grant) {
  store(() => sessionStorage.setItem(KEY, JSON.stringify(grant)));
  return grant;
}

/** @returns {Grant | null} */
export function keptGrant() {
  return store(() => JSON.parse(sessionStorage.getItem(KEY))) ?? null;
}

export function forgetGrant() {
  store(() => sessionStorage.removeItem(KEY));
}

/** A frame may be denied storage: the grant then lasts as long as the page. */
function store(use) {
  try {
    return use();
  } catch {
    return null;
  }
}
