// The screens of the hall: changes arrive as they happen, timers run from the server's time.
// Without this file every button posts, and the walls reload themselves.

import "./keys.js";
import { openStream } from "./stream.js";

const POLL_EVERY = 5000;
const root = document.querySelector("[data-hall]");
let offset = 0;
let beat = -1;
// As long as a press waits for its answer.
const PATIENCE = 5000;

// A screen that keeps what is pressed while the server is away (away.js) puts its own words here.
export const hooks = { contact: null, isAway: null, keep: null };
export const offsetNow = () => offset;

// A page says what the clock of the house shows; the clock of this machine is only counted on from there.
function readClock(page) {
  const now = Number(page.querySelector("[data-hall]")?.dataset.now) * 1000;
  if (now) offset = now - Date.now();
}

export function tick() {
  const now = new Date(Date.now() + offset);
  const face = new Intl.DateTimeFormat("vi", { hour: "2-digit", minute: "2-digit", timeZone: "Asia/Ho_Chi_Minh", hour12: false });
  for (const place of document.querySelectorAll("[data-clock]")) place.textContent = face.format(now);
  for (const timer of document.querySelectorAll("[data-timer]")) drawTimer(timer, now);
}

// The digits are computed from the moment the server drew them; nothing ticks in the database.
function drawTimer(timer, now) {
  const data = timer.dataset;
  const passed = data.timer === "running" ? (now.getTime() - Number(data.now)) / 1000 : 0;
  const left = Math.floor(Number(data.limit) - Number(data.elapsed) - passed);
  const size = Math.abs(left);
  const words = `${left < 0 ? "+" : ""}${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}`;
  const over = left < 0, warn = !over && left <= Number(data.warning);
  const tone = data.timer === "paused" ? "paused" : data.timer !== "running" ? "" : over ? "over" : warn ? "warn" : "";
  timer.className = tone ? `${data.css} ${data.css}--${tone}` : data.css;
  timer.firstElementChild.textContent = words;
  timer.lastElementChild.textContent = data.timer === "paused" ? data.wordPaused : over && data.timer === "running" ? data.wordOver : data.wordLeft;
}

function say(online) {
  const banner = document.querySelector("[data-offline]");
  if (hooks.contact) hooks.contact(online);
  else if (banner) banner.hidden = online;
  const place = document.querySelector("[data-link-words]");
  const words = document.querySelector("[data-link]");
  if (!place || !words) return;
  if (!online && place.dataset.lost) return;
  place.dataset.lost = online ? "" : "yes";
  const at = new Date(Date.now() + offset).toLocaleTimeString("vi", { timeZone: "Asia/Ho_Chi_Minh" });
  place.textContent = `${online ? words.dataset.wordOn : words.dataset.wordOff} ${at}`;
}

// --- walls and phones: the stream brings the words themselves ---------------------------------------------------

function showWall(html) {
  const live = document.getElementById("live");
  if (!live) return;
  live.innerHTML = html;
  tick();
  showAhead();
  followOwn();
}

// "3 people before you" is computed here, from the public list and the own number.
function showAhead() {
  const mine = document.querySelector("[data-mine]");
  const list = document.querySelector("[data-waiting]");
  const place = document.querySelector("[data-ahead]");
  if (!mine || !list || !place || !mine.dataset.mine) return;
  const at = list.dataset.waiting.split(",").indexOf(mine.dataset.mine);
  const isMine = list.dataset.turnOf === mine.dataset.mine;
  if (isMine) place.textContent = mine.dataset.wordNow;
  // A request that the secretary has not looked at yet was never in the queue: the page says so itself.
  else if (at < 0 && place.dataset.was) place.textContent = mine.dataset.wordPast;
  if (isMine || at >= 0) place.dataset.was = "yes";
  if (at === 0) place.textContent = mine.dataset.wordNext;
  if (at > 0) place.textContent = mine.dataset.wordAhead.replace("%n", String(at));
}

