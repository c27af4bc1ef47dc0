/**
 * What every part of a page needs to know while it is being rendered: the language, its words, and
 * whether this is a draft whose parts say where they come from.
 */

import { html } from "./html.js";
import { wordsOf } from "./words.js";

export class View {
  /**
   * @param {{locale: string, dir?: string}} document
   * @param {{draft?: boolean}} options
   * @param {(list: object[], view: View, pointer: string) => unknown} [blocks] renders what is in a
   *   block that has blocks in it
   */
  constructor(document, options = {}, blocks = () => "") {
    this.locale = document.locale;
    this.dir = document.dir ?? "ltr";
    this.words = wordsOf(document.locale);
    this.draft = Boolean(options.draft);
    this.renderBlocks = blocks;
  }

  /**
   * Render blocks that stand in another.
   * @param {object[]} list
   * @param {string} pointer
   */
  blocks(list, pointer) {
    return this.renderBlocks(list, this, pointer);
  }

  /**
   * In a draft, the attribute that says which leaf of the document an element shows.
   * @param {string | null | undefined} pointer a JSON Pointer (RFC 6901)
   */
  at(pointer) {
    return this.draft && pointer ? html` data-source="${pointer}"` : "";
  }

  /** `lang` and `dir` of the page itself, inside of what is in another language. */
  here() {
    return html` lang="${this.locale}" dir="${this.dir}"`;
  }

  /**
   * `lang` and `dir` of a part of the globals that is in another language than they are.
   * @param {object} site
   * @param {string} field
   */
  around(site, field) {
    return this.tongue(site.fallbacks?.find((part) => part.field === field));
  }

  /**
   * `lang` and `dir`, where they differ from those around.
   * @param {{locale?: string, dir?: string}} other
   */
  tongue(other) {
    if (!other?.locale || other.locale === this.locale) return "";
    return html` lang="${other.locale}" dir="${other.dir ?? "auto"}"`;
  }
}
