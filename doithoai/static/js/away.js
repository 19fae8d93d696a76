// The hall without the server: what is pressed is kept, shown as kept, and sent once, in order, when the server is back.
import { hooks, offsetNow, readPage } from "./hall.js";
import * as kept from "./kept.js";
import { apply, described, restore, translated } from "./shown.js";

const AWAY_AFTER = 5000;
const AT_ONCE = 25;
const DOUBLE_CLICK = 600;
const UNSENT = "doithoai.hall.unsent";
const LEASE = "doithoai.hall.sending";
const root = document.querySelector("[data-replay]");
const panel = document.querySelector("[data-kept]");
const banner = document.querySelector("[data-offline]");
const words = panel?.dataset ?? {};

let isAway = false;
let lostAt = 0;
let waiting = 0; // lines that have still to be sent
let sending = false;
let keeping = Promise.resolve();
let settled = []; // what two have done and the server has decided: told until it is put away

const own = (line) => line.conference === root.dataset.conference && line.who === root.dataset.who;
const clock = (ms) => new Date(ms).toLocaleTimeString("vi", { timeZone: "Asia/Ho_Chi_Minh" });

// --- is the server there? ---------------------------------------------------------------------------------------

function contact(online) {
  if (online) {
    lostAt = 0;
    setAway(false);
    if (waiting) send();
    return;
  }
  lostAt ||= performance.now();
  // No answer, and the machine itself knows of no network: there is nothing to wait for.
  if (!navigator.onLine) { setAway(true); return; }
  setTimeout(() => { if (lostAt && performance.now() - lostAt >= AWAY_AFTER - 50) setAway(true); }, AWAY_AFTER);
}

function setAway(away) {
  if (isAway === away) return;
  isAway = away;
  banner.hidden = !away;
  document.body.classList.toggle("is-away", away);
  draw();
}

// --- keeping ----------------------------------------------------------------------------------------------------

const actOf = (form) => new URL(form.action, location.href).pathname.split("/").filter(Boolean).pop();

// True when this press is not to be sent now: the server is away, older lines wait, or the one before is on its way.
function mustKeep(form, isGoing) {
  return isAway || waiting > 0 || sending || (isGoing && form.querySelector(".scan") !== null);
}

function keep(form, data) {
  const at = Date.now();
  // A double click is one press; a scanner may be as fast as it likes.
  if (!form.querySelector(".scan") && at - Number(form.dataset.keptAt ?? 0) < DOUBLE_CLICK) return;
  if (!form.checkValidity()) { form.reportValidity(); return; }
  form.dataset.keptAt = String(at);
  const name = described(form);
  const fields = {};
  for (const [field, value] of data) if (typeof value === "string" && field !== "csrfmiddlewaretoken") fields[field] = value;
  const act = actOf(form);
  if (!root.dataset.keeps.split(" ").includes(act)) { tell(words.wordNeeds); return; }
  const key = fields.key || kept.fresh();
  for (const hidden of ["key", "screen"]) delete fields[hidden];
  const fresh = form.querySelector("input[name=key]");
  if (fresh) fresh.value = kept.fresh();
  waiting += 1;
  const line = { key, ...translated(act, fields), t: at, offset: offsetNow(), name, screen: root.dataset.screen,
    conference: root.dataset.conference, who: root.dataset.who, state: "pending" };
  if (line.problem) { waiting -= 1; tell(line.problem); return; }
  restore(form);
  // One after the other: the order of the presses is the order of the lines.
  keeping = keeping.then(() => store(line, form)).catch(() => { waiting -= 1; tell(words.wordNoRoom); });
  return keeping;
}

async function store(line, form) {
  if (line.act === "khach-den") {
    const letter = await kept.meta(`letter:${line.conference}`);
    if (letter) line.number = `${letter}-${await kept.count(`count:${line.conference}:${letter}`)}`;
  }
  await kept.add(line);
  apply(line, form, words);
  await draw();
  if (!isAway) send();
}

// --- sending ----------------------------------------------------------------------------------------------------

// Web Locks need a secure context; two tabs that send at once would do no harm, since each line has its key.
function takesTurn() {
  try {
    const until = Number(localStorage.getItem(LEASE));
    if (until > Date.now() && until < Date.now() + 20000) return false;
    localStorage.setItem(LEASE, String(Date.now() + 15000));
  } catch { /* no storage: this tab sends */ }
  return true;
}

function givesTurn() { try { localStorage.removeItem(LEASE); } catch { /* nothing was taken */ } }

async function send() {
  if (sending || !navigator.onLine && isAway) return;
  if (!takesTurn()) { setTimeout(send, 2000); return; }
  sending = true;
  let size = AT_ONCE;
  try {
    await keeping;
    for (;;) {
      const lines = (await kept.all()).filter((line) => own(line) && line.state === "pending").slice(0, size);
      if (!lines.length) break;
      const answer = await post(lines);
      if (answer.refusedWhole && size > 1) { size = 1; continue; }
      await settle(lines, answer);
      size = AT_ONCE;
    }
  } catch { /* the next contact tries again */ }
  sending = false;
  givesTurn();
  await draw();
  if (!waiting) readPage();
  else if (!isAway) setTimeout(send, 3000);
}

