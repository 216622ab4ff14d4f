// 指标: last year, this year, change, office, source and state of every figure; filled and verified with the right hand.

import { bind, isHere, locked, refresh, shut } from "./boxes.js";
import { clashRow } from "./clashes.js";
import { el, fill, refill, segment } from "./dom.js";
import { changes, from, pen, pencilled, sign, told } from "./figure_words.js";
import { unsaved } from "./keeping.js";
import { offersFor } from "./offers.js";
import { pasted, pending } from "./pasting.js";
import { here, stand } from "./places.js";
import { headingOf } from "./headings.js";
import { findingsAt, foundWord, row, store, table, word } from "./store.js";

export const panelled = () => true;
export const KEYS = [["Enter", "写定往下"], ["+", "采用"], ["-", "不用"], ["*", "下一处"], ["Ctrl V", "贴一列"]];

const FILTERS = {
  全部: () => true,
  待办: (one) => findingsAt(["指标", one.key]).some((told) => told.level !== "提示"),
  有建议: (one) => one.state === "有建议",
  说法不一: (one) => one.state === "说法不一",
  手填的: (one) => one.cells.今年 && !one.cells.来源,
};
const ORDERS = { 照报告: (one) => headingOf(one), 照科室: (one) => one.cells.科室 || "没有写科室" };

const asked = { filter: "全部", office: "", section: "", order: "照报告", sort: null };
let nodes = new Map(); // 编号 -> { tr, parts }
let shownKeys = [];
let body = null;
let stop = null; // 编号 of the row that is the grid's tab stop

const at = (key) => ["指标", key, "今年"];

/** Draw the view. */
export function show(home) {
  body = el("table", { class: "grid" });
  const scroll = el("div", { class: "scroll", tabindex: "-1" }, body);
  fill(home, el("div", { class: "tools" }, tools()), scroll);
  rows();
  stayVisible();
  if (here.at?.[0] === "指标") moved();
}

function tools() {
  const all = table("指标").rows;
  const counts = Object.entries(FILTERS).map(([name, fits]) => [name, `${name} ${all.filter(fits).length}`]);
  return [
    segment("哪些", counts.filter(([name, says]) => name === "全部" || name === asked.filter || !says.endsWith(" 0")), asked.filter, (value) => again({ filter: value })),
    choose("科室", [...new Set(all.map((one) => one.cells.科室).filter(Boolean))], "office"),
    choose("小标题", [...new Set(all.map(headingOf))], "section"),
    el("span", { class: "space" }),
    segment("怎样排", Object.keys(ORDERS).map((name) => [name, name]), asked.order, (value) => again({ order: value, sort: null })),
  ];
}

function choose(label, values, name) {
  if (values.length < 2) return null;
  const list = el("select", { onchange: () => again({ [name]: list.value }) },
    el("option", { value: "" }, "全部"), values.map((one) => el("option", { value: one, selected: one === asked[name] }, one)));
  return el("label", { class: "tick" }, label, list);
}

function again(change) {
  Object.assign(asked, change);
  refill(document.querySelector("#view .tools"), tools());
  rows();
}

const HEADS = [["名称", "", "名称"], ["上年", "number", "上年"], ["今年", "number entry", "今年"], ["增减", "number change", ""], ["科室", "office", "科室"], ["建议、来源", "from", ""], ["状态", "state", "状态"]];

function head() {
  return el("thead", {}, el("tr", {}, HEADS.map(([says, kind, by]) => {
    const sorted = asked.sort?.by === by && by ? asked.sort.way : null;
    const inside = by ? el("button", { class: "link", type: "button", title: "照这一栏排", onclick: () => again({ sort: turned(by) }) }, says, sorted ? (sorted > 0 ? " ↑" : " ↓") : "") : says;
    return el("th", { scope: "col", class: kind, "aria-sort": sorted ? (sorted > 0 ? "ascending" : "descending") : null }, inside);
  })));
}

/** A column pressed once sorts up, twice down, three times not at all. */
function turned(by) {
  if (asked.sort?.by !== by) return { by, way: 1 };
  return asked.sort.way > 0 ? { by, way: -1 } : null;
}

