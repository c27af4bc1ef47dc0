/** The words of many pictures in one table: filling in a column, and moving within it by keys. */

const form = document.querySelector("form[data-words]");
const shared = form?.querySelector(".words-shared");

function fill(column) {
  const value = form.elements.namedItem(`all-${column}`).value;
  const onlyEmpty = shared.querySelector("[data-only-empty]").checked;
  let count = 0;
  for (const cell of form.querySelectorAll(`td[data-column="${column}"]`)) {
    const field = cell.querySelector("input:not([type=hidden]), textarea, select");
    if (field.value === value || (onlyEmpty && field.value.trim())) continue;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    count += 1;
  }
  shared.querySelector("[data-status]").textContent = `${shared.dataset.filled} ${count}`;
}

function move(event) {
  const steps = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" };
  const cell = event.target.closest("td[data-column]");
  if (!event.altKey || !cell || !(event.key in steps)) return;
  let row = cell.parentElement;
  do row = row[steps[event.key]];
  while (row && !row.querySelector("td[data-column]"));
  const other = row?.querySelector(`td[data-column="${cell.dataset.column}"]`);
  if (!other) return;
  event.preventDefault();
  other.querySelector("input:not([type=hidden]), textarea, select").focus();
}

if (form) {
  form.addEventListener("keydown", move);
  shared.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-fill]");
    if (button) fill(button.dataset.fill);
  });
  shared.addEventListener("keydown", (event) => {
    // It would save the table.
    if (event.key !== "Enter" || !event.target.name?.startsWith("all-")) return;
    event.preventDefault();
    fill(event.target.name.slice("all-".length));
  });
  form.querySelector("[aria-invalid=true]")?.focus();
}