async function post(lines) {
  const commands = lines.map(({ key, act, seq, t, offset, fields, number, insists }) => ({ key, act, seq, t, offset, fields, number, insists }));
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), 10000);
  try {
    const answer = await fetch(root.dataset.replay, {
      method: "POST",
      signal: patience.signal,
      headers: { "Content-Type": "application/json", "X-CSRFToken": document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "" },
      body: JSON.stringify({ screen: root.dataset.screen, device: await kept.device(), commands }),
    });
    if (answer.status === 400 || answer.status === 413) return { refusedWhole: true, said: (await answer.json()).said, results: [] };
    if (answer.redirected || answer.status === 403 || answer.status === 404) { tell(words.wordSignIn); throw new Error("shown out"); }
    if (!answer.ok) throw new Error(String(answer.status));
    const found = await answer.json();
    if (found.letter) await kept.setMeta(`letter:${root.dataset.conference}`, found.letter);
    return found;
  } finally { clearTimeout(timer); }
}

async function settle(lines, { results, refusedWhole, said }) {
  const told = new Map(results.map((one) => [one.key, one]));
  const gone = [];
  for (const line of lines) {
    const one = told.get(line.key) ?? (refusedWhole && { outcome: "refused", said });
    if (!one) continue;
    if (one.outcome === "settled") settled.push({ ...line, said: one.said, theirs: one.theirs });
    if (["done", "again", "settled"].includes(one.outcome)) { gone.push(line.seq); continue; }
    await kept.put({ ...line, state: one.outcome, said: one.said, theirs: one.theirs, mayInsist: one.may_insist });
  }
  await kept.remove(gone);
}

// --- what the screen shows of it --------------------------------------------------------------------------------

function tell(sentence) {
  const place = panel.querySelector("[data-kept-said]");
  place.textContent = sentence;
  place.hidden = !sentence;
  panel.hidden = false;
}

function element(tag, css, text) {
  const made = document.createElement(tag);
  if (css) made.className = css;
  if (text) made.textContent = text;
  return made;
}

function button(text, kind, act) {
  const made = element("button", `btn ${kind}`, text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function row(line) {
  const item = element("li", "item item--fold");
  const main = element("div", "item__main", line.number ? `${line.name} · ${words.wordNumber} ${line.number}` : line.name);
  main.append(element("span", "item__sub", `${clock(line.t + line.offset)} · ${words[`word${line.state[0].toUpperCase()}${line.state.slice(1)}`]}`));
  item.append(main);
  if (line.state === "pending") return item;
  if (line.said) main.append(element("span", "item__sub", line.said));
  if (line.theirs) main.append(element("span", "item__sub", `${words.wordTheirs} ${line.theirs}`));
  const side = element("div", "item__side l-row");
  if (line.mayInsist) side.append(button(words.wordInsist, "btn--primary", () => again({ ...line, state: "pending", insists: true })));
  if (line.state === "refused") side.append(button(words.wordAgain, "", () => again({ ...line, state: "pending" })));
  side.append(button(line.state === "settled" ? words.wordSeen : words.wordDrop, "btn--plain", () => drop(line)));
  item.append(side);
  return item;
}

async function again(line) {
  await kept.put(line);
  await draw();
  send();
}

async function drop(line) {
  if (line.state === "settled") settled = settled.filter((one) => one.key !== line.key);
  else await kept.remove([line.seq]);
  await draw();
}

async function draw() {
  const lines = await kept.all();
  const mine = lines.filter(own);
  const foreign = lines.filter((line) => line.conference === root.dataset.conference && !own(line)).length;
  const pending = mine.filter((line) => line.state === "pending");
  waiting = pending.length;
  // Read by the page on which one signs out.
  try { localStorage.setItem(UNSENT, String(lines.length)); } catch { /* then nobody is asked */ }
  const shown = [...mine.filter((line) => line.state !== "pending"), ...settled.map((line) => ({ ...line, state: "settled" })), ...pending.slice(-8).reverse()];
  panel.querySelector("[data-kept-list]").replaceChildren(...shown.map(row));
  panel.querySelector("[data-kept-count]").textContent = String(pending.length);
  panel.querySelector("[data-kept-foreign]").hidden = !foreign;
  if (!pending.length && !isAway) panel.querySelector("[data-kept-said]").hidden = true;
  panel.hidden = !isAway && !shown.length && !foreign && panel.querySelector("[data-kept-said]").hidden;
}

async function begin() {
  hooks.contact = contact;
  hooks.isAway = mustKeep;
  hooks.keep = keep;
  await draw();
  // Unsent lines of an earlier visit; and the letter of this desk, to be known before the server is away.
  if (waiting) send();
  else if (root.dataset.screen === "desk") post([]).catch(() => {});
  if (!(await kept.isLasting())) panel.querySelector("[data-kept-fleeting]").hidden = false;
}

window.addEventListener("beforeunload", (event) => { if (isAway) event.preventDefault(); });
if (root && panel) begin();