// What became of the own request and question stands on the own page alone: the phone reads it again when its mark
// among the marks of all is a new one.
let ownTimer = 0;

function markNow(own) {
  const all = document.querySelector("[data-marks]")?.dataset.marks.split(",") ?? [];
  return all.find((one) => one.startsWith(`${own.dataset.ownKey}:`))?.split(":")[1] ?? "";
}

function followOwn() {
  const own = document.querySelector("[data-own-key]");
  if (!own || ownTimer || markNow(own) === own.dataset.ownMark) return;
  // One act may concern a hundred phones: they ask spread over two seconds.
  ownTimer = setTimeout(() => readOwn(own), Math.random() * 2000);
}

async function readOwn(own) {
  const asked = markNow(own);
  try {
    const answer = await fetch(own.dataset.ownPage, { headers: { Accept: "text/html" } });
    const page = parse(await answer.text());
    if (answer.ok && page.querySelector("[data-own-key]")) showOwn(own, page);
  } catch { /* the next word of the house asks again */ }
  ownTimer = 0;
  if (markNow(own) !== asked) followOwn();
}

function showOwn(own, page) {
  for (const part of document.querySelectorAll("[data-own]")) {
    const isTyped = [...part.querySelectorAll("input:not([type=hidden])")].some((field) => field.value !== field.defaultValue);
    if (!isTyped) part.innerHTML = page.querySelector(`[data-own="${part.dataset.own}"]`)?.innerHTML ?? "";
  }
  own.dataset.ownMark = page.querySelector("[data-own-key]").dataset.ownMark;
  showAhead();
}

// --- screens of the staff: the stream says "changed", the screen reads its own page ---------------------------

let reading = false;
let again = false;
let presses = 0;

export async function readPage() {
  if (reading) { again = true; return; }
  reading = true;
  const before = presses;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = parse(await answer.text());
    // A press that came in between has brought a newer page, perhaps of another address.
    if (before !== presses) again = true;
    else if (answer.ok) { readClock(page); swap(page); }
    say(answer.ok);
  } catch { say(false); }
  reading = false;
  if (again) { again = false; readPage(); }
}

const parse = (text) => new DOMParser().parseFromString(text, "text/html");

// A part in which somebody types, or has opened something, stays until it is left; only the beat in it goes on.
function isBusy(part) {
  const focus = document.activeElement;
  const typing = focus && part.contains(focus) && focus.matches("input:not([type=hidden]), textarea, select");
  return typing || part.querySelector("details[open]:not([data-keep])") !== null;
}

// Between the finger's going down and up nothing is exchanged: the button under it would be gone, and the press lost.
let holding = 0;
let missed = false;

function hold() {
  clearTimeout(holding);
  holding = setTimeout(letGo, 2000);
}

function letGo() {
  clearTimeout(holding);
  holding = 0;
  if (missed) { missed = false; readPage(); }
}

function watchFingers() {
  document.addEventListener("pointerdown", hold, true);
  document.addEventListener("keydown", (event) => { if (event.key === " ") hold(); }, true);
  // The press itself comes right after the finger has gone up.
  for (const end of ["pointerup", "pointercancel", "keyup"]) {
    document.addEventListener(end, () => { if (holding) setTimeout(letGo, 0); }, true);
  }
}

// A part that stayed as it was, because something stood open in it, follows once that is closed.
function watchFolds() {
  document.addEventListener("toggle", ({ target }) => {
    const part = target.closest("[data-behind]");
    if (part && !target.open && !isBusy(part)) readPage();
  }, true);
}

function swap(page) {
  if (holding) { missed = true; return; }
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!fresh) continue;
    if (isBusy(part)) { part.dataset.behind = "yes"; renewBeat(part, page); continue; }
    delete part.dataset.behind;
    if (strip(part.innerHTML) === strip(fresh.innerHTML)) { renewBeat(part, page); continue; }
    const held = part.contains(document.activeElement) ? pathOf(document.activeElement) : "";
    part.innerHTML = fresh.innerHTML;
    if (held) part.querySelector(held)?.focus();
  }
  tick();
}

