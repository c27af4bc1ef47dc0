/** Keeps what is in view where it is, while what stands above it grows or goes. */

/**
 * @param {Element} main
 * @param {() => T} change
 * @returns {T} what the change gives
 * @template T
 */
export function holding(main, change) {
  const seen = scrollY > 0 ? inView(main) : null;
  const before = seen?.getBoundingClientRect().top;
  const given = change();
  if (seen?.isConnected) scrollBy({ top: seen.getBoundingClientRect().top - before, behavior: "instant" });
  return given;
}

/** The block in the middle of the view; between blocks, whatever part of the page is there. */
function inView(main) {
  const there = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  return main.contains(there) ? there.closest("[data-block]") ?? there : null;
}
