/** Shows where something changed, or where the editor is, for about a second. */

const SECOND = 1200;
const running = new WeakMap();

/** @param {Iterable<Element>} elements */
export function markChanged(elements) {
  for (const element of elements) flash(named(element), "liveChanged");
}

/**
 * Scroll to what the editor is in, and mark it.
 * @param {Element} element
 */
export function mark(element) {
  const shown = boxed(element);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  shown.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
  flash(shown, "liveFocused");
}

function flash(element, name) {
  clearTimeout(running.get(element));
  element.dataset[name] = "";
  running.set(element, setTimeout(() => {
    delete element.dataset[name];
  }, SECOND));
}

/** The leaf of the document around a change. */
const named = (element) => boxed(element.closest("[data-source]") ?? element);

/** Some elements have no box of their own: what is in them has. */
function boxed(element) {
  if (element.getClientRects().length > 0 || !element.firstElementChild) return element;
  return element.firstElementChild;
}
