// Keys that mean the same on every view. No key that an input method is using is ever taken.

import { composing, el, fill } from "./dom.js";
import { doAgain, takeBack } from "./frame.js";
import { typedAt } from "./keeping.js";
import { go, here, KEYS, next } from "./places.js";

const TOLD = [
  ["Enter", "写定，到下一格；段落里是换段，离开这一段就写定"],
  ["+ 或 =", "采用建议，到下一格；有两个说法的，到右边去挑"],
  ["-", "不用这条建议、这条素材"],
  ["*", "在数字格里、稿子上：到下一处待办"],
  ["Ctrl ↓　Ctrl ↑", "下一处、上一处待办，跨页也去"],
  ["↑　↓", "上一格、下一格"],
  ["Tab　Esc", "到右边这一格的面板；回到格子里，打了一半的不要"],
  ["Ctrl V", "从 Excel 粘贴一列，先看再填"],
  ["Ctrl Z　Ctrl Y", "撤销、重做；格子里正打着字，先退字"],
  ["Ctrl S", "写定这一格"],
  ["Alt 加字母", "换页：Z 总览，B 指标，J 计划和问题，G 稿子，C 材料，L 历史"],
];

/** Listen on the whole page; view: the one shown now, with its own `key(event)`. */
export function listen(view) {
  document.addEventListener("keydown", (event) => {
    if (composing(event) || document.querySelector("dialog[open]")) return;
    if (global(event) || view()?.key?.(event)) event.preventDefault();
  });
  document.getElementById("dialogs").append(told());
}

function told() {
  const dialog = el("dialog", { id: "keys-told", "aria-labelledby": "keys-told-head" });
  return fill(dialog,
    el("h2", { id: "keys-told-head" }, "全部按键"),
    el("p", {}, "填数时右手不离小键盘：数字、＋、－、＊、Enter。"),
    el("table", { class: "pairs" }, el("tbody", {}, TOLD.map(([key, does]) =>
      el("tr", {}, el("th", { scope: "row" }, key.split("　").map((one) => [el("kbd", {}, one), " "])), el("td", {}, does))))),
    el("div", { class: "ending" }, el("button", { type: "button", class: "main", onclick: () => dialog.close() }, "知道了", el("kbd", {}, "Esc"))));
}

/** True when a key was one of the page's own. */
function global(event) {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) return withControl(event, key);
  if (event.altKey) {
    const view = Object.keys(KEYS).find((one) => KEYS[one].toLowerCase() === key || event.code === `Key${KEYS[one]}`);
    if (view) go(view);
    return Boolean(view);
  }
  return false;
}

function withControl(event, key) {
  if (key === "arrowdown" || key === "arrowup") return next(key === "arrowdown" ? 1 : -1) || true;
  if (key === "s") {
    document.activeElement?.dispatchEvent(new CustomEvent("keepnow", { bubbles: true }));
    return true;
  }
  if (key === "z" && !event.shiftKey) return !letters() && (takeBack(), true);
  if (key === "y" || (key === "z" && event.shiftKey)) return !letters() && (doAgain(), true);
  return false;
}

/** Whether the cell she is in holds letters that are not kept: then the browser takes back letters. */
function letters() {
  const inside = document.activeElement;
  if (!inside || !inside.matches("input, textarea, [contenteditable]")) return false;
  return Boolean(here.at && typedAt(here.at)) || inside.hasAttribute("data-free");
}
