/** Podcast: a series, and its episodes to hear and to read. */

import { episodeWords } from "../card.js";
import { cover } from "../cover.js";
import { dated, languageName, length, lengthWords } from "../dates.js";
import { href, html, src } from "../html.js";
import { credit } from "../picture.js";
import { isEmpty, richText } from "../rich_text.js";
import { list } from "./story_index.js";
import { belonging, factLine, tags } from "./told.js";

/** A series, with all its episodes. */
export function podcast(page, view) {
  const { words } = view;
  const facts = factLine([
    page.author && html`<span${view.at("/author")}>${words.by} <bdi>${page.author}</bdi></span>`,
    page.hosts?.length > 0 && hosts(page.hosts, view),
    page.language && html`<span${view.at("/language")}>${languageName(page.language, view.locale)}</span>`,
    page.explicit && html`<span${view.at("/explicit")}>${words.forAdults}</span>`,
  ]);
  const episodes = page.episodes ?? [];
  return html`<div class="index is-podcast">
    ${cover(page, view, { under: facts })}
    <div class="welcome text">${!isEmpty(page.description) && richText(page.description, view, "/description")}
      ${subscribe(page, view)}</div>
    ${list({ items: episodes, total: episodes.length }, view, { label: words.episodes })}
  </div>`;
}

/** Who leads through the episodes. */
function hosts(people, view) {
  const { words } = view;
  return html`<span${view.at("/hosts")}>${words.hostedBy} ${people.map((person, index) => html`${index > 0 && words.comma}<bdi>${
    person.name}</bdi>${person.name_changed && html` (${words.nameChanged})`}`)}</span>`;
}

/** Where programs that play podcasts find it. */
function subscribe({ feeds }, view) {
  return (feeds ?? []).map((feed) => html`<p>
    <a href="${href(feed.url)}" type="${feed.content_type}">${view.words.subscribe}</a></p>`);
}

/** An episode. */
export function episode(page, view) {
  const facts = factLine([
    html`<span${view.at("/number")}>${episodeWords(page)}</span>`,
    page.audio && html`<span${view.at("/audio/duration")}>${length(page.audio.duration)}</span>`,
    html`<span>${dated(page.published_at, view.locale)}</span>`,
  ]);
  return html`<article class="told is-episode">
    ${cover(page, view, { under: facts })}
    <div class="record" id="story" tabindex="-1">
      ${player(page, view)}${guests(page, view)}${notes(page, view)}${transcript(page, view)}${belonging({ ...page, series: null }, view)}${tags(page, view)}
    </div>
  </article>`;
}

function player({ audio, title }, view) {
  if (!audio) return "";
  const [first] = audio.sources;
  return html`<div class="listen"${view.at("/audio")}>
    <audio controls preload="none" aria-label="${view.words.listen(title)}">
      ${audio.sources.map((source) => html`<source src="${src(source.url)}" type="${source.content_type}">`)}
      <a href="${href(first.url)}">${title}</a>
    </audio>${credit(first)}</div>`;
}

function guests(page, view) {
  if (!page.guests?.length) return "";
  const { comma } = view.words;
  return html`<section class="entry"${view.at("/guests")}><h2>${view.words.guests}</h2>
    <ul>${page.guests.map(({ name, title, represents }) => html`<li><strong><bdi>${name}</bdi></strong>${
      [title, represents].filter(Boolean).map((said) => html`${comma}<bdi>${said}</bdi>`)}</li>`)}</ul></section>`;
}

function notes(page, view) {
  if (isEmpty(page.notes)) return "";
  return html`<section class="entry"><h2>${view.words.showNotes}</h2>
    <div class="text">${richText(page.notes, view, "/notes", { deeper: 1 })}</div></section>`;
}

/** Everything that is said; each time leads there, in the player or, without a script, in the file. */
function transcript(page, view) {
  const cues = page.transcript ?? [];
  if (!cues.length) return "";
  const [track] = page.tracks ?? [];
  const speaks = (cue, index) => cue.speaker && cue.speaker !== cues[index - 1]?.speaker;
  return html`<section class="entry spoken" aria-labelledby="spoken"><h2 id="spoken">${view.words.spoken}</h2>
    <div><ol class="cues" role="list"${view.at("/transcript")}${view.tongue(track)}>${cues.map((cue, index) => html`<li>
      ${moment(cue, page.audio, view)}
      <p>${speaks(cue, index) && html`<strong><bdi>${cue.speaker}</bdi></strong> `}${cue.text}</p></li>`)}</ol>
    ${track && html`<p><a href="${href(track.url)}" type="text/vtt">${view.words.asFile}</a></p>`}</div></section>`;
}

function moment(cue, audio, view) {
  if (!audio) return length(cue.start);
  const at = `${href(audio.sources[0].url)}#t=${cue.start}`;
  const said = view.words.playFrom(lengthWords(cue.start));
  return html`<a class="cue-time" href="${at}" data-seek="${cue.start}" aria-label="${said}" lang="${view.locale}">${length(cue.start)}</a>`;
}
