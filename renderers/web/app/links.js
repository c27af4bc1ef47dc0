/** Links to pages of this site, and searches, are followed without leaving the page. */

/** @param {(url: URL) => void} go */
export function followLinks(go) {
  document.addEventListener("click", (event) => {
    const url = destination(event);
    if (!url) return;
    event.preventDefault();
    go(url);
  });
}

/**
 * Searches are followed like links.
 * @param {(url: URL) => void} go
 */
export function followSearches(go) {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest?.("[data-search]");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    const url = new URL(form.action);
    url.search = String(new URLSearchParams(new FormData(form)));
    go(url);
  });
}

/** Where a click leads, if it is an ordinary one on a link to another of our pages. */
function destination(event) {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target.closest?.("a[href]");
  if (!link || link.target || link.hasAttribute("download")) return null;
  const url = new URL(link.href);
  if (url.origin !== location.origin) return null;
  // A place within this page is the browser's own business.
  if (url.hash && url.pathname + url.search === location.pathname + location.search) return null;
  return url;
}
