/** The pure core, in Node: every block, every page, hostile text. Started by test_render.py. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const WEB = new URL("../../renderers/web/", import.meta.url);
const { render, pageTypes, renderNamed, renderSearch, renderTag } = await import(new URL("render/index.js", WEB));
const { blockTypes } = await import(new URL("render/blocks/index.js", WEB));
const { sectionTypes } = await import(new URL("render/sections/index.js", WEB));
const { LOCALES, wordsOf } = await import(new URL("render/words.js", WEB));
const { decode } = await import(new URL("app/blurhash.js", WEB));
const { href } = await import(new URL("render/html.js", WEB));
const { dateWords } = await import(new URL("render/dates.js", WEB));
const { sourceOf } = await import(new URL("preview/pointers.js", WEB));

const content = JSON.parse(readFileSync(process.env.STORYWIRE_CONTENT, "utf-8"));
const pages = Object.values(content.pages);
const story = pages.find((page) => page.type === "story" && page.authors.length > 0);

const withBody = (...blocks) => ({ ...story, body: blocks });
const bodyOf = (html) => html.slice(html.indexOf('id="story"'), html.indexOf('id="after"'));

test("every block of the contract has a renderer", () => {
  assert.deepEqual([...blockTypes].sort(), Object.keys(content.blocks).sort());
});

test("every section of the contract has a renderer", () => {
  assert.deepEqual([...sectionTypes].sort(), [...Object.keys(content.sections), "text"].sort());
});

test("every type of page of the contract has a renderer", () => {
  assert.deepEqual([...pageTypes].sort(), [...new Set(pages.map((page) => page.type))].sort());
});

for (const [type, block] of Object.entries(content.blocks)) {
  test(`${type} says what it is, under its id`, () => {
    const html = bodyOf(render(withBody(block)));
    assert.ok(html.includes(`data-block="${block.id}"`));
    const words = plain(html);
    for (const said of wordsIn(block)) assert.ok(words.includes(said), said);
  });

  test(`${type} stays harmless whatever is written in it`, () => {
    const html = render(withBody(hostile(block)), { draft: true });
    assert.ok(!/<img src=x|<script|javascript:alert/i.test(html), html);
  });
}

const home = pages.find((page) => page.type === "home");

test("a card that stands in says so, in the language of the page", () => {
  const [section] = Object.values(content.sections).filter((block) => block.items?.[0]?.path);
  const [card] = section.items;
  const other = { ...card, locale: "fr", fallback_for: "en" };
  const html = render({ ...home, locale: "en", sections: [{ ...section, items: [other] }] });
  assert.match(html, /<p class="card-language" lang="en"[^>]*>In French<\/p>/);
  assert.ok(!render({ ...home, sections: [section] }).includes("card-language"));
});

for (const [type, block] of Object.entries(content.sections)) {
  test(`the section ${type} says what it is, under its id`, () => {
    const html = render({ ...home, sections: [block] });
    assert.ok(html.includes(`data-block="${block.id}"`));
    const words = plain(html);
    for (const said of wordsIn({ ...block, fallback: "" })) assert.ok(words.includes(said), said);
  });

  test(`the section ${type} stays harmless whatever is written in it`, () => {
    const html = render({ ...home, sections: [hostile(block)] }, { draft: true });
    assert.ok(!/<img src=x|<script|javascript:alert/i.test(html), html);
  });
}

test("a section that came later says its fallback", () => {
  const html = render({ ...home, sections: [{ type: "hologram", id: "h1", fallback: "A <b>hall</b>" }] });
  assert.ok(html.includes("<p>A &lt;b&gt;hall&lt;/b&gt;</p>"));
});

test("a block that came later says its fallback in a paragraph", () => {
  const html = bodyOf(render(withBody({ type: "hologram", id: "h1", fallback: "A <b>hall</b>\nof light" })));
  assert.ok(html.includes("<p>A &lt;b&gt;hall&lt;/b&gt;<br>of light</p>"));
  assert.ok(html.includes('data-block="h1"'));
  const inherited = bodyOf(render(withBody({ type: "constructor", id: "c", fallback: "Said" })));
  assert.ok(inherited.includes("<p>Said</p>"));
});

test("unknown marks, styles and objects in rich text become their words", () => {
  const node = { _type: "block", _key: "n", style: "verse", markDefs: [], children: [
    { _type: "span", _key: "s", text: "Once ", marks: ["wavy", "strong"] },
    { _type: "member_count", _key: "m", text: "89", marks: [] },
  ] };
  const html = bodyOf(render(withBody({ type: "text", id: "t", fallback: "", text: { content: [node] } })));
  assert.ok(html.includes("<p><strong>Once </strong>89</p>"), html);
});

test("lists nest and end", () => {
  const item = (text, level, listItem = "bullet") => ({
    _type: "block", _key: text, style: "normal", listItem, level, markDefs: [],
    children: [{ _type: "span", _key: "s", text, marks: [] }],
  });
  const content_ = [item("a", 1), item("b", 2, "number"), item("c", 1)];
  const html = bodyOf(render(withBody({ type: "text", id: "t", fallback: "", text: { content: content_ } })));
  assert.ok(html.includes("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"), html);
});

test("nothing is inline: no style, no script, no handler", () => {
  for (const page of pages) assert.ok(!/\sstyle=|<script|<style|\son\w+=/.test(render(page, { draft: true })));
});

test("only drafts say where their parts come from, and every pointer leads somewhere", () => {
  assert.ok(!render(story).includes("data-source"));
  for (const page of pages) {
    const html = render(page, { draft: true });
    const pointers = [...html.matchAll(/data-source="([^"]+)"/g)].map(([, pointer]) => pointer);
    assert.ok(pointers.includes("/title"));
    for (const pointer of pointers) {
      const found = pointer.slice(1).split("/").reduce((value, part) => value?.[part], page);
      assert.notEqual(found, undefined, pointer);
    }
  }
});

test("an original keeps its own language and direction", () => {
  const html = render(withBody(content.blocks.quote));
  assert.match(html, /<p lang="ar" dir="rtl">زرعنا/);
});

test("a provider is linked to and never loaded", () => {
  const html = bodyOf(render(withBody(content.blocks.video)));
  assert.match(html, /<a class="button" href="https:\/\/vimeo/);
  assert.ok(!/<iframe|src="https:\/\/(?!cms)[^"]*vimeo/.test(html));
});

test("all languages have all words", () => {
  const names = Object.keys(wordsOf("en")).sort();
  for (const locale of LOCALES) assert.deepEqual(Object.keys(wordsOf(locale)).sort(), names);
  assert.equal(wordsOf("xx"), wordsOf("en"));
});

test("links lead nowhere dangerous", () => {
  for (const bad of ["javascript:alert(1)", " java\nscript:alert(1)", "//elsewhere", "/\\elsewhere", "data:text/html,x", "vbscript:x"]) {
    assert.equal(href(bad), "", bad);
  }
  for (const good of ["/en/", "https://example.org/", "mailto:a@example.org", "#after", "?tag=a"]) assert.equal(href(good), good);
});

test("dates are as exact as they are known", () => {
  assert.equal(dateWords("2019", "en"), "2019");
  assert.equal(dateWords("2019-08", "fr"), "août 2019");
  assert.equal(dateWords("2019-08-20", "en"), "20 August 2019");
});

test("a tag's page lists its cards and escapes its name", () => {
  const html = renderTag({ name: "<b>", items: [story], total: 1 }, { locale: "en", dir: "ltr" });
  assert.ok(html.includes("&lt;b&gt;") && html.includes(story.title) && html.includes("1 story"));
  assert.ok(html.includes("#&lt;b&gt;") || html.includes("#<bdi>&lt;b&gt;"), html);
});

test("a search says what was found, where, and when there is nothing", () => {
  const spans = [{ text: "Over a ", match: false }, { text: "<bridge>", match: true }];
  const found = { q: "<bridge>", items: [story], total: 1, highlights: { [`${story.id}/${story.locale}`]: [{ spans }] } };
  for (const locale of LOCALES) {
    const html = renderSearch(found, { locale, dir: "ltr" });
    assert.ok(html.includes("Over a <mark>&lt;bridge&gt;</mark>") && !html.includes("<bridge>"), html);
    assert.ok(html.includes(`action="/${locale}/search/"`) && html.includes('role="search"'));
    assert.ok(html.includes('value="&lt;bridge&gt;"') && html.includes("<bdi>&lt;bridge&gt;</bdi>"));
    const nothing = renderSearch({ q: "x", items: [], total: 0 }, { locale, dir: "ltr" });
    assert.ok(nothing.includes(wordsOf(locale).nothingFound) && !nothing.includes("class=\"rows\""));
    const begun = renderSearch({ q: "", items: [], total: 0 }, { locale, dir: "ltr" });
    assert.ok(begun.includes("<h1") && !begun.includes(wordsOf(locale).nothingFound));
  }
});

test("the page of a series says what it is, and that of a partner whom it tells of", () => {
  const series = { kind: "series", name: "#ADay", description: "Hour by hour.", items: [story], total: 1 };
  const html = renderNamed(series, { locale: "en", dir: "ltr" });
  assert.ok(html.includes("<bdi>#ADay</bdi>") && html.includes("Hour by hour.") && html.includes("1 story"));
  assert.ok(renderNamed({ ...series, kind: "partner", name: "Iraq" }, { locale: "en", dir: "ltr" }).includes("Told of this partner"));
});

test("a page leads to all of its series, and to what else names its partners", () => {
  const partner = { id: "p-1", locale: "en", dir: "ltr", name: "Iraq", iso_code: "IQ", kind: "state" };
  const series = { id: "s-1", name: "#ADay", description: "" };
  const html = render({ ...story, series, partners: [partner] });
  assert.match(html, /<a href="\/en\/series\/s-1\/"><strong[^>]*>#ADay/);
  assert.match(html, /<a href="\/en\/partners\/p-1\/"><bdi>Iraq/);
});

test("the directory says of each member what it is and what is told of it", () => {
  const page = pages.find((one) => one.type === "partners" && one.locale === "en");
  const member = { ...page.members[0], stories: [story], story_count: 9, more: "/delivery/v1/pages?partner=1" };
  const html = render({ ...page, members: [member] });
  assert.ok(html.includes("State · <bdi>IQ</bdi>") && html.includes(`<a href="${story.path}">${story.title}</a>`));
  assert.ok(html.includes(`href="/en/partners/${member.id}/">All 9<`), html);
});

test("a podcast says who leads through its episodes", () => {
  const page = pages.find((one) => one.type === "podcast" && one.locale === "en");
  const noor = { id: "p-1", name: "Noor", role: "Editor", bio: "", portrait: null, name_changed: true };
  const html = render({ ...page, hosts: [noor, { ...noor, id: "p-2", name: "Amal", name_changed: false }] });
  assert.ok(html.includes("Hosted by <bdi>Noor</bdi> (name changed), <bdi>Amal</bdi>"), html);
  assert.ok(!render({ ...page, hosts: [] }).includes("Hosted by"));
});

test("a home page names the lines of effort, each with what is done", () => {
  const line = { id: "l-1", slug: "finance", name: "Finance", description: "Cutting off the money." };
  const about = { type: "about", id: "a-1", fallback: "", title: "", text: { content: [] }, page: null,
    member_count: 85, as_of: null, lines_of_effort: [line] };
  const page = pages.find((one) => one.type === "home" && one.locale === "en");
  const html = render({ ...page, sections: [about] });
  assert.match(html, /Lines of effort<\/h3>\s*<ul class="lines"><li><strong>Finance<\/strong> <p>Cutting off the money\./);
  assert.ok(!render({ ...page, sections: [{ ...about, lines_of_effort: [] }] }).includes("Lines of effort"));
});

test("a brief leads to the outlet’s own page where the report has no address", () => {
  const page = pages.find((one) => one.type === "brief" && one.locale === "en");
  const outlet = { id: "o-1", name: "The Hill", url: "https://hill.example/" };
  const source = { outlet, url: null, date: null };
  assert.match(render({ ...page, source }), /href="https:\/\/hill\.example\/" rel="noopener"><cite dir="auto"[^>]*>The Hill/);
  assert.match(render({ ...page, source: { ...source, url: "https://hill.example/a" } }), /href="https:\/\/hill\.example\/a"/);
});

test("a value that lives elsewhere says since when it is so", () => {
  const value = { _type: "member_count", _key: "m", text: "85", value: 85, as_of: "2021-12-06" };
  const node = { _type: "block", _key: "n", style: "normal", markDefs: [], children: [value] };
  const html = bodyOf(render(withBody({ type: "text", id: "t", fallback: "", text: { content: [node] } })));
  assert.ok(html.includes('title="Since 6 December 2021">85<time class="unseen" datetime="2021-12-06">'), html);
});

test("a post by itself says when it was copied", () => {
  const post = pages.find((one) => one.type === "post" && one.locale === "en");
  assert.match(render({ ...post, captured_at: "2019-08-21T09:00:00Z" }), /Copied on <time[^>]*>21 August 2019/);
});

test("a campaign with more pieces than it names shows those it is given", () => {
  const campaign = pages.find((page) => page.type === "campaign");
  const listing = { items: [{ ...story, title: "An earlier piece" }], total: 30, more: "?cursor=x" };
  assert.ok(!render(campaign).includes("An earlier piece"));
  const html = render({ ...campaign, more: "/delivery/v1/pages" }, { listing });
  assert.ok(html.includes("An earlier piece") && html.includes('href="?cursor=x"'));
  assert.ok(!html.includes(campaign.pieces[0].title));
});

test("a post plays its films in every format, and sound with its words beside it", () => {
  const post = pages.find((page) => page.type === "post");
  const sources = ["webm", "mp4"].map((kind) => ({ url: `https://cms/x.${kind}`, content_type: `video/${kind}` }));
  const film = { type: "film", title: "A bridge", source: sources[0], sources, poster: null, tracks: [] };
  const recording = { sources: [{ url: "https://cms/x.mp3", content_type: "audio/mpeg", credit: "A. Singer" }], duration: 3 };
  const sound = { type: "audio", title: "A <song>", recording, transcript: "La\nla" };
  const html = render({ ...post, media: [film, sound] });
  for (const said of ['src="https://cms/x.webm"', 'src="https://cms/x.mp4"', 'src="https://cms/x.mp3"',
    "A. Singer", "A &lt;song&gt;", "La<br>la"]) assert.ok(html.includes(said), said);
  const silent = render({ ...post, media: [{ ...sound, transcript: "" }] });
  assert.ok(silent.includes("<audio") && !silent.includes("<details"));
});

test("a BlurHash becomes colours, and nonsense nothing", () => {
  assert.equal(decode("LSF4QXIq58%Lxan+R*kC10oe$%aL").length, 16 * 16 * 4);
  assert.equal(decode("short"), null);
});

test("the longest known prefix of a pointer tells the field", () => {
  const sources = { "/body/0": { block: "b", field: "body" }, "/body/0/text": { block: "b", field: "text" } };
  assert.equal(sourceOf("/body/0/text/content/1", sources).field, "text");
  assert.equal(sourceOf("/body/0/speaker", sources).field, "body");
  assert.equal(sourceOf("/body/1", sources), null);
});

const ENTITIES = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

function plain(html) {
  const text = html.replace(/<[^>]*>/g, "\n").replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ENTITIES[name]);
  return `${text}\n${[...html.matchAll(/alt="([^"]*)"/g)].join("\n")}`.replace(/\s+/g, " ");
}

/** What somebody wrote in a block: the strings in the fields that hold words. */
function wordsIn(value, name = "") {
  if (Array.isArray(value)) return value.flatMap((part) => wordsIn(part, name));
  if (value && typeof value === "object") {
    if (value.template) return [];
    if (value.path) return [value.title];
    return Object.entries(value).flatMap(([key, part]) => wordsIn(part, key));
  }
  const written = ["text", "title", "speaker", "role", "changed", "label", "description", "caption"];
  return typeof value === "string" && value.trim() && written.includes(name) ? [value.replace(/\s+/g, " ").trim()] : [];
}

/** The same with every text made hostile; what chooses a branch stays. */
function hostile(value, name = "") {
  if (Array.isArray(value)) return value.map((part) => hostile(part, name));
  if (value && typeof value === "object") {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, hostile(part, key)]));
  }
  if (typeof value !== "string") return value;
  if (["type", "_type", "layout", "style", "listItem", "formats", "locale"].includes(name)) return value;
  if (["url", "href", "path", "template"].includes(name)) return "javascript:alert(1)";
  return `${content.hostile} ${value}`;
}
