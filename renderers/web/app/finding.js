/** From an address to what is to be shown there. */

import { LOCALES } from "../render/words.js";

/** How many stories a list shows at once. */
const PART = 12;

/** What lives under an index, by the type of the index. */
const LISTED = {
  story_index: "story,day_in_the_life",
  statement_index: "statement,brief",
  digest_index: "digest",
  campaign_index: "campaign",
  short_video_index: "short_video",
};

/** How many posts a wall shows at once. */
const POSTS = 6;

/** Where all is listed that has a tag, such as `/en/tags/mosul/`. */
const TAGGED = /^\/[^/]+\/tags\/([^/]+)\/?$/;

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
  const named = url.searchParams.get("tag");
  if (named) return { kind: "moved", site: null, to: `/${localeOf(path)}/tags/${encodeURIComponent(named)}/` };
  const site = siteFor(api, path);
  const [, tag] = TAGGED.exec(url.pathname) ?? [];
  if (tag) return tagged(api, url, decodedPart(tag), site);
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

/** A part of a path as people read it, slashes and all. */
function decodedPart(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
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

/** A tag that nothing has is no page. */
async function tagged(api, url, tag, around) {
  const asked = { tag, locale: localeOf(url.pathname) };
  const [site, listing, name] = await Promise.all([around, part(api, url, asked), nameOf(api, asked)]);
  if (!listing?.total) return { kind: "not_found", site };
  return { kind: "tag", site, listing: { ...listing, name } };
}

/** A tag's name as it is written, which documents tell, and cards do not. */
async function nameOf(api, asked) {
  const { status, body } = await api.pages({ ...asked, limit: 1, include: "document" });
  const alike = (one, other) => one.toLowerCase() === other.toLowerCase();
  const tags = status === 200 ? body.items[0]?.tags ?? [] : [];
  return tags.find(({ slug, name }) => alike(slug, asked.tag) || alike(name, asked.tag))?.name ?? asked.tag;
}

/** An index lists all that lives under it; a campaign all its pieces, if it does not name them all. */
async function listed(api, url, page) {
  const { locale } = page;
  if (page.type === "campaign" && page.more) return part(api, url, { campaign: page.id, locale });
  if (page.type === "social_wall") {
    const asked = { type: "post", wall: page.id, pinned: "false", locale, include: "document" };
    return part(api, url, asked, POSTS);
  }
  if (!Object.hasOwn(LISTED, page.type)) return undefined;
  return part(api, url, { type: LISTED[page.type], locale });
}

async function part(api, url, filter, limit = PART) {
  const cursor = url.searchParams.get("cursor");
  const { status, body } = await api.pages({ ...filter, limit, ...(cursor && { cursor }) });
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
