/** What a reader's own browser keeps for us. Reading needs none of it. */

const without = new Map();

/** @param {string} name */
export function kept(name) {
  try {
    return JSON.parse(localStorage.getItem(name));
  } catch {
    // Storage may be switched off, or hold what is none of ours: it is kept for this page alone.
    return without.get(name) ?? null;
  }
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function keep(name, value) {
  without.set(name, value);
  try {
    localStorage.setItem(name, JSON.stringify(value));
  } catch {
    // As above.
  }
}
