/** Films and recordings: the picture before a film goes when it is wanted; a time leads there. */

/** @param {Document} document */
export function startPlaying(document) {
  document.addEventListener("click", ({ target }) => {
    const screen = target.closest?.("[data-play]")?.closest(".screen");
    if (!screen) return;
    const film = screen.querySelector("video");
    reveal(screen);
    film.focus();
    film.play().catch(() => null); // A browser may refuse; its own controls are there.
  });
  document.addEventListener("click", seek);
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches?.(".screen video")) reveal(target.closest(".screen"));
  });
}

/** Without this, the link opens the file at that time. */
function seek(event) {
  const link = event.target.closest?.("[data-seek]");
  const player = link?.closest("article")?.querySelector("audio");
  if (!player || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  player.currentTime = Number(link.dataset.seek);
  player.play().catch(() => null);
}

function reveal(screen) {
  screen.dataset.livePlaying = "";
}
