/** What a reader has answered about what is kept, and whether the answer still holds. */

import { keep, kept } from "./kept.js";

const NAME = "storywire-consent";

/** The answer that is kept; nonsense counts as none. */
export function answered() {
  const answer = kept(NAME);
  return typeof answer?.version === "number" && Array.isArray(answer.allowed) ? answer : null;
}

/** @param {{version: number, allowed: string[]}} given */
export const keepAnswer = (given) => keep(NAME, given);

/** @param {object | null} site whether its notice asks something that has no answer yet */
export function isToAsk(site) {
  const notice = site?.cookie_notice;
  return Boolean(notice) && !(answered()?.version >= notice.version);
}