const size = (text) => parseFloat((text || "").replace(/[,，]/g, "").match(/\d+(\.\d+)?/)?.[0] ?? "-1") * (/亿/.test(text) ? 1e8 : /万/.test(text) ? 1e4 : 1);
const by = { 名称: (one) => one.cells.名称, 上年: (one) => size(one.cells.上年), 今年: (one) => size(one.cells.今年), 科室: (one) => one.cells.科室 || "", 状态: (one) => one.state };

function compared(a, b) {
  const [x, y] = [by[asked.sort.by](a), by[asked.sort.by](b)];
  return (typeof x === "number" ? x - y : String(x).localeCompare(String(y), "zh")) * asked.sort.way;
}

/** Rows anew: which are shown is decided now and stays so until she filters again. */
function rows() {
  const fits = FILTERS[asked.filter];
  let chosen = table("指标").rows.filter((one) => fits(one) && (!asked.office || one.cells.科室 === asked.office) && (!asked.section || headingOf(one) === asked.section));
  if (asked.sort) chosen = [...chosen].sort(compared);
  nodes = new Map();
  const bodies = asked.sort ? [el("tbody", {}, chosen.map(made))] : grouped(chosen);
  fill(body, el("caption", { class: "unseen" }, "指标"), head(), bodies);
  shownKeys = [...nodes.keys()];
  for (const one of unsaved()) kept(one.at);
  if (!chosen.length) body.append(el("tbody", {}, el("tr", {}, el("td", { colspan: 7, class: "empty" }, asked.filter === "待办" ? "这里都填好了。" : "没有这样的指标。"))));
  mark();
}

function grouped(kept) {
  const groups = new Map();
  for (const one of kept) {
    const name = ORDERS[asked.order](one);
    groups.set(name, [...(groups.get(name) || []), one]);
  }
  return [...groups].map(([name, members]) => {
    const done = members.filter((one) => one.cells.今年).length;
    const told = el("span", { class: "aside" }, `${done}/${members.length}`);
    return el("tbody", { "data-group": name }, el("tr", { class: "group" }, el("th", { colspan: 7, scope: "rowgroup" }, name, told)), members.map(made));
  });
}

function made(one) {
  const input = el("input", { type: "text", autocomplete: "off", tabindex: "-1", "data-at": word(at(one.key)), inputmode: "text" });
  const parts = {
    input,
    name: el("th", { scope: "row" }), last: el("td", { class: "number" }), entry: el("td", { class: "entry" }, input),
    change: el("td", { class: "number change" }), office: el("td", { class: "office" }), from: el("td", { class: "from" }), state: el("td", { class: "state" }),
  };
  const tr = el("tr", { "data-key": one.key, onclick: (event) => event.target.closest("input, button, a") || (locked(at(one.key)) ? stand(at(one.key)) : input.focus()) },
    parts.name, parts.last, parts.entry, parts.change, parts.office, parts.from, parts.state);
  bind(input, at(one.key), { down: () => beside(one.key, 1), up: () => beside(one.key, -1) });
  input.addEventListener("paste", (event) => pasted(event, one.key, shownKeys, () => dressAll()));
  nodes.set(one.key, { tr, parts });
  dress(one.key);
  return tr;
}

/** Write what a row says into its nodes; the input itself stays, with whatever is typed in it. */
function dress(key) {
  const node = nodes.get(key);
  const one = row("指标", key);
  if (!node || !one) return;
  const { parts, tr } = node;
  const { cells } = one;
  const coming = pending.get(key);
  fill(parts.name, cells.名称);
  parts.name.title = `${key} ${cells.名称}`;
  fill(parts.last, cells.上年 || "");
  parts.entry.className = `entry ${pen(one, coming)}`;
  shut(parts.input, at(key));
  if (coming) parts.input.value = coming.new;
  else refresh(parts.input, at(key));
  parts.input.placeholder = pencilled(offersFor(at(key)).map((offer) => offer.value));
  parts.input.setAttribute("aria-label", `${cells.名称}，今年，上年${cells.上年 || "没有"}，${told(one)}`);
  fill(parts.change, coming?.seen ? el("span", {}, `原来 ${coming.seen}`) : changes(one));
  fill(parts.office, cells.科室 || "");
  parts.office.title = cells.科室 || "";
  fill(parts.from, from(one));
  parts.from.title = parts.from.textContent;
  fill(parts.state, sign(one), told(one));
  tr.classList.toggle("here", isHere("指标", key));
  clashRow(tr, at(key), 7);
  node.found = store.state.overview.checking ? null : foundWord("指标", key); // while it is checked, what is found is of before
}

