/** HTML around a document: by the reference renderer where it is at hand, else its plain words. */

const render = await import("../web/render/index.js").then(
  (renderer) => renderer.render,
  () => plain,
);

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as HTML shows it. */
export const escaped = (text) => String(text ?? "").replace(/[&<>"']/g, (sign) => SIGNS[sign]);

/** A delivered page as a whole HTML page. */
export function pageOf(document, { draft }) {
  const bar = draft
    ? `<aside class="draft">This is a draft. <a href="/api/draft/exit?path=${encodeURIComponent(document.path)}">Leave the preview</a></aside>
<script src="/api/draft/preview.js" defer></script>`
    : "";
  const main = `<main>${render(document, { draft })}</main>`;
  return whole(document.title, `${bar}\n${main}`, document);
}

/** A notice: what happened, and where to go on. */
export function noticeOf(title, words, link) {
  const onward = link ? `<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>` : "";
  return whole(title, `<main><h1>${escaped(title)}</h1><p>${escaped(words)}</p>${onward}</main>`);
}

function whole(title, body, { locale = "en", dir = "ltr" } = {}) {
  return `<!doctype html>
<html lang="${escaped(locale)}" dir="${escaped(dir)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title></head>
<body>
${body}
</body></html>
`;
}

function plain(document) {
  const blocks = (document.body ?? []).map(({ fallback }) => `<p>${escaped(fallback)}</p>`);
  const standfirst = document.standfirst ? `<p>${escaped(document.standfirst)}</p>` : "";
  return `<h1>${escaped(document.title)}</h1>${standfirst}${blocks.join("\n")}`;
}
