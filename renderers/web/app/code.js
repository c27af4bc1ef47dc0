/** The one-time code of a preview: out of the address bar before anything else happens. */

const found = /^#preview=(.+)$/.exec(location.hash);

if (found) history.replaceState(null, "", location.pathname + location.search);

/** @type {string | null} */
export const code = found && found[1];
