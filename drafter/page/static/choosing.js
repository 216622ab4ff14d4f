// Values that are one of few: 状态, 处理, and the heading a row is written under.

import { complain } from "./bars.js";
import { button, el } from "./dom.js";
import { printed, headed } from "./headings.js";
import { write } from "./keeping.js";
import { locked } from "./boxes.js";
import { cell, row, table } from "./store.js";

const FEW = { 上年计划: ["状态", ["已完成", "推进中", "未启动", "已调整"]], 正文: ["处理", ["改写", "沿用", "删去"]], 素材: ["处理", ["采用", "不用"]] };
/** Tables whose rows go under a heading, and the field that says which. */
export const GOES = { 上年计划: "归入", 素材: "归入", 下年计划: "小标题" };

/** Set a cell at once: what is chosen needs no keeping. */
export function set(at, value) {
  return complain(() => write("/api/apply", { changes: [{ set: at, seen: cell(at), new: value }] }));
}

/** The states of a row to choose from, and where it goes; null for a table with neither. */
export function choice(name, key) {
  const parts = [FEW[name] && states(name, key), name === "上年计划" || name === "素材" ? goes(name, key) : null].filter(Boolean);
  return parts.length ? el("div", { class: "choice" }, parts) : null;
}

/** A value of few: the one pressed again is taken off. */
function states(name, key) {
  const [field, values] = FEW[name];
  const at = [name, key, field];
  const now = cell(at);
  return el("div", { class: `states of-${values.length}`, role: "group", "aria-label": field },
    values.map((value) => button(value, () => set(at, now === value ? null : value), { "aria-pressed": String(now === value), disabled: locked(at) })));
}

/** The heading a row is written under. */
function goes(name, key) {
  const at = [name, key, GOES[name]];
  const now = cell(at);
  const mine = headed(now);
  const headings = table("提纲").rows.filter((one) => one.cells.层级 !== "无标题" && !one.declined);
  const list = el("select", { "aria-label": `${row(name, key).cells.计划 || "这一条"} 写进哪里`, title: mine ? printed(mine) : now || "", disabled: locked(at), onchange: () => set(at, list.value || null) },
    el("option", { value: "" }, "没有写归入"),
    name === "上年计划" && el("option", { value: "对照表", selected: now === "对照表" }, "只列进对照表"),
    headings.map((one) => el("option", { value: mine?.key === one.key ? now : one.cells.标题, selected: mine?.key === one.key }, printed(one))),
    now && !mine && now !== "对照表" && el("option", { value: now, selected: true }, now));
  return list;
}
