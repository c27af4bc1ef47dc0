/** Lists of pages, a part at a time: what an index, a tag, a series or a search leads to. */

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

/** So long are the words that can be looked for, at most. */
const LONGEST = 200;

const UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** Where all is listed that has a tag, such as `/en/tags/mosul/`. */
const TAGGED = /^\/[^/]+\/tags\/([^/]+)\/?$/;

/** Where all is listed that belongs to a series or names a partner, by their ids. */
const NAMED = new RegExp(`^/[^/]+/(series|partners)/(${UUID})/?$`, "i");

/** Where one searches, such as `/en/search/?q=bridge`. */
const SEARCH = /^\/[^/]+\/search\/?$/;

/** The language that a path begins with, by its code. */
export const localeOf = (path) => path.split("/")[1] ?? "";

/**
 * What is listed at an address that no page of the CMS has; null where nothing is.
 * @param {import("./api.js").Api} api
 * @param {URL} url
 * @param {Promise<object | null>} around what stands around every page
 */
export function listedAt(api, url, around) {
  const [, tag] = TAGGED.exec(url.pathname) ?? [];
  if (tag) return tagged(api, url, decodedPart(tag), around);
  const [, kind, id] = NAMED.exec(url.pathname) ?? [];
  if (id) return named(api, url, kind === "series" ? "series" : "partner", id, around);
  return SEARCH.test(url.pathname) ? searched(api, url, around) : null;
}

/** An index lists all that lives under it; a campaign all its pieces, if it does not name them all. */
export async function listedUnder(api, url, page) {
  const { locale } = page;
  if (page.type === "campaign" && page.more) return part(api, url, { campaign: page.id, locale });
  if (page.type === "social_wall") {
    const asked = { type: "post", wall: page.id, pinned: "false", locale, include: "document" };
    return part(api, url, asked, POSTS);
  }
  if (!Object.hasOwn(LISTED, page.type)) return undefined;
  return part(api, url, { type: LISTED[page.type], locale });
}

/** A tag that nothing has is no page. */
async function tagged(api, url, tag, around) {
  const asked = { tag, locale: localeOf(url.pathname) };
  const [site, listing, first] = await Promise.all([around, part(api, url, asked), firstOf(api, asked)]);
  if (!listing?.total) return { kind: "not_found", site };
  const alike = (one, other) => one.toLowerCase() === other.toLowerCase();
  // Its name as it is written is told by documents, and not by cards.
  const found = (first?.tags ?? []).find(({ slug, name }) => alike(slug, tag) || alike(name, tag));
  return { kind: "tag", site, listing: { ...listing, name: found?.name ?? tag } };
}

/** A series that has no part, or a partner that nothing names, is no page. */
async function named(api, url, kind, id, around) {
  const asked = { [kind]: id, locale: localeOf(url.pathname) };
  const [site, listing, first] = await Promise.all([around, part(api, url, asked), firstOf(api, asked)]);
  if (!listing?.total || !first) return { kind: "not_found", site };
  const alike = (one) => one?.id?.toLowerCase() === id.toLowerCase();
  const found = kind === "series" ? first.series : (first.partners ?? []).find(alike);
  // Of a podcast, the series is a page.
  return { kind: "named", site, listing: { ...listing, kind, ...found, name: found?.name ?? found?.title ?? "" } };
}

/** Nothing asked is nothing found, and no mistake. */
async function searched(api, url, around) {
  const q = (url.searchParams.get("q") ?? "").replace(/\s+/g, " ").trim().slice(0, LONGEST);
  const locale = localeOf(url.pathname);
  const [site, listing] = await Promise.all([around, q ? part(api, url, { q, locale }) : undefined]);
  return { kind: "search", site, listing: { items: [], total: 0, ...listing, q } };
}

/** The newest page of a list, whole. */
async function firstOf(api, asked) {
  const { status, body } = await api.pages({ ...asked, limit: 1, include: "document" });
  return status === 200 ? body.items[0] : undefined;
}

async function part(api, url, filter, limit = PART) {
  const cursor = url.searchParams.get("cursor");
  const { status, body } = await api.pages({ ...filter, limit, ...(cursor && { cursor }) });
  if (status !== 200) return undefined;
  const next = body.next && new URL(body.next, location.href).searchParams.get("cursor");
  return {
    items: body.items,
    total: body.total,
    highlights: body.highlights,
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

/** A part of a path as people read it, slashes and all. */
function decodedPart(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
