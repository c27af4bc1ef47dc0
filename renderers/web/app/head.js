/** Title, description, canonical address, other languages and structured data, kept up to date. */

/** Open Graph's own name where it is not the contract's. */
const NAMES = { locale_alternate: "locale:alternate" };
const FEEDS = { atom: "application/atom+xml", json: "application/feed+json" };

/**
 * @param {{title: string, site?: object | null, page?: object | null, indexed?: boolean}} what
 */
export function updateHead({ title, site = null, page = null, indexed = true }) {
  const siteName = site?.name ?? "";
  document.title = siteName && !title.includes(siteName) ? `${title} · ${siteName}` : title;
  for (const old of document.head.querySelectorAll("[data-of-page]")) old.remove();
  const seo = page && told(page, site);
  document.querySelector("meta[name=description]").content = seo?.description || title;
  if (!indexed || !page) add("meta", { name: "robots", content: "noindex" });
  if (!page) return;
  add("link", { rel: "canonical", href: absolute(page.path) });
  for (const other of [page, ...(page.translations ?? [])]) {
    add("link", { rel: "alternate", hreflang: other.locale, href: absolute(other.path) });
  }
  if (indexed) forMachines(page, siteName);
  for (const feed of page.feeds ?? []) {
    add("link", { rel: "alternate", type: feed.content_type, title: page.title, href: feed.url });
  }
  if (!seo) return;
  social(seo.open_graph);
  for (const said of [seo.json_ld, seo.breadcrumbs]) {
    if (said) add("script", { type: "application/ld+json" }).textContent = JSON.stringify(said);
  }
}

/** What the page says of itself, or else the site of its pages. */
function told({ seo }, site) {
  if (!seo) return seo;
  const description = seo.description || site?.seo?.description;
  const shared = seo.open_graph ?? {};
  const image = shared.image ?? site?.seo?.image;
  return { ...seo, description, open_graph: { ...shared, description: shared.description || description, image } };
}

/** The feeds of the page's language, and the page as Markdown. */
function forMachines({ id, locale }, title) {
  const api = document.querySelector("meta[name=storywire-api]").content;
  for (const [name, type] of Object.entries(FEEDS)) {
    const href = `${api}/feeds/${name}?locale=${locale}`;
    add("link", { rel: "alternate", type, title, href });
  }
  const href = `${api}/pages/${id}.md?locale=${locale}`;
  add("link", { rel: "alternate", type: "text/markdown", href });
}

function social({ image, ...said }) {
  const properties = { ...said, image: image?.url };
  for (const name of ["width", "height", "alt"]) properties[`image:${name}`] = image?.[name];
  for (const [name, value] of Object.entries(properties)) {
    const property = `og:${NAMES[name] ?? name}`;
    for (const content of [value].flat()) if (content) add("meta", { property, content });
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
