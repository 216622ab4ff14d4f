// 历史: who changed which cell when; what was changed together is one row and is taken back together.

import { complain, say } from "./bars.js";
import { around, drawn } from "./blackline.js";
import { button, clock, dayOf, el, fill, segment, short } from "./dom.js";
import { asPrinted } from "./figures_in.js";
import { write } from "./keeping.js";
import { goTo, viewOf } from "./places.js";
import { get } from "./server.js";
import { nameOf, row } from "./store.js";

export const panelled = () => false;
export const KEYS = [["↑ / ↓", "换条"]];

const asked = { by: "全部", on: 0, marks: [] };
let entries = [];
let further = null;
let home = null;

/** Draw the view. */
export async function show(where) {
  home = where;
  draw();
  const told = await complain(() => get("/api/history"));
  if (!told) return;
  ({ entries } = told);
  further = told.next;
  if (home.querySelector(".split")) draw();
}

function draw() {
  const top = home.querySelector(".split .scroll")?.scrollTop || 0;
  fill(home, el("div", { class: "tools" }, tools()), el("div", { class: "split" }, el("div", { class: "scroll", tabindex: "-1" }, list()), el("aside", { class: "telling", "aria-label": "这一次改动" }, detail())));
  home.querySelector(".split .scroll").scrollTop = top;
}

function tools() {
  const makers = ["全部", ...new Set(entries.map((one) => one.by))];
  const choose = (value) => {
    asked.by = value;
    draw();
    home.querySelector(".tools [aria-pressed=true]").focus();
  };
  const [a, b] = [...asked.marks].sort((x, y) => x - y);
  return [
    segment("谁改的", makers.map((one) => [one, one]), asked.by, choose),
    el("span", { class: "space" }),
    asked.marks.length ? button(b ? `对照第${a}次和第${b}次以后` : `对照第${a}次以后和今年的稿子`, () => compare(a, b || "今年")) : el("span", { class: "aside said" }, "谁、什么时候、改了哪一格，都留着。撤回也是一次改动，还能再撤。"),
  ];
}

function list() {
  const shown = entries.filter((one) => asked.by === "全部" || one.by === asked.by);
  if (!shown.length) return el("p", { class: "empty" }, "还没有改过。");
  const days = new Map();
  for (const one of shown) days.set(dayOf(one.when), [...(days.get(dayOf(one.when)) || []), one]);
  return [
    el("table", { class: "log" }, el("caption", { class: "unseen" }, "改动"),
      el("thead", {}, el("tr", {}, ["对照", "第几次", "时", "谁", "哪一格", "原来", "改成", ""].map((says) => el("th", { scope: "col" }, says)))),
      [...days].map(([day, members]) => el("tbody", {}, el("tr", { class: "group" }, el("th", { scope: "rowgroup", colspan: 8 }, day)), members.map(line)))),
    further !== null && further !== undefined && el("p", { class: "adding" }, button("再往前看", more)),
  ];
}

function line(one) {
  const first = one.cells[0];
  const count = one.cells.length + (one.more || 0);
  const none = one.by === "初次记下" ? "从这里记起" : "只动了注释、空行";
  const undoes = one.undoes > 0 ? el("span", { class: "aside" }, `撤回第${one.undoes}次　`) : "";
  const what = !count ? none : count === 1 && first ? [el("span", { class: "aside" }, `${first.at[1]} ${first.at[2] || "整条"}　`), nameOf(first.at[0], first.at[1])] : `${count}格：${[...new Set(one.cells.map((each) => each.at[0]))].join("、")}`;
  const tick = el("input", { type: "checkbox", checked: asked.marks.includes(one.entry), "aria-label": `拿第${one.entry}次以后对照`, onchange: () => markUp(one.entry, tick.checked) });
  return el("tr", { class: `${asked.on === one.entry ? "here" : ""}${one.undone ? " done" : ""}`, "data-entry": String(one.entry), onclick: (event) => event.target.closest("button, input") || pick(one.entry) },
    el("td", {}, tick), el("td", { class: "number" }, String(one.entry)), el("td", {}, clock(one.when)), el("td", {}, one.by),
    el("td", { class: "what" }, button([undoes, what], () => pick(one.entry), { kind: "link", "aria-current": asked.on === one.entry ? "true" : null })),
    el("td", { class: "was" }, count === 1 && first ? short(asPrinted(first.before) || "空", 20) : ""), el("td", {}, count === 1 && first ? short(asPrinted(first.after) || "空", 24) : ""),
    el("td", {}, one.undone ? el("span", { class: "aside" }, "撤了") : one.can_undo && button(count > 1 ? `撤回${count}格` : "撤回", () => back(one))));
}

