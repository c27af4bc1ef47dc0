/** Beside the list of uploads: the way to a table of the words of all that were taken. */

const way = document.querySelector("[data-words-of-uploads]");
const list = document.querySelector("#upload-list");

if (way && list) {
  const taken = new Set();
  new MutationObserver(() => {
    for (const { action } of list.querySelectorAll("form")) {
      const found = /\/images\/multiple\/(\d+)\/$/.exec(new URL(action).pathname);
      if (!found || taken.has(found[1])) continue;
      taken.add(found[1]);
      way.href += `&id=${found[1]}`;
      way.hidden = false;
    }
  }).observe(list, { childList: true, subtree: true });
}
