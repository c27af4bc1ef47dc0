/** The menu's buttons: one opens what is below an entry; Escape, or leaving it, closes it. */

/** @param {Document} document */
export function startDisclosing(document) {
  document.addEventListener("click", ({ target }) => {
    const button = target.closest?.("[data-discloses]");
    const open = button?.getAttribute("aria-expanded") === "true";
    closeAll(document);
    if (button && !open) set(button, true);
  });
  document.addEventListener("keydown", ({ key }) => {
    const button = key === "Escape" && document.querySelector("[data-discloses][aria-expanded=true]");
    if (!button) return;
    set(button, false);
    button.focus();
  });
  document.addEventListener("focusin", ({ target }) => {
    const entry = document.querySelector("[data-discloses][aria-expanded=true]")?.closest("li");
    if (entry && !entry.contains(target)) closeAll(document);
  });
}

function closeAll(document) {
  for (const button of document.querySelectorAll("[data-discloses][aria-expanded=true]")) set(button, false);
}

function set(button, open) {
  button.setAttribute("aria-expanded", String(open));
  document.getElementById(button.getAttribute("aria-controls")).hidden = !open;
}
