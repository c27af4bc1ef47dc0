/** From an address to what is to be shown there. */

import { LOCALES } from "../render/words.js";
import { listedAt, listedUnder, localeOf } from "./lists.js";

/**
 * @typedef {object} Found
 * @property {"page" | "tag" | "named" | "search" | "moved" | "not_found" | "gone"} kind
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
  const named = url.searchParams.get("tag");
  if (named) return { kind: "moved", site: null, to: `/${localeOf(path)}/tags/${encodeURIComponent(named)}/` };
  const site = siteFor(api, path);
  const list = listedAt(api, url, site);
  if (list) return list;
  const [{ status, body }, around] = await Promise.all([api.resolve(path), site]);
  if (status === 200 && body.kind === "redirect") return { kind: "moved", site: around, to: body.location };
  if (status === 410) return { kind: "gone", site: around, reason: body.reason };
  if (status !== 200) return { kind: "not_found", site: around };
  const listing = await listedUnder(api, url, body.page);
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
