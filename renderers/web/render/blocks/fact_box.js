/** Fact box: what to know, or what to take away, with its sources. */

import { html } from "../html.js";
import { sources } from "../sources.js";

export function factBox(block, view, at) {
  const takeaways = block.kind === "takeaways";
  const title = block.title || view.words[takeaways ? "takeaways" : "facts"];
  const id = `facts-${block.id}`;
  return html`<aside class="block fact-box ${takeaways ? "is-takeaways" : "is-facts"}" data-block="${block.id}"
    role="note" aria-labelledby="${id}"${view.at(at)}>
    <h2 id="${id}"${view.at(`${at}/title`)}>${title}</h2>
    ${takeaways ? html`<ol>${facts(block, view, at)}</ol>` : html`<ul>${facts(block, view, at)}</ul>`}
    ${block.sources?.length > 0 && html`<div class="fact-sources"><h3>${view.words.sources}</h3>
      ${sources(block.sources, view, `${at}/sources`)}</div>`}
  </aside>`;
}

function facts(block, view, at) {
  return (block.facts ?? []).map((fact, index) => html`<li${view.at(`${at}/facts/${index}`)}>
    ${fact.label && html`<strong${view.at(`${at}/facts/${index}/label`)}>${fact.label}</strong> `}<span${
      view.at(`${at}/facts/${index}/text`)}>${fact.text}</span></li>`);
}
