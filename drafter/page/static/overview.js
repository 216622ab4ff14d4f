// 总览: where she is, how long she has, what comes next.

import { complain } from "./bars.js";
import { button, el, fill, levelIcon, icon, refill, short } from "./dom.js";
import { aim } from "./headings.js";
import { go, goTo, LEDGERS, next, viewOf } from "./places.js";
import { get } from "./server.js";
import { start } from "./starting.js";
import { nameOf, open, row, store } from "./store.js";

export const panelled = () => false;
export const KEYS = [["↑ / ↓", "换条"], ["Enter", "去填"]];

let home = null;
let material = null;

/** Draw the view. */
export function show(where) {
  home = where;
  fill(home, whole());
  if (!material) askMaterial();
}

function whole() {
  const { overview } = store.state;
  return el("div", { class: "scroll overview", tabindex: "-1" }, lead(overview), dates(overview),
    el("div", { class: "columns" }, el("section", {}, todo()), el("section", {}, progress(overview), offices(overview))));
}

document.addEventListener("material", () => {
  material = null;
  if (home?.isConnected && home.querySelector(".overview")) askMaterial();
});

async function askMaterial() {
  material = await complain(() => get("/api/material"));
  const table = home.querySelector(".offices");
  if (table && material) table.replaceWith(offices(store.state.overview));
}

function lead(overview) {
  const ready = open().filter((one) => one.at && row(one.at[0], one.at[1])?.proposals.length).length;
  return el("div", { class: "lead" },
    el("div", {}, el("h2", {}, heading(overview)), el("p", {}, told(overview, ready), button("新建、换一个案卷", () => start(home), { kind: "link other" }))),
    overview.errors + overview.warnings > 0 && button(ready ? `下一步：看材料里现成的${ready}处` : "下一步：第一处待办", first, { kind: "main big", key: "Enter" }));
}

/** What stands between her and the clean copy. */
function heading({ errors, warnings, checking, stale }) {
  if (errors) return ["还有", el("span", { class: "red" }, `${errors}处错误`), `、${warnings}处提醒`];
  if (warnings) return `没有错误，还有${warnings}处提醒`;
  if (stale) return "有的表读不懂，还不知道办得怎样";
  return checking ? "正在检查" : "都办好了，可以出清稿";
}

function told({ errors, warnings, checking, stale }, ready) {
  if (stale) return "这里说的是读得懂时的样子，先把读不懂的表改好。";
  if (checking) return "正在重新检查。";
  if (!errors) return warnings ? "看过提醒，就可以出清稿。" : "";
  return `错误改完才能出清稿。${ready ? `其中${ready}处材料里有现成的话，看过就能采用；其余的要您写，或者向科室催。` : ""}`;
}

/** The first open point for which the papers have words; else the first of all. */
function first() {
  const found = open().find((one) => one.at && row(one.at[0], one.at[1])?.proposals.length) || open().find((one) => one.at);
  if (found) goTo(aim(found));
  else next(1);
}

function dates({ today, deadlines }) {
  const all = [...deadlines.map((one) => ({ ...one, kind: one.left < 0 ? "past" : "" })), { what: "今天", day: today, left: 0, kind: "today" }];
  all.sort((a, b) => a.day.localeCompare(b.day));
  return el("ol", { class: "dates", "data-count": String(all.length) }, all.map((one) =>
    el("li", { class: one.kind, title: one.source || null }, el("p", {}, el("b", {}, spoken(one.day)), ` ${one.what}`),
      el("p", { class: "aside" }, one.kind === "today" ? weekday(one.day) : left(one)))));
}

const spoken = (day) => {
  const [, month, date] = day.split("-").map(Number);
  return `${month}月${date}日`;
};
const weekday = (day) => `星期${"日一二三四五六"[new Date(`${day}T00:00`).getDay()]}`;

function left({ left: days }) {
  if (days < 0) return `过了${-days}天`;
  return days <= 7 ? el("b", { class: "brown" }, days ? `还有${days}天` : "就是今天") : `还有${days}天`;
}

/* ---- open points ---- */

function todo() {
  const weighty = [...open()].sort((a, b) => a.weight - b.weight);
  const of = (level) => weighty.filter((one) => one.level === level);
  return [
    el("h3", {}, "待办，重的在前"),
    of("错误").length ? el("ul", { class: "todo" }, of("错误").map(point)) : el("p", { class: "aside" }, store.state.overview.unchecked ? "正在检查。" : "没有错误。"),
    of("提醒").length > 0 && [el("h3", { class: "next" }, "提醒，看过就行"), el("ul", { class: "todo" }, of("提醒").map(point))],
  ];
}

