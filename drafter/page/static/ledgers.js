// 计划和问题: promises, problems, this year's problems, next year's plan and the outline; a row each, written in its box.

import { complain } from "./bars.js";
import { bind, growAll, isFresh, isHere, locked, refresh, shown, shut, textBox } from "./boxes.js";
import { GOES, choice } from "./choosing.js";
import { clashRow } from "./clashes.js";
import { button, el, fill, icon, refill, segment } from "./dom.js";
import { headingOf } from "./headings.js";
import { typedAt, unsaved, write } from "./keeping.js";
import { offersFor } from "./offers.js";
import { FIRST, here, LEDGERS, stand } from "./places.js";
import { findingsAt, row, store, table, word } from "./store.js";

export const panelled = () => true;
export const KEYS = [["Enter", "写定往下"], ["+", "采用"], ["-", "不用"], ["Shift Enter", "换段"]];

/** Table -> its columns: what is asked, the boxes, and whether there are values of few. */
const SHAPES = {
  上年计划: { asks: "计划", heads: ["去年答应的", "完成情况", "状态，写进哪里"], boxes: ["完成情况"], choose: true },
  上年问题: { asks: "问题", heads: ["去年承认的问题", "整改情况"], boxes: ["整改情况"] },
  本年问题: { asks: "提示", heads: ["提示，不会写进报告", "问题", "原因"], boxes: ["问题", "原因"], adds: { 问题: null, 原因: null }, what: "问题" },
  下年计划: { asks: "参考", heads: ["去年的写法，供参考", "明年的计划", "写在哪个小标题下"], boxes: ["计划"], choose: true, adds: { 计划: null }, what: "计划" },
  提纲: { asks: "上年标题", heads: ["上年的标题", "今年的标题，改这里全篇都改", "今年不写的，写明理由"], boxes: ["标题", "不写"] },
};

const asked = { table: "上年计划", filter: "全部" };
let nodes = new Map();
let body = null;

/** Draw the view. */
export function show(home) {
  if (LEDGERS.includes(here.at?.[0])) asked.table = here.at[0];
  body = el("table", { class: `ledger ${asked.table}` });
  fill(home, el("div", { class: "tools" }, tools()), el("div", { class: "scroll", tabindex: "-1" }, body, adding()));
  rows();
  if (here.at?.[0] === asked.table) moved();
}

function todo(one) {
  return findingsAt([asked.table, one.key]).some((told) => told.level !== "提示");
}

function tools() {
  const turn = (value) => {
    Object.assign(asked, { table: value, filter: "全部" });
    stand(null);
    show(document.getElementById("view"));
    document.querySelector("#view .tools [aria-pressed=true]").focus();
  };
  const filter = (value) => {
    asked.filter = value;
    show(document.getElementById("view"));
  };
  const all = table(asked.table).rows;
  return [
    segment("哪张表", LEDGERS.map((name) => [name, `${name} ${table(name).rows.length}`]), asked.table, turn),
    el("span", { class: "space" }),
    segment("哪些", [["全部", `全部 ${all.length}`], ["待办", `待办 ${all.filter(todo).length}`]], asked.filter, filter),
  ];
}

function rows() {
  const shape = SHAPES[asked.table];
  const kept = table(asked.table).rows.filter((one) => asked.filter === "全部" || todo(one));
  nodes = new Map();
  const head = el("thead", {}, el("tr", {}, shape.heads.map((says) => el("th", { scope: "col" }, says))));
  fill(body, el("caption", { class: "unseen" }, asked.table), head, grouped(kept, shape));
  if (!kept.length) body.append(el("tbody", {}, el("tr", {}, el("td", { colspan: shape.heads.length, class: "empty" }, asked.filter === "待办" ? "这张表都办好了。" : "还没有一条。"))));
  for (const one of unsaved()) if (one.at[0] === asked.table) dress(one.at[1]);
  growAll([...nodes.values()].flatMap(({ boxes }) => boxes));
}

