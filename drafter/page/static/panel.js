// Everything about one cell, always in the same order: what is wrong, what the papers offer, where it comes from, what
// last year said, where it is printed, what happened to it.

import { complain } from "./bars.js";
import { bind, locked, shown, textBox, whyLocked } from "./boxes.js";
import { clashBox } from "./clashes.js";
import { button, clock, dayOf, el, fill, icon, levelIcon, marked, refill, short } from "./dom.js";
import { headingOf } from "./headings.js";
import { write } from "./keeping.js";
import { around, offered, quoted } from "./offered.js";
import { goTo, here, viewOf } from "./places.js";
import { get } from "./server.js";
import { slotBox } from "./slots.js";
import { choice, GOES } from "./choosing.js";
import { findingsAt, nameOf, row, same, word } from "./store.js";

const home = () => document.getElementById("panel");
const parts = { head: el("div"), clash: el("div"), edits: el("div", { class: "edits", onfocusout: () => setTimeout(panel, 0) }), rest: el("div"), past: el("div") };
let drawn = null; // the row the panel tells of
let offers = [];

/** Draw the panel of the cell she is on. What she is writing in it stays as it is until she leaves it. */
export function panel() {
  const at = here.at;
  const one = at && row(at[0], at[1]);
  if (!one) {
    drawn = null;
    fill(home(), el("p", { class: "aside" }, at ? "这一条已经没有了。" : "点一格，这里说它的来历和要办的事。"));
    return;
  }
  const moved = !drawn || !same(drawn, at.slice(0, 2)) || !parts.head.isConnected || parts.view !== here.view;
  offers = moved ? one.proposals : offersNow(one);
  if (moved) arrange();
  drawn = at.slice(0, 2);
  const writing = !moved && parts.edits.contains(document.activeElement) && document.activeElement.matches("input, textarea, [contenteditable]");
  refill(parts.head, header(one, at));
  refill(parts.clash, here.view === "稿子" || MORE[at[0]]?.includes(at[2]) ? clashBox(at) : null); // elsewhere it stands under the row
  if (!writing) refill(parts.edits, edits(one, at));
  refill(parts.rest, issues(one, at), offered(offers, at), sourced(one, at), before(one), printedIn(one, at));
  if (moved || !writing) fill(parts.past, past(at));
}

/** The parts in their order: on the paper the words come first, elsewhere the view has them. */
function arrange() {
  const { head, clash, edits: boxes, rest, past: happened } = parts;
  parts.view = here.view;
  fill(home(), head, ...(here.view === "稿子" ? [clash, boxes, rest] : [clash, rest, boxes]), happened);
  home().scrollTop = 0;
}

/** What is offered does not change under her finger: what others bring waits until she leaves the cell; what she took is gone. */
function offersNow(one) {
  const there = new Set(one.proposals.map((each) => `${each.field} ${each.value}`));
  return offers.filter((each) => there.has(`${each.field} ${each.value}`)).map((each) => one.proposals.find((now) => now.field === each.field && now.value === each.value));
}

function header(one, at) {
  const { 科室: office, 上年: last } = one.cells;
  const elsewhere = here.view === "稿子" ? viewOf(at[0]) : "稿子";
  const link = elsewhere !== here.view && elsewhere !== "材料" &&
    button(elsewhere === "稿子" ? "在稿子里看" : "在表里看", () => goTo(at, elsewhere), { kind: "link" });
  return el("header", {}, el("h2", {}, nameOf(at[0], at[1])),
    el("p", { class: "aside" }, [at[1], office, last && `上年 ${last}`].filter(Boolean).map((told) => el("span", { class: "bit" }, told)), link));
}

/* ---- what the view itself has no box for ---- */

const EDITED = {
  稿子: { 指标: ["今年"], 正文: ["文字"], 上年计划: ["完成情况"], 上年问题: ["整改情况"], 本年问题: ["问题", "原因"], 下年计划: ["计划"], 提纲: ["标题"], 素材: ["内容"], 案卷: ["标题", "主送", "署名", "成文日期"] },
};
const MORE = { 指标: ["科室", "变动原因"], 上年计划: ["科室"], 上年问题: ["科室"] };

function edits(one, at) {
  const fields = EDITED[here.view]?.[at[0]] || (here.view === "稿子" ? [] : MORE[at[0]] || []);
  return [fields.map((field) => editor([at[0], at[1], field])), here.view === "稿子" ? choice(at[0], at[1]) : null, locked(at) && el("p", { class: "brown" }, `${whyLocked(at)}。`)];
}

const LABELS = { 今年: "今年", 文字: "今年的文字", 完成情况: "完成情况", 整改情况: "整改情况", 标题: "标题", 内容: "写进报告的话", 不写: "今年不写的，写明理由" };

