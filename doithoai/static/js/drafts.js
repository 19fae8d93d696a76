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

// A whole form (data-keep="key"): what was typed is offered back when it never reached the house. `edits` says which
// saved text it was typed over; it is thrown away once a later text of the same person stands there.
const TYPED = "textarea[name], select[name], input[type=text][name]";

function values(form) {
  const found = {};
  for (const one of form.querySelectorAll(TYPED)) found[one.name] = one.value.replace(/\r\n/g, "\n").trim();
  return found;
}

function readForm(place, key) {
  try {
    const kept = JSON.parse(place.getItem(PREFIX + key));
    return kept && kept.values && Date.now() - kept.at < WEEK ? kept : null;
  } catch {
    return null;
  }
}

function writeForm(place, key, kept) {
  try {
    place.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), ...kept }));
  } catch {
    // full: the page still works
  }
}

function reachedTheHouse(kept, root) {
  const own = root.hasAttribute("data-keep-own") && !root.hasAttribute("data-keep-refused");
  return kept.sent && own && Number(root.dataset.keepEdits) > kept.edits;
}

function offer(form, place, key, kept) {
  const box = form.querySelector("[data-keep-offer]");
  if (!box) return;
  box.hidden = false;
  box.querySelector("[data-keep-restore]").addEventListener("click", () => {
    for (const one of form.querySelectorAll(TYPED)) if (one.name in kept.values) one.value = kept.values[one.name];
    box.hidden = true;
    form.querySelector("textarea").focus();
  });
  box.querySelector("[data-keep-discard]").addEventListener("click", () => {
    place.removeItem(PREFIX + key);
    box.hidden = true;
  });
}

function keepForm(root, place) {
  const key = root.dataset.keep;
  const edits = Number(root.dataset.keepEdits);
  const kept = readForm(place, key);
  if (kept && reachedTheHouse(kept, root)) place.removeItem(PREFIX + key);
  if (root.tagName !== "FORM") return;
  const shown = JSON.stringify(values(root));
  if (kept && place.getItem(PREFIX + key) && JSON.stringify(kept.values) !== shown) offer(root, place, key, kept);
  let timer = 0;
  const save = (sent) => {
    clearTimeout(timer);
    const typed = values(root);
    if (sent || JSON.stringify(typed) !== shown) writeForm(place, key, { edits, sent, values: typed });
  };
  root.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => save(false), PAUSE);
  });
  root.addEventListener("submit", () => save(true));
  window.addEventListener("pagehide", () => { if (timer) save(Boolean(root.dataset.sent)); });
}

export function keepForms(root) {
  const place = store();
  if (place) for (const one of root.querySelectorAll("[data-keep]")) keepForm(one, place);
}