// Keys and tokens are new at every drawing: they are no difference.
function strip(html) {
  return html.replace(/ value="[^"]{20,}"/g, "").replace(/name="seen" value="\d+"/g, "").replace(/data-(now|elapsed)="\d+"/g, "")
    .replace(/(timer|wall)__left">[^<]*</g, "").replace(/class="timer[^"]*"/g, "");
}

function renewBeat(part, page) {
  const seen = page.querySelector("input[name=seen]");
  if (seen) for (const field of part.querySelectorAll("input[name=seen]")) field.value = seen.value;
}

function pathOf(element) {
  const form = element.closest("form");
  return form ? `form[action="${form.getAttribute("action")}"] ${element.tagName.toLowerCase()}:not([type=hidden])` : "";
}

// An answer, or an error after a while: a cable that was pulled says nothing.
async function answered(address, options) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const answer = await fetch(address, { ...options, signal: patience.signal });
    const text = await answer.text();
    if (answer.status >= 502) throw new Error(String(answer.status));
    return { answer, page: parse(text) };
  } finally { clearTimeout(timer); }
}

// A press goes by itself and brings the new page back; when no answer comes, the screen keeps it.
async function press(event) {
  const form = event.target;
  if (root?.dataset.hall !== "page" || form.method !== "post") return;
  const data = new FormData(form);
  if (event.submitter?.name) data.append(event.submitter.name, event.submitter.value);
  if (hooks.isAway?.(form, Boolean(form.dataset.going))) {
    event.preventDefault();
    release(form);
    hooks.keep(form, data);
    return;
  }
  if (form.dataset.going) return;
  event.preventDefault();
  form.dataset.going = "yes";
  presses += 1;
  const scanned = form.querySelector(".scan");
  if (scanned) form.reset();
  // What is opened while the answer is on its way stays open.
  const folds = document.querySelectorAll("[data-live] details[open]");
  try {
    const { answer, page } = await answered(form.action, { method: "POST", body: data, headers: { Accept: "text/html" } });
    if (scanned && !answer.ok && !scanned.value) scanned.value = data.get(scanned.name);
    // Signed out meanwhile: what was typed is kept until the same person has signed in again.
    if (page.querySelector("input[type=password]")) {
      await hooks.keep?.(form, data);
      const door = new URL(answer.url);
      door.searchParams.set("next", location.pathname);
      location.href = door.href;
      return;
    }
    if (!page.getElementById("main") || answer.redirected && !page.querySelector("[data-hall]")) { location.href = answer.url; return; }
    presses += 1;
    if (answer.ok) history.replaceState(null, "", answer.url);
    arrive(page, form, answer.ok, folds);
    say(true);
  } catch {
    if (hooks.keep) hooks.keep(form, data);
    say(false);
  }
  delete form.dataset.going;
  release(form);
}

// Ready for the next press.
function release(form) {
  delete form.dataset.sent;
  for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
}

function arrive(page, form, ok, folds) {
  const here = document.querySelector("#main > .messages"), there = page.querySelector("#main > .messages");
  here?.remove();
  if (there) { document.getElementById("main").prepend(there); countToast(there); }
  if (ok) for (const open of folds) open.open = false;
  if (!ok && !there) { replaceForm(page, form); return; }
  const typed = form.querySelector("textarea, input:not([type=hidden])");
  const keep = form.closest("[data-keep]");
  if (document.activeElement && document.activeElement !== typed) document.activeElement.blur();
  if (ok && keep) {
    renewForm(page, form);
    form.reset();
    for (const stale of form.querySelectorAll(".error-summary, .field__error")) stale.remove();
    typed?.focus();
  }
  swap(page);
}

