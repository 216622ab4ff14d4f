// 稿子: the draft as it will be printed. Any words open their cell; findings lie on the words and in the margin.

import { complain } from "./bars.js";
import { drawn } from "./blackline.js";
import { grow, locked } from "./boxes.js";
import { clock, composing, dayOf, el, fill } from "./dom.js";
import { headings } from "./outline.js";
import { status } from "./keeping.js";
import { lay } from "./margin.js";
import { offersFor, takeFirst, declineFirst } from "./offers.js";
import { FIRST, goTo, here, next, stand } from "./places.js";
import { paragraph, tabled } from "./printed.js";
import { get } from "./server.js";
import { slotBox } from "./slots.js";
import { renameBox } from "./renaming.js";
import { cell, row, same, store, word } from "./store.js";

export const panelled = () => true;
export const KEYS = [["↑ / ↓", "换格"], ["Enter", "改这一格"], ["+", "采用"], ["*", "下一处"]];

const asked = { black: false, against: "上年", figures: true, outline: window.innerWidth >= 1680 };
let paper = null; // what the server told last
let nodes = new Map(); // id of a paragraph -> its node
let sheet = null;
let notes = null;
let writing = null; // the address of the text she is writing on the paper itself

/** Draw the view. */
export function show(home) {
  nodes = new Map();
  writing = null;
  sheet = el("article", { class: "sheet", "aria-label": "稿子", tabindex: "0", onclick: clicked, ondblclick: (event) => atWords(event) && editHere(), onkeydown: onSheet });
  notes = el("div", { class: "notes", role: "group", "aria-label": "待办" });
  const stage = el("div", { class: "scroll stage", tabindex: "-1" }, el("div", { class: "lay" }, sheet, notes));
  fill(home, el("div", { class: "tools" }, tools()), el("div", { class: asked.outline ? "desk outlined" : "desk" }, el("nav", { class: "outline", "aria-label": "提纲", hidden: !asked.outline }), stage));
  if (paper) put();
  load();
}

function tools() {
  const tick = (name, says) => {
    const box = el("input", { type: "checkbox", checked: asked[name], onchange: () => ((asked[name] = box.checked), show(document.getElementById("view"))) });
    return el("label", { class: "tick" }, box, says);
  };
  return [
    el("button", { type: "button", "aria-pressed": String(asked.outline), onclick: (event) => toggle(event.target) }, "提纲"),
    tick("black", "花脸"),
    asked.black && against(),
    asked.black && tick("figures", "数字不算改动"),
    asked.black && el("span", {}, el("del", {}, "那时有的"), " ", el("ins", {}, "现在加的")),
    el("span", { class: "space" }),
    el("span", { class: "aside said" }, openPoints()),
  ];
}

function openPoints() {
  const { errors, warnings } = store.state.overview;
  return `待办${errors + warnings}处，标在字上。排法以Word为准`;
}

/** What the draft is compared with: last year's report, or any moment that the history has kept. */
function against() {
  const list = el("select", { class: "long", "aria-label": "和哪一稿对照", onchange: () => ((asked.against = list.value), load()) }, el("option", { value: "上年" }, "和上年报告"));
  complain(() => get("/api/history")).then((told) => {
    for (const one of told?.entries || []) list.append(el("option", { value: String(one.entry), selected: asked.against === String(one.entry) }, `和${dayOf(one.when)} ${clock(one.when)} 第${one.entry}次（${one.by}）以后`));
  });
  return list;
}

function toggle(pressed) {
  asked.outline = !asked.outline;
  pressed.setAttribute("aria-pressed", String(asked.outline));
  document.querySelector("#view .outline").hidden = !asked.outline;
  document.querySelector("#view .desk").classList.toggle("outlined", asked.outline);
  lay(sheet, notes);
}

let asking = 0;

async function load() {
  const mine = (asking += 1);
  const told = asked.black
    ? await complain(() => get("/api/redline", { old: asked.against, new: "今年", figures: asked.figures ? "1" : "0" }))
    : await complain(() => get("/api/paper"));
  if (!told || mine !== asking || !sheet.isConnected) return;
  if (asked.black) black(told);
  else {
    paper = told;
    const first = !nodes.size;
    put();
    if (first && here.at) moved();
  }
}

/* ---- the draft ---- */

/** Put the paragraphs on the sheet; those that read as before stay as they are. */
function put() {
  const before = nodes;
  nodes = new Map();
  const inside = [];
  for (const para of paper.paras) {
    const kept = before.get(para.id);
    const busy = writing && kept?.contains(document.activeElement);
    const node = kept && (busy || kept.told === JSON.stringify(para)) ? kept : paragraph(para);
    nodes.set(para.id, node);
    inside.push(node);
  }
  const tables = tabled(inside);
  if (!writing) fill(sheet, tables);
  fill(document.querySelector("#view .outline"), headings(paper.paras, (at) => goTo(at, "稿子")));
  mark();
  lay(sheet, notes, paper, store.state.findings);
}

/* ---- the blackline ---- */