/** Mark the row she stands on; the grid is one tab stop: that cell, else the first. */
export function mark() {
  const key = here.at?.[0] === "指标" && nodes.has(here.at[1]) ? here.at[1] : shownKeys[0];
  for (const each of new Set([stop, key])) {
    const node = nodes.get(each);
    if (!node) continue;
    node.parts.input.tabIndex = each === key ? 0 : -1;
    node.tr.classList.toggle("here", isHere("指标", each));
  }
  stop = key;
}

function beside(key, step) {
  const from_ = shownKeys.indexOf(key);
  const ahead = step > 0 ? shownKeys.slice(from_ + 1) : shownKeys.slice(0, from_).reverse();
  const to = ahead.find((each) => !locked(at(each)));
  if (to) nodes.get(to).parts.input.focus();
}

/** She stands on a cell: of this view or come from another. */
export function moved() {
  mark();
  if (here.at?.[0] !== "指标") return;
  if (!nodes.has(here.at[1])) {
    Object.assign(asked, { filter: "全部", office: "", section: "", sort: null });
    show(document.getElementById("view"));
    return;
  }
  const { input } = nodes.get(here.at[1]).parts;
  if (document.activeElement !== input) input.focus({ preventScroll: true });
  stayVisible();
}

/** Scroll only if the cell is out of sight. */
function stayVisible() {
  const node = nodes.get(here.at?.[1]);
  const scroll = body.parentNode;
  if (!node || !scroll) return;
  const [box, whole] = [node.tr.getBoundingClientRect(), scroll.getBoundingClientRect()];
  if (box.top < whole.top + 34 || box.bottom > whole.bottom) scroll.scrollTop += box.top - whole.top - whole.height / 3;
}

/** Take in a patch: the rows it names, and no others. */
export function patch(told_) {
  const names = Object.keys(told_.order || {});
  const changed = new Set((told_.rows?.指标 || []).map((one) => one.key));
  for (const [key, node] of nodes) if (node.found !== foundWord("指标", key)) changed.add(key);
  if (names.includes("指标")) {
    const top = body.parentNode.scrollTop;
    rows();
    body.parentNode.scrollTop = top;
    if (here.at?.[0] === "指标") nodes.get(here.at[1])?.parts.input.focus({ preventScroll: true });
  } else dressAll((key) => changed.has(key) || "指标" in (told_.unreadable || {}));
  refill(document.querySelector("#view .tools"), tools());
  for (const group of body.querySelectorAll("tbody[data-group]")) {
    const members = [...group.querySelectorAll("tr[data-key]")];
    const done = members.filter((tr) => row("指标", tr.dataset.key)?.cells.今年).length;
    fill(group.querySelector(".group .aside"), `${done}/${members.length}`);
  }
}

function dressAll(wanted = () => true) {
  for (const key of nodes.keys()) if (wanted(key)) dress(key);
}

/** A cell was typed, kept or refused. */
export function kept(where) {
  if (where[0] === "指标") dress(where[1]);
}

/** Down and up from nowhere: into the grid. */
export function key(event) {
  if (event.key === "Escape" && document.activeElement?.closest("#panel")) {
    nodes.get(here.at?.[1])?.parts.input.focus();
    return true;
  }
  if ((event.key === "ArrowDown" || event.key === "Enter") && document.activeElement === document.body && shownKeys.length) {
    nodes.get(here.at && nodes.has(here.at[1]) ? here.at[1] : shownKeys[0]).parts.input.focus();
    return true;
  }
  return false;
}

