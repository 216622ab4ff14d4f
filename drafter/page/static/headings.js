// The report's own headings, and which of them a row stands under.

import { row, table } from "./store.js";

/** The words of a heading: this year's, else last year's. */
export const printed = (one) => one.cells.标题 || one.cells.上年标题 || one.cells.部分;

/** Words in a cell (a number, this year's or last year's heading) -> the row of 提纲, or null. */
export function headed(words) {
  if (!words) return null;
  const fits = [(one) => one.key === words, (one) => one.cells.标题 === words, (one) => (one.cells.上年标题 || "").endsWith(words)];
  for (const fit of fits) {
    const found = table("提纲").rows.find(fit);
    if (found) return found;
  }
  return null;
}

/** The heading under which a row is printed: of the text that prints a figure, or its own. */
export function headingOf(one) {
  const text = one.slots?.length ? row("正文", one.slots[0][1]) : null;
  const words = text ? text.cells.小标题 || text.cells.部分 : one.cells.归入 || one.cells.小标题;
  const found = headed(words);
  return found ? printed(found) : words || "没有写进正文";
}

const DEPTH = ["篇名", "一级", "二级", "三级", "四级"];

/** A heading -> how many headings stand under it, and how many rows are written under it and those. */
export function beneath(key) {
  const all = table("提纲").rows;
  const from = all.findIndex((one) => one.key === key);
  const depth = (one) => DEPTH.indexOf(one.cells.层级);
  const end = all.findIndex((one, n) => n > from && depth(one) <= depth(all[from]));
  const under = all.slice(from, end < 0 ? all.length : end).map((one) => one.key);
  const goes = (one) => under.includes(headed(one.cells.小标题 || one.cells.归入 || one.cells.部分)?.key);
  const rows = ["正文", "上年计划", "下年计划"].flatMap((name) => table(name).rows).filter(goes);
  return { headings: under.length - 1, rows: rows.length };
}

/** Where a finding is mended: what is not decided under a heading is decided among 素材, anything else at its cell. */
export function aim(found) {
  const { at, rule } = found;
  if (rule !== "素材未定" || at?.[0] !== "提纲") return at;
  const one = table("素材").rows.find((each) => each.state === "未定" && headed(each.cells.归入)?.key === at[1]);
  return one ? ["素材", one.key, "处理"] : at;
}
