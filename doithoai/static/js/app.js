// What every page may use. Nothing here is needed: each page works without it.
import { keepDrafts, keepForms, forgetDrafts } from "./drafts.js";

const UNDO_SECONDS = 10;

function focusFirstProblem() {
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
}

// A second press while the first is on its way does nothing; the first one posts as always.
function postOnce(event) {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("data-again")) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "yes";
  if (event.submitter) event.submitter.setAttribute("aria-disabled", "true");
}

function openAgain() {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
  }
}

// The undo button counts down and goes; the sentence stays.
function countToast(toast) {
  const place = toast.querySelector("[data-toast-left]");
  let left = UNDO_SECONDS;
  const timer = setInterval(() => {
    left -= 1;
    if (place) place.textContent = ` (${left})`;
    if (left > 0) return;
    clearInterval(timer);
    const button = toast.querySelector("button");
    if (button) button.remove();
  }, 1000);
}

// Nothing of the hall stays behind at sign-out.
function forgetHall() {
  try {
    indexedDB.deleteDatabase("doithoai-hall");
    localStorage.removeItem("doithoai.hall.unsent");
  } catch { /* nothing was kept */ }
}

// How many lines of the hall have not reached the house yet.
function unsent() {
  try { return Number(localStorage.getItem("doithoai.hall.unsent")); } catch { return 0; }
}

document.addEventListener("submit", (event) => {
  const asks = event.target.dataset.forget;
  if (asks !== undefined) {
    if (asks && unsent() && !window.confirm(asks)) { event.preventDefault(); return; }
    forgetDrafts("");
    forgetHall();
  }
  postOnce(event);
});
window.addEventListener("pageshow", (event) => { if (event.persisted) openAgain(); });

// Copies what stands in a box; without leave to write to the clipboard it is at least selected.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const box = document.getElementById(button.dataset.copy);
  box.select();
  document.execCommand("copy");
  const said = button.querySelector("[role=status]");
  if (said) said.textContent = button.dataset.copied;
});

// A picture that cannot be made says so instead of standing there broken.
function sayUnseen(picture) {
  const words = document.createElement("p");
  words.className = "u-soft";
  words.textContent = picture.dataset.unseen;
  (picture.closest("a") || picture).replaceWith(words);
}

for (const picture of document.querySelectorAll("img[data-unseen]")) {
  if (picture.complete && !picture.naturalWidth && picture.currentSrc) sayUnseen(picture);
  else picture.addEventListener("error", () => sayUnseen(picture), { once: true });
}

focusFirstProblem();
document.querySelectorAll("[data-toast]").forEach(countToast);
keepDrafts(document);
keepForms(document);
