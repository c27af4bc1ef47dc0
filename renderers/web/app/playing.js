/** Films: the picture before one goes when it is wanted, by a click or by the keyboard. */

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
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches?.(".screen video")) reveal(target.closest(".screen"));
  });
}

function reveal(screen) {
  screen.dataset.livePlaying = "";
}