function editor(at) {
  const label = LABELS[at[2]] || at[2];
  const long = ["文字", "完成情况", "整改情况", "问题", "原因", "计划", "内容"].includes(at[2]);
  if (at[2] === "文字") {
    const chips = (row("正文", at[1]).pieces || []).some((piece) => piece.slot);
    return el("div", { class: "edit" }, el("b", {}, label), chips && el("span", { class: "aside" }, "灰底的是数，点它去改"), slotBox(at, { label }));
  }
  if (long) return el("label", { class: "edit" }, label, textBox(at));
  const input = bind(el("input", { type: "text", "data-at": word(at), autocomplete: "off", disabled: locked(at) }), at, { commands: at[2] === "今年" });
  input.value = shown(at);
  return el("label", { class: "edit" }, label, input);
}

/* ---- what is wrong ---- */

function issues(one, at) {
  return findingsAt([at[0], at[1]]).filter((each) => each.level !== "提示").map((each) => issue(each, one, at));
}

function issue(found, one, at) {
  return el("section", { class: `issue ${found.level}` },
    el("h3", {}, found.rule === "部门说法不一" ? icon("differ") : levelIcon(found.level), found.rule),
    el("p", {}, found.message),
    el("p", { class: "aside" }, found.fix),
    el("p", { class: "acting" }, remedy(found, one, at), found.settle && button("核对无误", () => settle(found))));
}

function remedy(found, one, at) {
  if (found.rule === "疑似已回应" && at[0] === "上年计划") {
    const changes = [{ set: [at[0], at[1], "归入"], seen: one.cells.归入, new: "对照表" }];
    if (one.found && !one.cells.完成情况) changes.unshift({ set: [at[0], at[1], "完成情况"], seen: null, new: one.found.text });
    return button("是这件事，只列进对照表", () => complain(() => write("/api/apply", { changes })));
  }
  return null;
}

function settle(found) {
  return complain(() => write("/api/settle", { finding: found.id, why: "" }));
}

/* ---- where it comes from, what last year said, where it is printed ---- */

function sourced(one, at) {
  const { 来源: source, 原句: sentence, 确认: signed } = one.cells;
  if (!source && !signed) return null;
  const [file, ...rest] = (source || "").split(" ");
  const context = el("blockquote", { class: "context", hidden: true });
  return el("section", {}, el("h3", {}, at[0] === "素材" ? "出处" : "今年的来处"),
    sentence ? quoted(sentence, one.cells.今年 || "") : null,
    source && el("cite", {}, source, " ", rest.length > 0 && button("看上下文", (event) => around(event.target, context, file, rest.join(" ")), { kind: "link", "aria-expanded": "false" })),
    context, signed && el("p", { class: "aside" }, `确认：${signed}`));
}

function before(one) {
  if (one.last?.sentence) {
    return el("section", {}, el("h3", {}, "上年原句", el("span", { class: "aside" }, `第${one.last.paragraph}段`)),
      el("q", {}, marked(one.last.sentence, one.last.start, one.last.end, "was")));
  }
  const text = one.before || one.cells.上年标题 || one.cells.参考;
  const origin = one.cells.出处;
  if (!text && !origin) return null;
  return el("section", {}, el("h3", {}, one.cells.参考 ? "参考" : text ? "上年原话" : "上年写在"), text && el("q", { class: "long", tabindex: "0" }, text), origin && el("cite", {}, text ? origin.split("：")[0] : short(origin, 60)));
}

function printedIn(one, at) {
  const links = (one.slots || []).map(([name, key]) => ({ at: [name, key], says: short(nameOf(name, key), 24) }));
  const heading = at[0] in GOES && headingOf(one);
  if (!links.length && !heading) return null;
  return el("section", {}, el("h3", {}, "今年写进"),
    links.length ? el("ul", {}, links.map((each) => el("li", {}, button(each.says, () => goTo(each.at, "稿子"), { kind: "link" })))) : el("p", {}, heading));
}

/* ---- what happened to it ---- */

let asking = 0;

function past(at) {
  const list = el("ul", { class: "past" });
  const section = el("section", { hidden: true }, el("h3", {}, "改动"), list);
  const mine = (asking += 1);
  setTimeout(async () => {
    if (mine !== asking || !section.isConnected) return;
    const told = await complain(() => get("/api/history", { row: at[1] }));
    if (!told || mine !== asking) return;
    const items = told.entries.slice(0, 5).flatMap((entry) => entry.cells.filter((each) => each.at[0] === at[0] && each.at[1] === at[1])
      .slice(0, 3).map((each) => el("li", {}, `${dayOf(entry.when)} ${clock(entry.when)} ${entry.by}`, el("span", { class: "aside" }, ` ${each.at[2] ? `${each.at[2]}：${short(each.before || "空", 14)} → ${short(each.after || "空", 14)}` : each.after === null ? "删去这一条" : "加了这一条"}`))));
    fill(list, items);
    section.hidden = !items.length;
  }, 300);
  return section;
}

