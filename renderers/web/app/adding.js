/** “More posts” adds them below, where a script can; without one, its link leads to the next part. */

import { posts } from "../render/post.js";
import { paintBlurhashes } from "./blurhash.js";
import { find } from "./finding.js";

/** @param {import("./app.js").App} app */
export function startAdding(app) {
  // Before links are followed.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-adds]");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (link.getAttribute("aria-busy") !== "true") add(app, link);
  }, { capture: true });
}

async function add(app, link) {
  const url = new URL(link.href);
  link.setAttribute("aria-busy", "true");
  const found = await find(app.api, url).catch(() => ({ kind: "down" }));
  // Somebody went elsewhere meanwhile.
  if (!link.isConnected) return;
  if (!found.listing) {
    app.go(url, { push: true });
    return;
  }
  const { view } = app.stage;
  const list = link.closest(".wall").querySelector(".posts");
  const before = list.children.length;
  list.insertAdjacentHTML("beforeend", posts(found.listing.items, view).map(String).join(""));
  paintBlurhashes(list);
  link.removeAttribute("aria-busy");
  if (found.listing.more) link.href = found.listing.more;
  else link.remove();
  // Reading goes on with the first that is new.
  list.children[before]?.focus();
}