function black(told) {
  const kinds = { new: "ins", gone: "del" };
  const inside = told.paras.map((para) => {
    const words = para.stretches ? drawn(para.stretches) : kinds[para.kind] ? [el(kinds[para.kind], {}, para.text)] : [para.text];
    return el("p", { class: para.look }, para.kind === "moved" && el("span", { class: "aside" }, "（挪了地方）"), words);
  });
  fill(sheet, inside);
  fill(notes);
}

/* ---- standing on words ---- */

function atWords(event) {
  return event.target.closest?.(".cell")?.dataset.at;
}

function clicked(event) {
  if (writing || asked.black) return;
  const node = event.target.closest(".cell");
  if (node) stand(node.dataset.at.split("/"));
}

/** Mark the words of the cell she is on. */
export function mark() {
  for (const node of sheet.querySelectorAll(".here")) node.classList.remove("here");
  if (!here.at) return;
  for (const node of found(here.at)) {
    node.classList.add("here");
    node.closest("p, tr")?.classList.add("here");
  }
  for (const note of notes.children) note.classList.toggle("here", note.dataset.row === word(here.at.slice(0, 2)));
}

function found(at) {
  const exact = sheet.querySelectorAll(`[data-at="${CSS.escape(word(at))}"]`);
  return exact.length ? [...exact] : [...sheet.querySelectorAll(`[data-at^="${CSS.escape(`${word(at.slice(0, 2))}/`)}"]`)];
}

/** She comes to a cell from elsewhere: bring its words into sight. */
export function moved() {
  mark();
  const first = here.at && found(here.at)[0];
  if (!first) return;
  const stage = sheet.closest(".scroll");
  const [box, whole] = [first.getBoundingClientRect(), stage.getBoundingClientRect()];
  if (box.top < whole.top || box.bottom > whole.bottom) stage.scrollTop += box.top - whole.top - whole.height / 3;
  if (!document.activeElement?.closest("#panel")) sheet.focus({ preventScroll: true });
}

/** From cell to cell with the arrows. */
function step(way) {
  const all = [...sheet.querySelectorAll(".cell")].filter((node, n, list) => n === 0 || node.dataset.at !== list[n - 1].dataset.at || node.dataset.within);
  const now = all.findIndex((node) => node.classList.contains("here"));
  const to = all[now < 0 ? 0 : now + way];
  if (!to) return;
  for (const node of sheet.querySelectorAll(".here")) node.classList.remove("here");
  stand(to.dataset.at.split("/"));
  moved();
}

function onSheet(event) {
  if (composing(event) || writing || event.ctrlKey || event.altKey || event.target !== sheet) return;
  const acts = {
    ArrowDown: () => step(1), ArrowUp: () => step(-1), ArrowRight: () => step(1), ArrowLeft: () => step(-1),
    Enter: editHere, "+": () => here.at && takeFirst(filled()), "=": () => here.at && takeFirst(filled()), "-": () => here.at && declineFirst(filled()), "*": () => next(1),
  };
  if (!acts[event.key]) return;
  event.preventDefault();
  event.stopPropagation();
  acts[event.key]();
}

const filled = () => (offersFor(here.at).length ? here.at : [here.at[0], here.at[1], FIRST[here.at[0]]]);

/* ---- writing on the paper itself ---- */

/** Write the cell she is on: a heading and a text where they stand, anything else in the panel. */
function editHere() {
  const at = here.at;
  if (!at) return;
  const nodes_ = [...new Set(found(at).map((node) => node.closest("p")))].filter(Boolean);
  const whole = at[0] === "正文" && at[2] === "文字" && cell(at) !== null && row(at[0], at[1]) && nodes_.length && !locked(at);
  if (whole) openText(at, nodes_);
  else if (at[0] === "提纲" && at[2] === "标题" && nodes_.length && !locked(at)) openHeading(at, nodes_[0]);
  else document.querySelector("#panel .edits input, #panel .edits textarea, #panel .edits .box")?.focus();
}

function openText(at, paras) {
  const mine = [...sheet.querySelectorAll("p")].filter((node) => node.para?.spans.some((one) => same(one.at, at) || same(one.within, at)));
  const box = slotBox(at, { label: "这一段的文字", left: () => close() });
  box.classList.add("正文", "onpaper");
  writing = at;
  (mine[0] || paras[0]).before(box);
  for (const node of mine.length ? mine : paras) node.hidden = true;
  box.focus();
}

function openHeading(at, node) {
  writing = at;
  const box = renameBox(at, () => close());
  box.classList.add(node.className.split(" ")[0]);
  node.before(box);
  node.hidden = true;
  grow(box);
  box.focus();
}

/** Done writing: the paper is drawn from what the server says. */
function close() {
  if (!writing) return;
  writing = null;
  setTimeout(() => {
    if (!sheet.isConnected) return;
    put();
    if (status.waiting) load();
    if (document.activeElement === document.body) sheet.focus({ preventScroll: true });
  }, 0);
}

/* ---- patches ---- */

/** Take in a patch: the draft is asked for anew where it may read otherwise. */
export function patch(told) {
  if (told.paper !== false) load();
  const said = document.querySelector("#view .tools .said");
  if (said) fill(said, openPoints());
}

/** Back from the panel. */
export function key(event) {
  if (event.key === "Escape" && document.activeElement?.closest("#panel")) {
    sheet.focus({ preventScroll: true });
    return true;
  }
  return false;
}

