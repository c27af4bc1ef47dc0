/** Title, description, canonical address, other languages and structured data, kept up to date. */

/**
 * @param {{title: string, siteName?: string, page?: object | null, indexed?: boolean}} what
 */
export function updateHead({ title, siteName = "", page = null, indexed = true }) {
  document.title = siteName && !title.includes(siteName) ? `${title} · ${siteName}` : title;
  for (const old of document.head.querySelectorAll("[data-of-page]")) old.remove();
  const seo = page?.seo;
  document.querySelector("meta[name=description]").content = seo?.description || title;
  if (!indexed || !page) add("meta", { name: "robots", content: "noindex" });
  if (!page) return;
  add("link", { rel: "canonical", href: absolute(page.path) });
  for (const other of [page, ...(page.translations ?? [])]) {
    add("link", { rel: "alternate", hreflang: other.locale, href: absolute(other.path) });
  }
  if (!seo) return;
  social(seo, page);
  add("script", { type: "application/ld+json" }).textContent = JSON.stringify(seo.json_ld);
}

function social(seo, page) {
  const said = { title: seo.title, description: seo.description, url: absolute(page.path), image: seo.image };
  for (const [name, content] of Object.entries(said)) {
    if (content) add("meta", { property: `og:${name}`, content });
  }
}

function add(name, attributes) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.dataset.ofPage = "";
  document.head.append(element);
  return element;
}

const absolute = (path) => new URL(path, location.origin).href;
