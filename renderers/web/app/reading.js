/** The line beside a story fills as far as one has read. */

export function startReading() {
  let asked = false;
  const follow = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      measure();
    });
  };
  document.addEventListener("scroll", follow, { passive: true });
  addEventListener("resize", follow, { passive: true });
}

function measure() {
  const wire = document.querySelector("[data-reading] > .wire");
  if (!wire) return;
  const { top, height } = wire.getBoundingClientRect();
  // What stands above two thirds of the window counts as read.
  const read = Math.min(1, Math.max(0, (innerHeight * 0.66 - top) / height));
  wire.style.setProperty("--read", read.toFixed(4));
}
