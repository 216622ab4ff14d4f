// Notices: one sentence and one remedy, above the status bar. One is in sight at a time, the weightiest, the others a press away;
// what is only told goes by itself once she has had time to read it, anything else when its cause is gone or she puts it away.

import { button, el, fill, icon } from "./dom.js";
import { Away, Refused } from "./server.js";

const LINGER = 12_000; // milliseconds for which something that is only told stays
const WEIGHTS = ["错误", "提醒", "说明"];

const bars = new Map(); // what it is about -> { node, weight }
const home = () => document.getElementById("bars");
let all = false; // whether the others are in sight too
const others = button("", () => ((all = !all), arrange()), { kind: "link others" });

/** Show a bar. level: 错误, 提醒 or 说明; acts: its remedies; about: a later bar about the same takes its place; away: whether she
 *  may put it away without an answer. */
export function say(level, head, told = "", { acts = [], about = head, away = true } = {}) {
  bars.get(about)?.node.remove();
  const node = el("div", { class: `bar ${level}`, role: level === "错误" ? "alert" : "status" },
    level === "错误" ? icon("error", "错误") : level === "提醒" ? icon("warning", "提醒") : null,
    el("p", { class: "said" }, el("b", {}, head), told),
    acts,
    away && button("收起", () => put(about), { kind: "link" }));
  const one = { node, weight: away ? WEIGHTS.indexOf(level) + 1 : 0, passing: away && level === "说明" };
  bars.delete(about);
  bars.set(about, one);
  if (one.passing) setTimeout(() => pass(about, one), LINGER);
  arrange();
  return node;
}

/** Put away what was only told, unless she is at it. */
function pass(about, one) {
  if (bars.get(about) !== one) return;
  if (one.node.matches(":hover") || one.node.contains(document.activeElement)) setTimeout(() => pass(about, one), LINGER);
  else put(about);
}

/** The weightiest of the newest on top, the others under it where she wants them. */
function arrange() {
  const [first, ...rest] = [...bars.values()].reverse().sort((a, b) => a.weight - b.weight).map((one) => one.node);
  if (!rest.length) all = false;
  rest.forEach((node) => (node.hidden = !all));
  if (first) first.hidden = false;
  for (const node of [first, ...rest]) if (node && node.parentNode !== home()) home().append(node);
  [first, ...rest].forEach((node, n) => node && (node.style.order = String(n)));
  fill(others, all ? "只看一条" : `还有${rest.length}条`);
  others.setAttribute("aria-expanded", String(all));
  if (rest.length) first.querySelector(".said").after(others);
  else others.remove();
}

/** Put a bar away. */
export function put(about) {
  bars.get(about)?.node.remove();
  if (bars.delete(about)) arrange();
}

/** Put away what was only told: she has gone on. Bars that wait for an answer stay. */
export function putTold() {
  for (const [about, one] of [...bars]) if (one.passing) put(about);
}

/** Do something that the server may refuse; a refusal is told in its own words. Returns what was done, or null. */
export async function complain(act) {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Away)) throw error;
    if (error instanceof Refused) say("错误", `${error.message}${/[。！？]$/.test(error.message) ? "" : "。"}`, error.fix ? `${error.fix}。` : "", { about: "没有办成" });
    return null;
  }
}
