/** Rich text (Portable Text) as HTML. What is not known degrades to its words. */

import { dateWords } from "./dates.js";
import { href, html, Markup } from "./html.js";

const STYLES = { normal: "p", h2: "h2", h3: "h3", h4: "h4", blockquote: "blockquote" };
const LISTS = { bullet: "ul", number: "ol" };
const MARKS = { strong: "strong", em: "em", sup: "sup" };

/**
 * @param {{content?: object[]} | null | undefined} text
 * @param {import("./view.js").View} view
 * @param {string} pointer where the text stands in the document
 * @param {{deeper?: number}} options by how many levels to lower headings
 */
export function richText(text, view, pointer, options = {}) {
  const writer = new Writer(view, options.deeper ?? 0);
  (text?.content ?? []).forEach((node, index) => writer.add(node, `${pointer}/content/${index}`));
  return writer.finish();
}

/** @param {{content?: object[]} | null | undefined} text */
export const isEmpty = (text) => !text?.content?.length;

/** Writes nodes one after another and keeps the lists that are open. */
class Writer {
  constructor(view, deeper) {
    this.view = view;
    this.deeper = deeper;
    this.parts = [];
    this.lists = [];
  }

  add(node, pointer) {
    const list = LISTS[node.listItem];
    this.fit(list ? Math.max(1, Number(node.level) || 1) : 0, list);
    if (node._type === "rule") return this.write(html`<hr>`);
    const words = children(node, this.view);
    const source = this.view.at(pointer);
    // An item stays open: what is nested in it comes next.
    if (list) return this.write(html`<li${source}>${words}`);
    if (!words.length) return undefined;
    return this.write(this.paragraph(node.style, source, words));
  }

  paragraph(style, source, words) {
    const name = this.lowered(STYLES[style] ?? "p");
    if (name === "blockquote") return html`<blockquote${source}><p>${words}</p></blockquote>`;
    return html`<${new Markup(name)}${source}>${words}</${new Markup(name)}>`;
  }

  lowered(name) {
    const level = /^h(\d)$/.exec(name);
    return level ? `h${Math.min(6, Number(level[1]) + this.deeper)}` : name;
  }

  /** Open and close lists until the depth and the kind fit. */
  fit(level, name) {
    this.close(level);
    if (!level) return;
    if (this.lists.length === level && this.lists.at(-1) !== name) this.close(level - 1);
    if (this.lists.length === level) this.parts.push("</li>");
    while (this.lists.length < level) {
      this.lists.push(name);
      this.parts.push(`<${name}>` + (this.lists.length < level ? "<li>" : ""));
    }
  }

  close(level) {
    while (this.lists.length > level) this.parts.push(`</li></${this.lists.pop()}>`);
  }

  write(markup) {
    this.parts.push(markup.text);
  }

  finish() {
    this.close(0);
    return new Markup(this.parts.join(""));
  }
}

/** The spans of a paragraph; an inline object says what text it has. */
function children(node, view) {
  return (node.children ?? []).map((child) => span(child, node, view)).filter((part) => part.text);
}

function span(child, node, view) {
  const lines = String(child.text ?? child.fallback ?? "").split("\n");
  let words = html`${lines.map((line, index) => (index ? html`<br>${line}` : html`${line}`))}`;
  if (child._type !== "span" && child.as_of) words = live(words, child, view);
  for (const mark of [...(child.marks ?? [])].reverse()) words = marked(words, mark, node);
  return words;
}

/** A value that lives elsewhere, and since when it is so: to be seen by pointing, and to be heard. */
function live(words, { as_of: since }, { words: own, locale }) {
  const said = `${own.asOf} ${dateWords(since, locale)}`;
  return html`<span class="live-value" title="${said}">${words}<time class="unseen" datetime="${since}"> (${said})</time></span>`;
}

function marked(words, mark, node) {
  const link = (node.markDefs ?? []).find((entry) => entry._key === mark && entry._type === "link");
  if (link) return linked(words, link);
  const name = MARKS[mark];
  return name ? html`<${new Markup(name)}>${words}</${new Markup(name)}>` : words;
}

function linked(words, link) {
  const address = href(link.page?.path ?? link.href);
  if (!address) return words;
  const outside = /^https?:/i.test(address);
  return html`<a href="${address}"${outside && html` rel="noopener"`}>${words}</a>`;
}
