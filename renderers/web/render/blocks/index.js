/** Every block there is, by its type. A new one is a module and a line here. */

import { html } from "../html.js";
import { beforeAfter } from "./before_after.js";
import { digestItem } from "./digest_item.js";
import { factBox } from "./fact_box.js";
import { moment } from "./moment.js";
import { photos } from "./photos.js";
import { quote } from "./quote.js";
import { link, page, related } from "./related.js";
import { text } from "./text.js";
import { video } from "./video.js";

const BLOCKS = {
  before_after: beforeAfter,
  digest_item: digestItem,
  fact_box: factBox,
  link,
  moment,
  page,
  photos,
  quote,
  related,
  text,
  video,
};

/** The types of block that are known. */
export const blockTypes = Object.keys(BLOCKS);

/**
 * Render a list of blocks.
 * @param {object[] | null | undefined} list
 * @param {import("../view.js").View} view
 * @param {string} pointer where the list stands in the document
 */
export function blocks(list, view, pointer) {
  return (list ?? []).map((block, index) => {
    const at = `${pointer}/${index}`;
    const renderer = Object.hasOwn(BLOCKS, block.type) ? BLOCKS[block.type] : unknown;
    return renderer(block, view, at);
  });
}

/** A block of a kind that came after this renderer says itself in plain text. */
function unknown(block, view, at) {
  if (!block.fallback) return "";
  const lines = String(block.fallback).split("\n");
  return html`<div class="block text is-unknown" data-block="${block.id}"${view.at(at)}>
    <p>${lines.map((line, index) => (index ? html`<br>${line}` : html`${line}`))}</p>
  </div>`;
}
