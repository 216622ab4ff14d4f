// What a row of figures says beside its figure: pen, state, change and source.

import { isFresh, locked } from "./boxes.js";
import { el, icon, levelIcon } from "./dom.js";
import { typedAt } from "./keeping.js";
import { offersFor } from "./offers.js";
import { findingsAt, store } from "./store.js";

const at = (key) => ["指标", key, "今年"];

/** What is offered, in pencil: of several only the numbers, so that all have room. */
export function pencilled(values) {
  return values.map((value) => `${values.length > 1 ? value.replace(/[^\d.%]+$/, "") : value}？`).join(" ");
}

export function pen(one, coming) {
  const now = typedAt(at(one.key));
  const kinds = { 空: "blank", 有建议: "offer", 说法不一: "differ", 同上年: "warn", 读不成数: "wrong" };
  const warned = findingsAt(at(one.key)).some((told) => told.level === "提醒") ? "warn" : "";
  if (coming) return "pending";
  if (now?.state === "failed" || now?.state === "clash") return "wrong";
  if (now) return "typing";
  return `${kinds[one.state] || warned}${isFresh(at(one.key)) ? " fresh" : ""}`;
}

const BRIEF = 4; // characters of a rule's name that the column has room for

/** What a check says of a figure that is filled in: the weightiest, null where it says nothing, or has not looked yet. */
function doubt(one) {
  if (one.state !== "填好" || store.state.overview.checking) return null;
  const found = findingsAt(at(one.key)).filter((each) => each.level !== "提示");
  return found.find((each) => each.level === "错误") || found[0] || null;
}

/** A row's state in a word; of a figure that a check doubts, the rule. */
export function told(one) {
  const now = typedAt(at(one.key));
  if (now?.state === "failed") return "没存上";
  if (now?.state === "clash") return "要挑一个";
  if (locked(at(one.key))) return "只能看";
  const found = doubt(one);
  if (found) return found.rule.length <= BRIEF ? found.rule : found.level === "错误" ? "有错误" : "要核对";
  return one.state === "空" ? "没填" : one.state;
}

export function sign(one) {
  const said = told(one);
  if (said === "有建议") return icon("offer");
  if (said === "说法不一") return icon("differ");
  if (["没存上", "要挑一个", "读不成数"].includes(said)) return icon("error");
  const found = doubt(one);
  if (found) return levelIcon(found.level);
  return said === "同上年" ? icon("warning") : null;
}

const ROOM = 7; // characters of a change beside which a rate, or the room for one, still stands

/** 增加186宗, 增长12.9% -> +186 +12.9%: the column has the unit beside it already. */
export function changes(one) {
  const signed = (text) => (text || "").replace(/(增加|增长|提高|上升)/, "+").replace(/(减少|下降|降低)/, "−");
  const number = (text) => signed(text).replace(/^(约?[+−][\d,.]+[万亿]?)(?!个百分点|[\d,.]).*$/, "$1").replace("个百分点", "点");
  if (!one.cells.今年 || !one.change || one.change === "—") return [];
  const points = /点|持平/.test(number(one.change));
  const rate = one.rate === "—" ? "" : signed(one.rate);
  const said = number(one.change);
  return [el("span", {}, said), !points && (rate || said.length < ROOM) && el("span", {}, rate)].filter(Boolean);
}

export function from(one) {
  const offers = offersFor(at(one.key));
  if (!one.cells.今年 && offers.length) return el("span", { class: "pencil" }, offers.map((offer) => offer.source).join("；"));
  return one.cells.来源 ? el("span", {}, one.cells.来源) : (one.cells.今年 ? el("span", { class: "aside" }, "手填") : "");
}
