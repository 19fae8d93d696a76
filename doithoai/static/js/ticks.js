// Ticking the rows of a list. Without this file the link loads the page with every row ticked.

for (const form of document.querySelectorAll("[data-ticks]")) {
  const boxes = [...form.querySelectorAll("input[name=m]")];
  const count = form.querySelector("[data-tick-count]");
  const all = form.querySelector("[data-tick-all]");
  const tell = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    if (count) count.textContent = ticked ? `${ticked}/${boxes.length}` : "";
  };
  all?.addEventListener("click", (event) => {
    event.preventDefault();
    const on = boxes.some((box) => !box.checked);
    for (const box of boxes) box.checked = on;
    tell();
  });
  form.addEventListener("change", tell);
  tell();
}