function markUp(entry, on) {
  asked.marks = on ? [...asked.marks, entry].slice(-2) : asked.marks.filter((one) => one !== entry);
  draw();
  home.querySelector(`[data-entry="${entry}"] input`)?.focus();
}

function pick(entry) {
  asked.on = entry;
  draw();
  home.querySelector(`[data-entry="${entry}"] .what button`)?.focus({ preventScroll: true });
}

function detail() {
  const one = entries.find((each) => each.entry === asked.on);
  if (!one) return el("p", { class: "aside" }, "点一次改动，这里一格一格地说。");
  return [
    el("header", {}, el("h2", {}, `第${one.entry}次　${dayOf(one.when)} ${clock(one.when)}　${one.by}`), one.undoes > 0 && el("p", { class: "aside" }, `撤销第${one.undoes}次`)),
    one.cells.map((each) => el("section", {}, el("h3", {}, each.at.filter(Boolean).join(" ")), el("p", { class: "both" }, changed(each)), row(each.at[0], each.at[1]) && viewOf(each.at[0]) && each.at[0] !== "核对" && button("去看这一格", () => goTo(each.at), { kind: "link" }))),
    one.more > 0 && el("p", { class: "aside" }, `另有${one.more}格。`),
    one.can_undo && !one.undone && el("p", { class: "acting" }, button("撤回这一次", () => back(one))),
  ];
}

function changed({ at, before, after }) {
  if (!at[2]) return after === null ? el("del", {}, "整条") : el("ins", {}, "整条");
  return around(asPrinted(before), asPrinted(after));
}

async function back(one) {
  const reply = await complain(() => write("/api/undo", { entry: one.entry }));
  if (reply?.stayed?.length) say("提醒", `${reply.stayed.length}格后来又改过，没有动：`, reply.stayed.join("；"));
}

async function more() {
  const told = await complain(() => get("/api/history", { before: further }));
  if (!told) return;
  entries = [...entries, ...told.entries];
  further = told.next;
  draw();
}

/** Two states of the draft, the one against the other, on a sheet. */
async function compare(old, fresh) {
  const told = await complain(() => get("/api/redline", { old, new: fresh, figures: "1" }));
  if (!told) return;
  const kinds = { new: "ins", gone: "del" };
  const dialog = el("dialog", { class: "wide", "aria-label": "对照" });
  const paras = told.paras.filter((para) => para.kind !== "same").map((para) => el("p", { class: para.look },
    para.stretches ? drawn(para.stretches) : kinds[para.kind] ? el(kinds[para.kind], {}, para.text) : para.text));
  fill(dialog, el("h2", {}, `第${old}次以后，和${fresh === "今年" ? "现在的稿子" : `第${fresh}次以后`}`),
    paras.length ? el("article", { class: "sheet" }, paras) : el("p", {}, "印出来一个字不差。"),
    el("div", { class: "ending" }, el("button", { type: "button", class: "main", onclick: () => dialog.close() }, "看完了", el("kbd", {}, "Esc"))));
  dialog.addEventListener("close", () => dialog.remove());
  document.getElementById("dialogs").append(dialog);
  dialog.showModal();
}

/** Take in a patch: the history has one more. */
export function patch(what) {
  if (what.saved) show(home);
}

/** Up and down over the rows. */
export function key(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return false;
  const all = [...home.querySelectorAll(".log tr[data-entry]")].map((tr) => Number(tr.dataset.entry));
  const to = all[Math.max(0, all.indexOf(asked.on) + (event.key === "ArrowDown" ? 1 : -1))];
  if (to !== undefined) pick(to);
  return to !== undefined;
}
