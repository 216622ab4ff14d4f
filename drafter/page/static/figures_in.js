// A text with its figures in it, as it will be printed.

import { table } from "./store.js";

/** {{ name }} -> this year's figure of that name, 待填 where there is none. */
export function asPrinted(text) {
  if (!text) return "";
  return text.replace(/\{\{\s*(.*?)\s*\}\}/g, (_, name) => table("指标").rows.find((one) => one.cells.名称 === name)?.cells.今年 || "【待填】");
}