// What was not accepted stays as it was typed, with the sentence that says what is missing.
function replaceForm(page, form) {
  const fresh = page.querySelector(`form[action="${form.getAttribute("action")}"] .error-summary`)?.closest("form");
  if (!fresh) return;
  for (const stale of form.querySelectorAll(".error-summary")) stale.remove();
  const summary = fresh.querySelector(".error-summary");
  const first = form.querySelector(".panel__body") || form;
  first.prepend(summary);
  renewForm(page, form);
  summary.focus();
}

function renewForm(page, form) {
  const fresh = page.querySelector(`form[action="${form.getAttribute("action")}"]`);
  for (const name of ["key", "seen"]) {
    const from = fresh?.querySelector(`input[name=${name}]`), to = form.querySelector(`input[name=${name}]`);
    if (from && to) to.value = from.value;
  }
}

// The undo button counts its ten seconds and goes; the sentence stays a little longer.
function countToast(place) {
  let left = 10;
  const toast = place.querySelector("[data-toast]");
  const timer = setInterval(() => {
    left -= 1;
    const words = toast?.querySelector("[data-toast-left]");
    if (words) words.textContent = ` (${left})`;
    if (left > 0) return;
    clearInterval(timer);
    if (!place.querySelector(".notice--bad")) place.remove();
  }, 1000);
}

// --- the stream, and reading every five seconds when there is none -------------------------------------------

let polling = 0;
let tag = "";

function changed(number, html) {
  if (number === beat && root.dataset.hall === "page") { say(true); return; }
  const first = beat < 0;
  beat = number;
  if (root.dataset.hall === "html") showWall(html);
  else if (!first) readPage();
  say(true);
}

async function poll() {
  try {
    const sent = Date.now();
    const answer = await fetch(root.dataset.poll, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
    // Half of the way there and back: the server looked at its clock in between.
    const now = Number(answer.headers.get("X-Now"));
    if (now) offset = now - (sent + Date.now()) / 2;
    if (answer.status === 304) { say(true); return; }
    if (!answer.ok) { say(false); return; }
    tag = answer.headers.get("ETag") || "";
    changed(Number(answer.headers.get("X-Beat")), await answer.text());
  } catch { say(false); }
}

function pollFrom() { if (!polling) { polling = setInterval(poll, POLL_EVERY); poll(); } }
function pollNoMore() { clearInterval(polling); polling = 0; }

function listen() {
  if (!("EventSource" in window)) { pollFrom(); return; }
  const stream = openStream(root.dataset.stream);
  stream.onopen = pollNoMore;
  stream.onmessage = (message) => {
    const { beat: number, html, now } = JSON.parse(message.data);
    if (now) offset = now - Date.now();
    changed(number, html);
  };
  stream.onerror = pollFrom;
  // The machine says that its network went or came. The server may be this very machine: it is asked, at once.
  for (const word of ["offline", "online"]) window.addEventListener(word, poll);
}

// --- small helps ------------------------------------------------------------------------------------------------

function phrases() {
  for (const button of document.querySelectorAll("[data-phrase]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const box = button.closest("form").querySelector("textarea");
      box.value = `${box.value}${box.value && !box.value.endsWith(" ") ? " " : ""}${button.dataset.phrase} `;
      box.focus();
    });
  }
}

// The code of a card comes behind "#", which no server ever sees; it goes into the form and is sent once.
function card() {
  const form = document.querySelector("form[data-card]");
  const code = location.hash.slice(1).toLowerCase();
  if (!form || !/^[a-z0-9]{12}$/.test(code)) return;
  history.replaceState(null, "", location.pathname);
  form.querySelector("input[name=card]").value = code;
  form.submit();
}

if (root) {
  readClock(document);
  tick();
  setInterval(tick, 250);
  phrases();
  card();
  showAhead();
  document.addEventListener("submit", press);
  watchFingers();
  watchFolds();
  document.querySelectorAll("#main > .messages").forEach(countToast);
  document.querySelector(".scan")?.focus();
  listen();
}
