// A receipt is printed with one key; then the focus stands where the next person begins.

import "./keys.js";

const SIZE = "slip-size";

function chosen() {
  try { return localStorage.getItem(SIZE); } catch { return null; }
}

for (const size of document.querySelectorAll(`input[name="${SIZE}"]`)) {
  if (size.value === chosen()) size.checked = true;
  size.addEventListener("change", () => {
    try { localStorage.setItem(SIZE, size.value); } catch { /* the choice holds for this slip */ }
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
  button.focus();
}

window.addEventListener("afterprint", () => {
  const next = document.querySelector("[data-after-print]");
  if (next) next.focus();
});