function grouped(kept, shape) {
  if (!(asked.table in GOES)) return el("tbody", {}, kept.map(made), goneRows());
  const groups = new Map();
  for (const one of kept) groups.set(headingOf(one), [...(groups.get(headingOf(one)) || []), one]);
  return [...groups].map(([name, members]) => el("tbody", {},
    el("tr", { class: "group" }, el("th", { colspan: shape.heads.length, scope: "rowgroup" }, name, el("span", { class: "aside" }, String(members.length)))), members.map(made)));
}

/** Rows that were dropped elsewhere meanwhile: greyed, and can be put back, until she leaves. */
function goneRows() {
  return store.gone.filter((one) => one.table === asked.table).map((one) => el("tr", { class: "gone" },
    el("th", { scope: "row" }, el("span", { class: "text" }, one.row.cells[SHAPES[asked.table].asks] || one.row.cells[FIRST[asked.table]] || one.row.key)),
    el("td", { colspan: SHAPES[asked.table].heads.length - 1 }, "这一条在别处删了。",
      button("放回来", () => putBack(one)))));
}

async function putBack(one) {
  const { 编号: _, ...cells } = one.row.cells;
  const written = Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== null));
  store.gone.splice(store.gone.indexOf(one), 1);
  await complain(() => write("/api/apply", { changes: [{ add: one.table, cells: written, after: one.after || "末尾" }] }));
}

function adding() {
  const { adds, what } = SHAPES[asked.table];
  if (!adds) return null;
  const add = async () => {
    const last = table(asked.table).rows[table(asked.table).rows.length - 1];
    const cells = asked.table === "下年计划" ? { ...adds, 小标题: last?.cells.小标题 ?? null } : adds;
    const reply = await complain(() => write("/api/apply", { changes: [{ add: asked.table, cells, after: "末尾" }] }));
    const key = reply?.added?.[0];
    if (key && nodes.has(key)) nodes.get(key).boxes[0].focus();
  };
  return el("p", { class: "adding" }, button(`加一条${what}`, add, { disabled: Boolean(table(asked.table).unreadable) }));
}

function made(one) {
  const shape = SHAPES[asked.table];
  const boxes = shape.boxes.map((field) => boxOf(one, field));
  const parts = { asks: el("th", { scope: "row" }), tds: boxes.map((box) => el("td", {}, box, el("p", { class: "under" }))), choice: shape.choose ? el("td", { class: "choosing" }) : null };
  const tr = el("tr", { "data-key": one.key, onclick: (event) => event.target.closest("button, select, textarea, input, a") || stand([asked.table, one.key, shape.boxes[0]]) },
    parts.asks, parts.tds, parts.choice);
  nodes.set(one.key, { tr, boxes, parts });
  dress(one.key);
  return tr;
}

function boxOf(one, field) {
  const at = [asked.table, one.key, field];
  const name = one.cells[SHAPES[asked.table].asks] || one.key;
  const moves = { down: () => beside(one.key, field, 1), up: () => beside(one.key, field, -1) };
  const label = `${name}，${field}`;
  if (asked.table !== "提纲") return textBox(at, { "aria-label": label }, moves);
  return textBox(at, { "aria-label": label }, { ...moves, lines: false, commands: false });
}

/** Write what a row says into its nodes; the boxes stay, with whatever is typed in them. */
function dress(key) {
  const node = nodes.get(key);
  const one = row(asked.table, key);
  if (!node || !one) return;
  const shape = SHAPES[asked.table];
  const { tr, boxes, parts } = node;
  fill(parts.asks, el("span", { class: "text" }, one.cells[shape.asks] || ""), el("span", { class: "aside" }, [key, asked.table === "提纲" ? one.cells.层级 : one.cells.科室].filter(Boolean).join("　")), dropping(one));
  shape.boxes.forEach((field, n) => {
    const at = [asked.table, key, field];
    const offers = offersFor(at);
    refresh(boxes[n], at);
    boxes[n].placeholder = offers.length ? `${offers[0].value}？` : "";
    parts.tds[n].className = pen(one, at, offers);
    shut(boxes[n], at);
    fill(parts.tds[n].lastChild, below(one, at, offers));
  });
  if (parts.choice) fill(parts.choice, choosing(one));
  tr.classList.toggle("here", isHere(asked.table, key));
  tr.classList.toggle("done", asked.table === "提纲" && Boolean(one.declined));
  clashRow(tr, typedAt([asked.table, key, shape.boxes[1]]) ? [asked.table, key, shape.boxes[1]] : [asked.table, key, shape.boxes[0]], shape.heads.length);
}

