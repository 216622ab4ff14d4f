// A cell that two wrote at once: both values, neither first; nothing is written until she picks.

import { button, clock, el, fill } from "./dom.js";
import { forget, again, insist, typedAt } from "./keeping.js";
import { around } from "./blackline.js";
import { asPrinted } from "./figures_in.js";

/** Under a row of a table: what stands between her letters and the table, if anything does. span: how many columns it has. */
export function clashRow(tr, at, span) {
  const box = clashBox(at);
  const below = tr.nextElementSibling?.classList.contains("clash") ? tr.nextElementSibling : null;
  if (!box) below?.remove();
  else if (below) fill(below.firstElementChild, box);
  else tr.after(el("tr", { class: "clash" }, el("td", { colspan: span }, box)));
}

/** The same for any place; null where there is nothing. */
export function clashBox(at) {
  const now = typedAt(at);
  if (now?.state === "failed") return failed(now);
  return now?.state === "clash" ? clash(now) : null;
}

function failed(now) {
  return el("div", { class: "issue 错误", role: "alert" },
    el("p", {}, el("b", {}, "没存上，字还在这里。"), `${now.told?.message || ""} ${now.told?.fix || ""}`),
    el("p", { class: "acting" }, button("再存一次", () => again(now.at)), button("不要了", () => forget(now.at))));
}

function clash({ at, text, told }) {
  const there = told.there ?? "";
  const long = text.length + there.length > 60;
  const line = (says, value, when, act, does) =>
    el("tr", {}, el("th", { scope: "row" }, says), el("td", { class: "value" }, value), el("td", {}, when), el("td", {}, button(does, act)));
  return el("div", { class: "issue 错误", role: "alert" },
    el("p", {}, el("b", {}, "您正写着，别处刚存了另一个。"), "还没有写进表里，请挑一个。"),
    long && el("p", { class: "both" }, around(asPrinted(there), asPrinted(text))),
    el("table", { class: "pairs" }, el("tbody", {},
      line("您写的", long ? "下划线的是您写的" : text, "这一页", () => insist(at), "用我的"),
      line("那边的", long ? "划掉的是那边的" : there || "空", `${told.when ? clock(told.when) : ""} ${told.who || ""}`, () => forget(at), "用那边的"))));
}
