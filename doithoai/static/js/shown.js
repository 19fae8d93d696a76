// What is simple and certain is shown at once although the server is away: who is in the hall, lines, the timer.
import { goesOn } from "./floor.js";
import { offsetNow, tick } from "./hall.js";

const root = document.querySelector("[data-replay]");
const REFRESH = 60000;
let delegates = []; // {id, number, given, name, unit, card, here}: in memory only

// --- the list of the desk ---------------------------------------------------------------------------------------

async function readList() {
  try {
    const answer = await fetch(root.dataset.list, { headers: { Accept: "application/json" } });
    if (answer.ok) delegates = (await answer.json()).delegates;
  } catch { /* the list read before stands */ }
}

// Without marks and case, as the house compares names.
const fold = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/đ/g, "d");

function find(typed) {
  const text = typed.trim();
  const card = text.split("#").pop().split("/").pop().toLowerCase().replace(/\s/g, "");
  const scanned = delegates.filter((one) => one.card === card);
  if (scanned.length) return scanned;
  if (/^\d+$/.test(text)) return delegates.filter((one) => one.number === Number(text));
  const given = delegates.filter((one) => one.given && one.given === text.toUpperCase());
  if (given.length) return given;
  const wanted = fold(text).split(/\s+/);
  return delegates.filter((one) => {
    const has = fold(`${one.name} ${one.unit}`).split(/\s+/);
    return wanted.every((word) => has.some((part) => part.startsWith(word)));
  });
}

// A press as it is kept: what was scanned becomes the person meant, "the next" becomes the number that was read out.
export function translated(act, fields) {
  if (act === "moi-tiep" && fields.turn) return { act: "moi", fields };
  if (act !== "ghi-co-mat" || !delegates.length) return { act, fields };
  const typed = fields.typed || "";
  const found = find(typed);
  const words = document.querySelector("[data-kept]").dataset;
  if (found.length === 1) return { act: "co-mat", fields: { ...fields, typed: "", delegate: found[0].id } };
  if (found.length > 1) return { problem: `${words.wordSeveral} ${found.slice(0, 8).map((one) => `${one.number} ${one.name}`).join("; ")}` };
  // A card that is not on the list read last may have been entered since.
  if (/^\S*[a-z0-9]{12}$/i.test(typed.trim())) return { act, fields };
  return { problem: words.wordNobody };
}

// --- forms ------------------------------------------------------------------------------------------------------

// What the line is called in the list of what is kept: the words of the button, and of whom or what.
export function described(form) {
  const said = (form.querySelector("button[type=submit]")?.textContent ?? "").replace(/\s*Alt [A-Z]\s*$/, "").trim();
  const row = form.closest("tr, .item, .speaker");
  const about = row?.querySelector(".speaker__no")?.textContent || row?.cells?.[1]?.textContent || "";
  const typed = [...form.querySelectorAll("textarea, input[type=text], input:not([type])")].map((one) => one.value.trim()).filter(Boolean);
  return [said, about.trim(), ...typed].filter(Boolean).join(" · ").slice(0, 400);
}

export function restore(form) {
  if (!form.closest("[data-keep]") && !form.querySelector("textarea, input:not([type=hidden])")) return;
  form.reset();
  for (const open of form.querySelectorAll(".error-summary, .field__error")) open.remove();
  form.querySelector("textarea, input:not([type=hidden])")?.focus();
}

// --- what is certain --------------------------------------------------------------------------------------------

export function apply(line, form, words) {
  const act = { "co-mat": markHere, "khach-den": showGuest, "ghi-bien-ban": addLine, "ghi-cau-hoi": addQuestion,
    "tam-dung": pause, "tiep-tuc": goOn, "ket-thuc-luot": stop, "moi": goesOnAfter, "bat-dau": goesOnAfter, "vang-khi-moi": goesOnAfter }[line.act];
  act?.(line, form, words);
}

function part(name) { return document.querySelector(`[data-live="${name}"]`); }

function made(tag, css, ...inside) {
  const one = document.createElement(tag);
  if (css) one.className = css;
  one.append(...inside);
  return one;
}

const hint = (words) => made("span", "hint", words.wordPending);

function card(number, name, unit, words) {
  const box = made("div", "scanned", made("span", "scanned__no", String(number)),
    made("div", "", made("p", "speaking__name", name), made("p", "", unit, " ", hint(words))));
  box.setAttribute("role", "status");
  part("just")?.replaceChildren(box);
}

function markHere(line, form, words) {
  const one = delegates.find((known) => known.id === line.fields.delegate);
  const field = document.querySelector(`[data-live="list"] input[name=delegate][value="${CSS.escape(line.fields.delegate)}"]`);
  const cell = field?.closest("td");
  if (one) {
    line.name = `${line.name} · ${one.number} ${one.name}`;
    card(one.number, one.name, one.here ? `${one.unit} · ${words.wordBefore}` : one.unit, words);
    one.here = true;
  }
  cell?.replaceChildren(made("span", "tag tag--done", words.wordHere), " ", hint(words));
}

function showGuest(line, form, words) {
  card(line.number || "–", line.fields.person, line.number ? line.fields.place : words.wordNumberLater, words);
}

function time(line) {
  return new Date(line.t + line.offset).toLocaleTimeString("vi", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit" });
}

function addLine(line, form, words) {
  const at = made("time", "", line.fields.at || time(line));
  part("lines")?.querySelector("ol").prepend(made("li", "minutes__line", at, made("span", "", line.fields.text, " ", hint(words))));
}

function addQuestion(line, form, words) {
  if (!line.fields.gist) return;
  part("questions")?.querySelector("ul").prepend(made("li", "item", made("div", "item__main", line.fields.gist, made("span", "item__sub", hint(words)))));
}

// The timer counts on from the moment of the press, by the clock of the house.
function timers(change) {
  for (const timer of document.querySelectorAll("[data-timer]")) {
    const now = Date.now() + offsetNow();
    if (timer.dataset.timer === "running") timer.dataset.elapsed = String(Number(timer.dataset.elapsed) + (now - Number(timer.dataset.now)) / 1000);
    timer.dataset.now = String(now);
    timer.dataset.timer = change;
  }
  tick();
}

function becomes(form, act, word) {
  if (!form || !word) return;
  form.action = form.action.replace(/viec\/[^/]+\/$/, `viec/${act}/`);
  form.querySelector("button").lastChild.textContent = word;
  const use = form.querySelector("use");
  use?.setAttribute("href", use.getAttribute("href").replace(/#.*/, act === "tiep-tuc" ? "#i-play" : "#i-pause"));
}

function pause(line, form, words) { timers("paused"); becomes(form, "tiep-tuc", words.wordGoOn); }
function goOn(line, form, words) { timers("running"); becomes(form, "tam-dung", words.wordPause); }
function stop(line, form, words) { timers("stopped"); goesOn(line, words); }
function goesOnAfter(line, form, words) { goesOn(line, words); }

if (root?.dataset.list) {
  readList();
  setInterval(() => { if (!document.body.classList.contains("is-away")) readList(); }, REFRESH);
}
