// Sorting opinions by keyboard. Without this file the list is made of links and the form is sent as always.

const SINGLE = "single-keys";
const FIELDS = { f: "id_field", t: "id_title", l: "id_kind", n: "id_place", c: "id_level" };
const TYPING = "input:not([type=checkbox]):not([type=radio]), textarea, select";
const ACTING = "a, button, input, textarea, select, summary, [contenteditable]";
const form = document.querySelector("[data-sorting]");
const keys = document.querySelector("[data-keys]");
const said = document.querySelector("[data-keys-said]");
let touched = false;
let warned = "";

// The choice to use Enter, Alt S and Alt with arrows alone is kept on this machine.
function singleKeys() {
  try { return localStorage.getItem(SINGLE) !== "off"; } catch { return true; }
}

function keepSingleKeys(on) {
  try { localStorage.setItem(SINGLE, on ? "on" : "off"); } catch { /* a browser that keeps nothing */ }
}

function save() {
  const button = form?.querySelector("button[type=submit]");
  if (button) form.requestSubmit(button);
}

// A field taken from the list brings the level of who is competent for it.
function take(link) {
  const field = document.getElementById("id_field");
  const level = document.getElementById("id_level");
  if (!field) return;
  field.value = link.dataset.field;
  if (level && link.dataset.level) level.value = link.dataset.level;
  touched = true;
  mark();
}

function mark() {
  const chosen = document.getElementById("id_field")?.value;
  for (const link of document.querySelectorAll("[data-field]")) {
    if (link.dataset.field === chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function step(down, key) {
  const links = [...document.querySelectorAll(".triage__list li a")];
  const here = document.querySelector(".triage__list li[aria-current] a");
  const next = links[links.indexOf(here) + (down ? 1 : -1)];
  if (!next) return;
  if (touched && warned !== key) {
    warned = key;
    said.textContent = said.dataset.unsaved;
    said.classList.remove("u-hidden");
    return;
  }
  next.click();
}

function show() {
  if (keys && !keys.open) keys.showModal();
}

function onSingle(event) {
  const link = document.querySelectorAll("[data-field]")[Number(event.key) - 1];
  if (link) take(link);
  else if (event.key === "j" || event.key === "k") step(event.key === "j", event.key);
  else if (event.key === "?") show();
  else if (event.key === "u") document.getElementById("id_urgent")?.click();
  else if (FIELDS[event.key]) document.getElementById(FIELDS[event.key])?.focus();
  else return;
  event.preventDefault();
}

function onKey(event) {
  if (event.isComposing || keys?.open || event.ctrlKey || event.metaKey) return;
  // A dialog that was closed a moment ago may still hold the focus.
  const place = keys?.contains(event.target) ? document.body : event.target;
  const inForm = form?.contains(place) && place.matches(TYPING);
  if (event.altKey) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown", event.key);
    else if (event.key === "s" && form) save();
    else return;
    event.preventDefault();
  } else if (event.key === "Enter" && form && !event.shiftKey && (inForm || !place.closest(ACTING))) {
    event.preventDefault();
    save();
  } else if (event.key === "Escape" && place.matches(TYPING)) {
    place.blur();
  } else if (!place.matches(TYPING) && singleKeys()) {
    onSingle(event);
  }
}

// What a person changed is not left without a word.
form?.addEventListener("input", () => { touched = true; mark(); });
document.addEventListener("keydown", onKey);
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-field]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  take(link);
});
if (keys) {
  const offer = document.querySelector("[data-keys-offer]");
  offer.hidden = false;
  offer.querySelector("[data-keys-open]").addEventListener("click", show);
  const single = keys.querySelector("[data-keys-single]");
  single.checked = singleKeys();
  single.addEventListener("change", () => keepSingleKeys(single.checked));
}
document.querySelector(".triage__list li[aria-current]")?.scrollIntoView({ block: "nearest" });
mark();