function point(one) {
  const at = aim(one);
  const told = at && row(at[0], at[1]);
  const name = one.at ? nameOf(one.at[0], one.at[1]) : one.message;
  const address = at ? `#${viewOf(at[0])}@${at.join("/")}` : "#稿子";
  const act = (event) => (event.preventDefault(), at ? goTo(at) : go("稿子"));
  return el("li", {}, el("a", { href: address, onclick: act, title: `${one.message}。${one.fix}` },
    el("span", { class: "rule" }, one.rule === "部门说法不一" ? icon("differ") : levelIcon(one.level), one.rule),
    el("span", { class: "what" }, short(name, 80)),
    el("span", { class: "who" }, told?.cells.科室 || (at ? at[0] : "")),
    el("span", { class: "hand" }, hand(told))));
}

function hand(told) {
  const count = told?.proposals.length || 0;
  if (!count) return "";
  return el("span", { class: "pencil" }, told.state === "说法不一" ? `材料里${count}个说法` : `材料里有${count}句`);
}

/* ---- how far ---- */

function progress({ tables }) {
  const items = tables.filter((one) => one.all).map((one) => {
    const view = one.name === "正文" ? "稿子" : viewOf(one.name);
    const to = LEDGERS.includes(one.name) ? () => go(view, [one.name, store.tables.get(one.name).rows[0].key, ""]) : () => go(view);
    return el("li", {}, button(one.name, to, { kind: "link" }),
      el("progress", { max: one.all, value: one.done, "aria-label": `${one.name}，${one.done}条，共${one.all}条` }), el("span", { class: "number" }, `${one.done}/${one.all}`));
  });
  return [el("h3", {}, "做到哪里了"), el("ul", { class: "tables" }, items)];
}

function offices({ offices: all }) {
  if (!all.some((one) => one.office)) return null;
  const heads = ["科室", "材料", "指标", "计划", "问题", "确认单"];
  return el("table", { class: "offices" },
    el("caption", { class: "unseen" }, "各科室做到哪里了"),
    el("thead", {}, el("tr", {}, heads.map((says, n) => el("th", { scope: "col", class: n > 1 && n < 5 ? "number" : "" }, says)))),
    el("tbody", {}, all.map((one) => el("tr", {},
      el("th", { scope: "row" }, one.office || "没有写科室"), el("td", {}, handed(one.office)),
      ["指标", "上年计划", "上年问题"].map((name) => el("td", { class: "number" }, share(one[name]))), el("td", {}, signed(one))))));
}

const ofOffice = (name) => material?.offices?.find((one) => one.office === name);

function handed(name) {
  const told = ofOffice(name);
  if (!told) return "";
  if (!told.files.length && !material.sent) return el("span", { class: "aside" }, "没发征集表");
  return told.files.length ? `${told.files.length}份` : [el("span", { class: "red" }, "没交"), " ", button("复制催报的话", (event) => remind(event.target, name), { kind: "link" })];
}

function remind(pressed, name) {
  const open = (ofOffice(name).open || []).map((one) => one.text);
  const still = open.length ? `还缺：${open.join("；")}。` : "";
  navigator.clipboard.writeText(`${name}：${store.state.dossier.title}要用的材料还没有收齐。${still}请按征集表填好交来，谢谢。`).then(() => (pressed.textContent = "复制好了"));
}

/** How many figures of an office were sent to be confirmed, and how many were changed since. */
function signed(one) {
  const changed = open().filter((found) => found.rule === "确认后改动" && found.at && row(found.at[0], found.at[1])?.cells.科室 === one.office).length;
  if (changed) return el("b", { class: "brown" }, `确认后改了${changed}格`);
  return one.确认 ? `发了${one.确认}个数` : el("span", { class: "aside" }, "没发");
}

function share(pair) {
  if (!pair || !pair[1]) return el("span", { class: "aside" }, "·");
  return pair[0] < pair[1] ? el("b", {}, `${pair[0]}/${pair[1]}`) : el("span", { class: "aside" }, `${pair[0]}/${pair[1]}`);
}

/* ---- patches and keys ---- */

/** Take in a patch: the whole, with what she stands on and how far she has scrolled. */
export function patch() {
  const scroll = home.querySelector(".overview");
  if (!scroll) return;
  const top = scroll.scrollTop;
  refill(home, whole());
  home.querySelector(".scroll").scrollTop = top;
}

/** Up and down through the open points; Enter for the next step. */
export function key(event) {
  const links = [...home.querySelectorAll(".todo a")];
  const at = links.indexOf(document.activeElement);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const to = links[at < 0 ? 0 : at + (event.key === "ArrowDown" ? 1 : -1)];
    to?.focus();
    return Boolean(to);
  }
  if (event.key === "Enter" && document.activeElement === document.body) {
    first();
    return true;
  }
  return false;
}