function choosing(one) {
  if (asked.table !== "下年计划") return choice(asked.table, one.key);
  const at = [asked.table, one.key, "小标题"];
  const box = el("input", { type: "text", "data-at": word(at), "aria-label": "写在哪个小标题下", disabled: locked(at) });
  box.value = shown(at);
  return bind(box, at, { commands: false });
}

function dropping(one) {
  const { adds, what } = SHAPES[asked.table];
  if (!adds || locked([asked.table, one.key])) return null;
  return button(`删去这条${what}`, () => complain(() => write("/api/apply", { changes: [{ drop: [asked.table, one.key], seen: one.cells }] })), { kind: "link dropping" });
}

function pen(one, at, offers) {
  const now = typedAt(at);
  if (now?.state === "failed" || now?.state === "clash") return "wrong";
  if (now || one.cells[at[2]]) return isFresh(at) ? "fresh" : "";
  if (offers.length) return "offer";
  return at[2] === FIRST[at[0]] && findingsAt(at).some((told) => told.level === "错误") ? "blank" : "";
}

function below(one, at, offers) {
  if (one.cells[at[2]]) return at[2] === FIRST[at[0]] && one.cells.来源 ? `取自 ${one.cells.来源}` : null;
  return offers.length ? [icon("offer"), `${offers[0].source} 有一句，按 `, el("kbd", {}, "+"), " 采用"] : null;
}

function beside(key, field, step) {
  const keys = [...nodes.keys()];
  const { boxes } = SHAPES[asked.table];
  if (step > 0 && boxes.length > 1 && field === boxes[0] && asked.table === "本年问题") {
    nodes.get(key).boxes[1].focus();
    return;
  }
  const from = keys.indexOf(key);
  const ahead = step > 0 ? keys.slice(from + 1) : keys.slice(0, from).reverse();
  const to = ahead.find((each) => !locked([asked.table, each, field]));
  if (to) nodes.get(to).boxes[asked.table === "本年问题" ? 0 : boxes.indexOf(field)].focus();
}

/** She stands on a cell, perhaps of another table. */
export function moved() {
  if (!LEDGERS.includes(here.at?.[0])) return;
  if ((here.at[0] !== asked.table || !nodes.has(here.at[1])) && row(here.at[0], here.at[1])) {
    asked.filter = "全部";
    show(document.getElementById("view"));
    return;
  }
  const node = nodes.get(here.at[1]);
  if (!node) return;
  mark();
  const box = node.boxes[Math.max(0, SHAPES[asked.table].boxes.indexOf(here.at[2]))];
  if (!node.tr.contains(document.activeElement)) box.focus({ preventScroll: true });
  const [one, whole] = [node.tr.getBoundingClientRect(), body.parentNode.getBoundingClientRect()];
  if (one.top < whole.top + 34 || one.bottom > whole.bottom) body.parentNode.scrollTop += one.top - whole.top - 120;
}

/** Mark the row she stands on. */
export function mark() {
  for (const [key, { tr }] of nodes) tr.classList.toggle("here", isHere(asked.table, key));
}

/** Take in a patch: the rows it names; all anew where rows came or went. */
export function patch(told) {
  if (Object.keys(told.order || {}).includes(asked.table)) {
    const top = body.parentNode.scrollTop;
    rows();
    body.parentNode.scrollTop = top;
  } else for (const key of nodes.keys()) dress(key);
  refill(document.querySelector("#view .tools"), tools());
}

/** A cell was typed, kept or refused. */
export function kept(at) {
  if (at[0] === asked.table) {
    dress(at[1]);
    mark();
  }
}

/** Back from the panel. */
export function key(event) {
  if (event.key !== "Escape" || !document.activeElement?.closest("#panel")) return false;
  nodes.get(here.at?.[1])?.boxes[0].focus();
  return true;
}
