/**
 * Makes a part of the page the same as new HTML by changing only what differs: who scrolled, opened,
 * slid or focused something finds it as it was.
 *
 * What belongs to the reader is left alone: `open`, `value` and its words, `style`, attributes that begin with
 * `data-live-`, and the content of what is marked `data-own`.
 */

const READERS = /^(?:style|open|value|aria-valuetext|data-live-.*)$/;

/**
 * @param {Element} root
 * @param {string} html what shall be inside it
 * @returns {Set<Element>} the elements in which something has changed
 */
export function morph(root, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const changed = new Set();
  const focused = document.activeElement;
  children(root, template.content, changed);
  if (focused !== document.activeElement && root.contains(focused)) focused.focus({ preventScroll: true });
  return changed;
}

function children(old, wanted, changed) {
  const known = keyed(old);
  let here = old.firstChild;
  for (const next of [...wanted.childNodes]) {
    const same = match(here, next, known);
    if (!same) {
      old.insertBefore(next, here);
      noteNew(next, old, changed);
      continue;
    }
    // What stands in the way of its neighbour was moved or removed: it alone steps aside.
    if (same !== here && here && key(here) && here.nextSibling === same) {
      move(old, here, null);
      here = same;
    }
    if (same === here) here = here.nextSibling;
    else move(old, same, here);
    node(same, next, changed);
  }
  while (here) {
    const rest = here.nextSibling;
    if (here.nodeType === Node.ELEMENT_NODE || here.data.trim()) changed.add(old);
    here.remove();
    here = rest;
  }
}

/** A film goes on playing while it is moved, in browsers that know how. */
function move(parent, child, before) {
  if (parent.moveBefore) parent.moveBefore(child, before);
  else parent.insertBefore(child, before);
}

/** Children that are the same wherever they are moved to. */
function keyed(parent) {
  return new Map([...parent.children].filter(key).map((child) => [key(child), child]));
}

const key = (element) => element.dataset?.block || element.id || "";

/** The old node that a new one stands for: by its key; without one, that which is in its place. */
function match(here, next, known) {
  const name = next.nodeType === Node.ELEMENT_NODE && key(next);
  if (name) {
    const found = known.get(name);
    return found?.nodeName === next.nodeName ? found : null;
  }
  const alike = here && here.nodeType === next.nodeType && here.nodeName === next.nodeName;
  return alike && !(here.nodeType === Node.ELEMENT_NODE && key(here)) ? here : null;
}

function node(old, wanted, changed) {
  if (old.nodeType !== Node.ELEMENT_NODE) return text(old, wanted, changed);
  if (old.isEqualNode(wanted)) return undefined;
  if (attributes(old, wanted)) changed.add(old);
  if (!Object.hasOwn(old.dataset, "own")) children(old, wanted, changed);
  return undefined;
}

function text(old, wanted, changed) {
  if (old.data === wanted.data) return;
  const said = old.data.trim() !== wanted.data.trim();
  old.data = wanted.data;
  if (said && old.parentElement) changed.add(old.parentElement);
}

/** Where it stands may change without anything being said differently. */
const UNSEEN = new Set(["data-source", "id", "class", "aria-labelledby", "loading", "fetchpriority"]);

function attributes(old, wanted) {
  let seen = false;
  for (const { name, value } of [...wanted.attributes]) {
    if (READERS.test(name) && old.hasAttribute(name)) continue;
    if (old.getAttribute(name) === value) continue;
    old.setAttribute(name, value);
    seen ||= !UNSEEN.has(name);
  }
  for (const { name } of [...old.attributes]) {
    if (READERS.test(name) || wanted.hasAttribute(name)) continue;
    old.removeAttribute(name);
    seen ||= !UNSEEN.has(name);
  }
  return seen;
}

function noteNew(added, parent, changed) {
  if (added.nodeType === Node.ELEMENT_NODE) changed.add(added);
  else if (added.data?.trim()) changed.add(parent);
}
