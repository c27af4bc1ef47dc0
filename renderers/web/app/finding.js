/** From an address to what is to be shown there. */

import { LOCALES } from "../render/words.js";

/** How many stories a list shows at once. */
const PART = 12;

/** What lives under an index, by the type of the index. */
const LISTED = {
  story_index: "story,day_in_the_life",
  statement_index: "statement,brief",
  digest_index: "digest",
};

/**
 * @typedef {object} Found
 * @property {"page" | "tag" | "moved" | "not_found" | "gone"} kind
 * @property {object | null} site
 * @property {object} [page]
 * @property {object} [sources] for drafts: where in the editor's form a leaf comes from
 * @property {object} [listing]
 * @property {string} [to] where it has moved
 * @property {string} [reason] why it is gone
 */

/**
 * @param {import("./api.js").Api} api
 * @param {URL} url
 * @returns {Promise<Found>}
 */
export async function find(api, url) {
  const path = decoded(url.pathname);
  if (path === "/") return { kind: "moved", site: null, to: preferred(await api.site("")) };
  const tag = url.searchParams.get("tag");
  const site = siteFor(api, path);
  if (tag) return tagged(api, url, tag, site);
  const [{ status, body }, around] = await Promise.all([api.resolve(path), site]);
  if (status === 200 && body.kind === "redirect") return { kind: "moved", site: around, to: body.location };
  if (status === 410) return { kind: "gone", site: around, reason: body.reason };
  if (status !== 200) return { kind: "not_found", site: around };
  const listing = await listed(api, url, body.page);
  return { kind: "page", site: around, page: body.page, sources: body.sources, listing };
}

/** A path as people read it; one that is not well encoded, as it is. */
export function decoded(path) {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** The language that a path begins with, by its code. */
export const localeOf = (path) => path.split("/")[1] ?? "";

async function siteFor(api, path) {
  const locale = localeOf(path);
  const known = /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(locale) ? await api.site(locale) : null;
  return known ?? api.site("");
}

/** The home page in the first language that the reader prefers. */
function preferred(site) {
  const { locales } = site ?? { locales: [] };
  for (const wanted of navigator.languages ?? []) {
    const found = locales.find(({ code }) => code === wanted.toLowerCase() || code === wanted.split("-")[0]);
    if (found) return found.path;
  }
  return (locales.find((locale) => locale.default) ?? locales[0])?.path ?? `/${LOCALES[0]}/`;
}

async function tagged(api, url, tag, around) {
  const site = await around;
  const locale = localeOf(url.pathname);
  const listing = await part(api, url, { tag, locale });
  if (!listing) return { kind: "not_found", site };
  return { kind: "tag", site, listing: { ...listing, name: tag.replaceAll("-", " ") } };
}

/** An index lists all that lives under it. */
async function listed(api, url, page) {
  if (!Object.hasOwn(LISTED, page.type)) return undefined;
  return part(api, url, { type: LISTED[page.type], locale: page.locale });
}

async function part(api, url, filter) {
  const cursor = url.searchParams.get("cursor");
  const { status, body } = await api.pages({ ...filter, limit: PART, ...(cursor && { cursor }) });
  if (status !== 200) return undefined;
  const next = body.next && new URL(body.next, location.href).searchParams.get("cursor");
  return {
    items: body.items,
    total: body.total,
    more: next ? here(url, next) : undefined,
    first: cursor ? here(url, null) : undefined,
  };
}

/** This address with another cursor. */
function here(url, cursor) {
  const parameters = new URLSearchParams(url.search);
  parameters.delete("cursor");
  if (cursor) parameters.set("cursor", cursor);
  const query = String(parameters);
  return url.pathname + (query && `?${query}`);
}
