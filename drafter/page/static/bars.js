// Notices: one sentence and one remedy, above the status bar; each stays until its cause is gone or she puts it away.

import { button, el, icon } from "./dom.js";
import { Away, Refused } from "./server.js";

const bars = new Map(); // what it is about -> its node
const home = () => document.getElementById("bars");

/** Show a bar. level: 错误, 提醒 or 说明; acts: its remedies; about: a later bar about the same takes its place. */
export function say(level, head, told = "", { acts = [], about = head, away = true } = {}) {
  put(about);
  const bar = el("div", { class: `bar ${level}`, role: level === "错误" ? "alert" : "status", "data-waits": String(!away) },
    level === "错误" ? icon("error", "错误") : level === "提醒" ? icon("warning", "提醒") : null,
    el("p", { class: "said" }, el("b", {}, head), told),
    acts,
    away && button("收起", () => put(about), { kind: "link" }));
  bars.set(about, bar);
  home().append(bar);
  return bar;
}

/** Put a bar away. */
export function put(about) {
  bars.get(about)?.remove();
  bars.delete(about);
}

/** Put away what was only told: she has gone on. Bars that wait for an answer stay. */
export function putTold() {
  for (const [about, bar] of [...bars]) if (bar.classList.contains("说明") && bar.dataset.waits !== "true") put(about);
}

/** Do something that the server may refuse; a refusal is told in its own words. Returns what was done, or null. */
export async function complain(act) {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Away)) throw error;
    if (error instanceof Refused) say("错误", `${error.message}${/[。！？]$/.test(error.message) ? "" : "。"}`, error.fix ? `${error.fix}。` : "");
    return null;
  }
}
