// Where she is: a view and a cell in it, told by the address of the page (#指标@指标/指31/今年).

import { aim } from "./headings.js";
import { open, row, same, store, table, word } from "./store.js";

export const VIEWS = ["总览", "指标", "计划和问题", "稿子", "材料", "历史"];
export const KEYS = { 总览: "Z", 指标: "B", 计划和问题: "J", 稿子: "G", 材料: "C", 历史: "L" };
export const LEDGERS = ["上年计划", "上年问题", "本年问题", "下年计划", "提纲"];

/** The field of a table that she fills first. */
export const FIRST = {
  指标: "今年", 上年计划: "完成情况", 上年问题: "整改情况", 本年问题: "问题", 下年计划: "计划", 提纲: "标题", 正文: "文字", 素材: "处理",
  案卷: "标题",
};

export const here = { view: "总览", at: null };

const listeners = new Set();

/** Be told of every move: told(view changed or not). */
export function onMove(told) {
  listeners.add(told);
}

/** The view that shows a table's cells. */
export function viewOf(name) {
  if (name === "指标") return "指标";
  if (LEDGERS.includes(name)) return "计划和问题";
  return name === "素材" ? "材料" : "稿子";
}

/** Stand on a cell of the view she is in; the page does not scroll for it. */
export function stand(at) {
  if (same(here.at, at)) return;
  here.at = at;
  history.replaceState(null, "", hash(here.view, at));
  for (const told of listeners) told(false);
}

/** Go to a view, and to a cell where one is named. */
export function go(view, at = null) {
  const changed = view !== here.view;
  if (!changed && same(here.at, at)) {
    for (const told of listeners) told(false, true);
    return;
  }
  here.view = view;
  here.at = at;
  history.pushState(null, "", hash(view, at));
  for (const told of listeners) told(changed, true);
}

/** Go to where a cell is filled. */
export function goTo(at, view = viewOf(at[0])) {
  go(view, at.length > 2 ? at : [...at, FIRST[at[0]] || ""]);
}

const hash = (view, at) => `#${view}${at ? `@${word(at)}` : ""}`;

/** Read the address of the page. */
export function arrive() {
  const [view, at] = decodeURIComponent(location.hash.slice(1)).split("@");
  here.view = VIEWS.includes(view) || view === "收回改稿" ? view : "总览";
  const steps = at ? at.split("/") : null;
  here.at = steps && row(steps[0], steps[1]) ? steps : null;
}

/** Open points in the order of the tables and their rows, the head of the dossier last; those of one row once. */
function inOrder() {
  const order = new Map([...store.tables.values()].map((one, n) => [one.name, n]));
  order.set("案卷", order.size);
  const spot = (at) => (at ? order.get(at[0]) * 1e5 + table(at[0]).rows.findIndex((each) => each.key === at[1]) : -1);
  const seen = new Set();
  const points = [];
  for (const one of open()) {
    for (const at of [aim(one), ...one.also]) {
      const key = at ? word(at.slice(0, 2)) : "";
      if (!at || seen.has(key)) continue;
      seen.add(key);
      points.push({ at, spot: spot(at) });
    }
  }
  return { points: points.sort((a, b) => a.spot - b.spot), spot };
}

/** Go to the open point after (or, by -1, before) the cell she is on, over views and round the end. */
export function next(step = 1) {
  const { points, spot } = inOrder();
  if (!points.length) return false;
  const mine = here.at ? spot(here.at) : -1;
  const beyond = step > 0 ? points.find((one) => one.spot > mine) : [...points].reverse().find((one) => one.spot < mine);
  const to = beyond || (step > 0 ? points[0] : points[points.length - 1]);
  const stay = here.view === "稿子" && ["正文", "案卷"].includes(to.at[0]);
  goTo(to.at, stay ? "稿子" : undefined);
  return true;
}
