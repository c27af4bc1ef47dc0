/** From what is shown to the field of the editor's form that it comes from, and back. */

/** The pointers from a leaf up to the root, the longest first. */
function* above(pointer) {
  for (let here = pointer; here; here = here.slice(0, here.lastIndexOf("/"))) yield here;
}

/**
 * @param {string} pointer a JSON Pointer into the page
 * @param {Record<string, {block: string | null, field: string}>} sources
 * @returns {{block: string | null, field: string} | null} of its longest prefix that is known
 */
export function sourceOf(pointer, sources) {
  for (const prefix of above(pointer)) if (Object.hasOwn(sources, prefix)) return sources[prefix];
  return null;
}

/**
 * The element that shows a field; failing that, its block.
 * @param {Element} main
 * @param {string | null} block
 * @param {string} field
 * @param {Record<string, {block: string | null, field: string}>} sources
 */
export function elementOf(main, block, field, sources) {
  const pointers = Object.keys(sources).filter((pointer) => {
    const source = sources[pointer];
    return source.block === block && source.field === field;
  });
  for (const pointer of pointers.sort((one, other) => one.length - other.length)) {
    const shown = at(main, pointer);
    if (shown) return shown;
  }
  return block && main.querySelector(`[data-block="${CSS.escape(block)}"]`);
}

/** What shows this leaf, or the first part of it, or that which it is part of. */
function at(main, pointer) {
  const exact = CSS.escape(pointer);
  const shown = main.querySelector(`[data-source="${exact}"]`) ?? main.querySelector(`[data-source^="${exact}/"]`);
  if (shown) return shown;
  const [, parent] = above(pointer);
  return parent ? main.querySelector(`[data-source="${CSS.escape(parent)}"]`) : null;
}
