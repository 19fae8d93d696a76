// Keeps what is being typed on this machine, for controls that ask for it with data-draft="key".
// Gone after success (an element with data-draft-clear="key"), at sign-out, or after a week.
const PREFIX = "doithoai.draft.";
const WEEK = 7 * 24 * 3600 * 1000;
const PAUSE = 600;

function store() {
  try {
    return window.localStorage;
  } catch {
    return null; // switched off, or a private window
  }
}

function read(place, key) {
  try {
    const kept = JSON.parse(place.getItem(PREFIX + key));
    return kept && Date.now() - kept.at < WEEK ? kept.text : "";
  } catch {
    return "";
  }
}

function write(place, key, text) {
  try {
    if (text.trim()) place.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), text }));
    else place.removeItem(PREFIX + key);
  } catch {
    // full: the page still works
  }
}

export function forgetDrafts(start) {
  const place = store();
  if (!place) return;
  for (const name of Object.keys(place)) if (name.startsWith(PREFIX + start)) place.removeItem(name);
}

function keep(place, control) {
  const key = control.dataset.draft;
  let timer = 0;
  const kept = read(place, key);
  if (kept && !control.value) {
    control.value = kept;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const save = () => write(place, key, control.value);
  control.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  control.addEventListener("change", save);
}

export function keepDrafts(root) {
  const place = store();
  if (!place) return;
  for (const done of root.querySelectorAll("[data-draft-clear]")) forgetDrafts(done.dataset.draftClear);
  for (const control of root.querySelectorAll("textarea[data-draft], input[data-draft]")) keep(place, control);
}
