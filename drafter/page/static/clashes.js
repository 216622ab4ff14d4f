// What waits for her word under a cell: two that wrote it at once, a part that would go; nothing is written until she says.

import { button, clock, el, fill } from "./dom.js";
import { agree, forget, again, insist, typedAt } from "./keeping.js";
import { around } from "./blackline.js";
import { asPrinted } from "./figures_in.js";
import { beneath } from "./headings.js";
import { nameOf } from "./store.js";

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
  if (now?.state === "asks") return leavingOut(now);
  return now?.state === "clash" ? clash(now) : null;
}

function failed(now) {
  return el("div", { class: "issue 错误", role: "alert" },
    el("p", {}, el("b", {}, "没存上，字还在这里。"), `${now.told?.message || ""} ${now.told?.fix || ""}`),
    el("p", { class: "acting" }, button("再存一次", () => again(now.at)), button("不要了", () => forget(now.at))));
}

/** A reason not to write a part: what would go with it. */
function leavingOut({ at, text }) {
  const { headings, rows } = beneath(at[1]);
  const lost = [headings && `${headings}个小标题`, rows && `${rows}条`].filter(Boolean).join("、");
  return el("div", { class: "issue 提醒", role: "alert" },
    el("p", {}, el("b", {}, `“${nameOf(at[0], at[1])}”今年整个不写？`), `${lost ? `它和它下面的${lost}` : "它"}都不印，理由是“${text}”。还没有写进表里。`),
    el("p", { class: "acting" }, button("不写这一部分", () => agree(at)), button("照写，不要这个理由", () => forget(at))));
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
