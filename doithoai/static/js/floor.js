// The floor while the server is away: call, begin, end, next, as the own presses have made it. Nothing is guessed of what
// others do; when the server is back the whole chain stands, or the chair sees both versions.
import { fresh } from "./kept.js";

const FLOOR = ["moi-tiep", "moi", "bat-dau", "vang-khi-moi", "ket-thuc-luot"];
const gone = new Set(); // turns that were called meanwhile

const part = (name) => document.querySelector(`[data-live="${name}"]`);

function made(tag, css, ...inside) {
  const one = document.createElement(tag);
  if (css) one.className = css;
  one.append(...inside);
  return one;
}

// A button as the house draws it: the beat is the one that the screen showed when the server was last there.
function button(act, word, kind, line, turn) {
  const form = made("form", "act");
  form.method = "post";
  form.action = document.querySelector("form[action*='/viec/']").action.replace(/viec\/[^/]+\/$/, `viec/${act}/`);
  const fields = { screen: line.screen, seen: line.fields.seen ?? "", key: fresh(), turn };
  for (const [name, value] of Object.entries(fields)) {
    const field = made("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
  const press = made("button", `btn btn--${kind}`, word);
  press.type = "submit";
  form.append(press);
  return form;
}

function offer(speaker, state, ...forms) {
  for (const form of document.querySelectorAll("[data-live] form")) {
    if (FLOOR.includes(form.action.split("/").at(-2))) form.hidden = true;
  }
  const who = speaker ? [made("span", "speaking__no", speaker.number), made("div", "", made("p", "speaking__name", speaker.name), made("p", "", state))] : [made("p", "", state)];
  part("speaking").firstElementChild.replaceChildren(made("div", "speaking", ...who), made("div", "acts", ...forms));
  forms[0]?.querySelector("button").focus();
}

function known(turn) {
  const row = document.querySelector(`[data-turn="${CSS.escape(turn)}"]`);
  return row && { turn, number: row.querySelector(".speaker__no, .speaking__no").textContent, name: row.querySelector(".speaker__who, .speaking__name").textContent };
}

function next() {
  const row = [...document.querySelectorAll("[data-live=queue] [data-turn]")].find((one) => !gone.has(one.dataset.turn));
  return row && known(row.dataset.turn);
}

let now = null;

// After a press of the floor that was kept: what comes next of it.
export function goesOn(line, words) {
  if (!part("speaking") || !part("queue")) return;
  const { turn } = line.fields;
  if (line.act === "moi") {
    gone.add(turn);
    now = known(turn) ?? now;
    offer(now, `${words.wordCalled} · ${words.wordPending}`, button("bat-dau", words.wordBegin, "go", line, turn), button("vang-khi-moi", words.wordAbsent, "plain", line, turn));
  } else if (line.act === "bat-dau") {
    now = now?.turn === turn ? now : known(turn);
    const at = new Date(line.t + line.offset).toLocaleTimeString("vi", { timeZone: "Asia/Ho_Chi_Minh", hour: "2-digit", minute: "2-digit" });
    offer(now, `${words.wordSpeaks} ${at} · ${words.wordPending}`, button("ket-thuc-luot", words.wordEnd, "stop", line, turn));
  } else {
    const waiting = next();
    offer(waiting, waiting ? words.wordNext : words.wordNobodyWaits, ...(waiting ? [button("moi", words.wordCall, "go", line, waiting.turn)] : []));
  }
}
