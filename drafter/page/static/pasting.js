// A column pasted from a spreadsheet: shown in the cells first, written when she says so.

import { complain, put, say } from "./bars.js";
import { button } from "./dom.js";
import { write } from "./keeping.js";
import { post } from "./server.js";
import { nameOf, word } from "./store.js";

const NAMED = 6; // rows that are named one by one

export const pending = new Map(); // 编号 -> a cell of the preview

let redraw = () => {};

/** Several lines on the clipboard: ask where each would go and show it. One line is pasted as usual. */
export async function pasted(event, key, keys, draw) {
  const text = event.clipboardData.getData("text/plain");
  if (!text.replace(/[\r\n]+$/, "").includes("\n")) return;
  event.preventDefault();
  redraw = draw;
  const told = await complain(() => post("/api/paste", { at: ["指标", key, "今年"], keys: keys.slice(keys.indexOf(key)), text }));
  if (told) preview(told);
}

function preview(told) {
  drop();
  const kept = told.cells.filter((one) => one.state === "填" || one.state === "换");
  for (const one of kept) pending.set(one.at[1], one);
  redraw();
  if (kept.length) bring(kept[0].at);
  const count = (state) => told.cells.filter((one) => one.state === state).length;
  const extra = [["换", "处换掉原来的"], ["同", "处和原来一样"], ["空", "行空着，不动"]]
    .filter(([state]) => count(state)).map(([state, says]) => `${count(state)}${says}`);
  const unread = told.cells.filter((one) => one.state === "读不成数");
  if (unread.length) extra.push(`读不成数的是${unread.slice(0, NAMED).map((one) => `“${nameOf("指标", one.at[1])}”的“${one.new}”`).join("、")}${unread.length > NAMED ? "等" : ""}，没有放`);
  if (told.left) extra.push(`多出${told.left}行没有格子放`);
  const go = button(`填上这${kept.length}格`, () => fillIn(kept), { kind: "main", key: "Enter" });
  say("说明", `粘贴来${kept.length}个数，${told.matched}放好了，还没填。`, extra.join("；"), {
    about: "粘贴",
    away: false,
    acts: [kept.length && go, button("不填", drop, { key: "Esc" })].filter(Boolean),
  });
  document.addEventListener("keydown", answer, true);
}

/** The first cell that a value was put into, in sight. */
const bring = (at) => document.querySelector(`#view [data-at="${word(at)}"]`)?.scrollIntoView({ block: "center" });

function answer(event) {
  if (event.key !== "Enter" && event.key !== "Escape") return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === "Escape") drop();
  else fillIn([...pending.values()]);
}

async function fillIn(cells) {
  const changes = cells.map((one) => ({ set: one.at, seen: one.seen, new: one.new }));
  drop();
  if (changes.length) await complain(() => write("/api/apply", { changes }));
}

function drop() {
  document.removeEventListener("keydown", answer, true);
  pending.clear();
  put("粘贴");
  redraw();
}

