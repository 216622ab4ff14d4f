// 材料: what came and what it gave, what is to be looked at, what nobody asked for; who has handed in.

import { complain } from "./bars.js";
import { isHere, locked } from "./boxes.js";
import { set } from "./choosing.js";
import { button, el, fill, icon, refill, segment, short } from "./dom.js";
import { asPrinted } from "./figures_in.js";
import { takeFiles } from "./dropping.js";
import { filesList } from "./files.js";
import { onJob } from "./jobs.js";
import { headingOf } from "./headings.js";
import { model } from "./model.js";
import { FIRST, goTo, here, stand } from "./places.js";
import { get, post } from "./server.js";
import { nameOf, row, store, table } from "./store.js";

/** The panel stands beside 素材; the papers have an aside of their own. */
export const panelled = () => asked.part === "素材";
export const KEYS = [["↑ / ↓", "换条"], ["+", "采用"], ["-", "不用"]];

const asked = { part: "收到的", paper: "" };
let told = null;
let home = null;

/** Draw the view. */
export function show(where) {
  home = where;
  if (here.at?.[0] === "素材") asked.part = "素材";
  const scroll = el("div", { class: "scroll", tabindex: "-1" }, body());
  const aside = asked.part === "收到的" && el("aside", { class: "telling", "aria-label": "这份材料" }, told ? gaveAll() : "");
  fill(home, el("div", { class: "tools" }, tools()), aside ? el("div", { class: "split" }, scroll, aside) : scroll);
  if (!told) load();
  if (asked.part === "素材") mark();
}

async function load() {
  told = (await complain(() => get("/api/material"))) || { state: "none", papers: [], offices: [] };
  if (!home.querySelector(".part-material")) return;
  fill(home.querySelector(".scroll"), body());
  const aside = home.querySelector(".telling");
  if (aside) fill(aside, gaveAll());
  fill(home.querySelector(".tools"), tools());
}

document.addEventListener("material", () => {
  told = null;
  if (home?.querySelector(".part-material")) load();
});

/** Papers began to be read: what was told before is not all there is. */
document.addEventListener("job", () => {
  if (asked.part === "素材" || !home?.querySelector(".part-material")) return;
  fill(home.querySelector(".scroll"), body());
  fill(home.querySelector(".tools"), tools());
});

/** Whether it is not known yet what there is. */
const unknown = () => !told || told.state === "reading" || (!papers().length && Boolean(store.state.job));

const papers = () => told?.papers || [];
const toSee = () => papers().filter((one) => one.unread || one.left.length);

function tools() {
  const turn = (value) => {
    asked.part = value;
    document.dispatchEvent(new Event("redraw"));
    home.querySelector(".tools [aria-pressed=true]").focus();
  };
  const undecided = table("素材").rows.filter((one) => one.state === "未定").length;
  const hints = { 收到的: "拖到这一页任何地方都能收。原件存在案卷的“材料”里，一个字不动。", 要看的: "说法不一的在前，再是读不了的、有话没有放下的。", 素材: "科室写了、哪一格都没要的话。采用的接在这个标题下面，到稿子里再改。" };
  return [
    segment("哪些", [["收到的", unknown() ? "收到的" : `收到的 ${papers().length}`], ["要看的", unknown() ? "要看的" : `要看的 ${toSee().length}`], ["素材", `素材 ${undecided}`]], asked.part, turn),
    el("span", { class: "space" }), el("span", { class: "aside said" }, hints[asked.part]),
  ];
}

function body() {
  if (asked.part === "素材") return el("div", { class: "part-material" }, news());
  if (unknown()) return el("p", { class: "empty part-material", role: "status" }, "正在看收到了什么。您可以接着填，看完会换上。");
  if (told.state === "failed") return el("p", { class: "empty part-material", role: "alert" }, `${told.message}。${told.fix}。`);
  return el("div", { class: "part-material" }, asked.part === "收到的" ? received() : seeing());
}

/* ---- what came ---- */

function received() {
  if (!papers().length && !told.offices.length) {
    return el("div", { class: "empty" }, el("p", {}, el("b", {}, "还没有材料")), el("p", {}, "把科室交来的总结、表格拖到这里，能填的数会填上，拿不准的列成建议。"), el("p", {}, button("选文件", () => takeFiles())), asking(), model());
  }
  const files = el("table", { class: "papers" }, el("caption", { class: "unseen" }, "收到的材料"), heads(["材料", "给了什么", "要看的"]), el("tbody", {}, papers().map(paperLine)));
  const collect = () => complain(async () => onJob((await post("/api/collect", {})).job));
  const again = papers().length > 0 && el("p", { class: "acting" }, button("再收一次", collect, { disabled: Boolean(store.state.job) }), el("span", { class: "aside" }, "把“材料”里的重读一遍，还空着的格子填上；填过的不动。"));
  return [papers().length > 0 && files, again, handed(), asking(), model()];
}

const heads = (says) => el("thead", {}, el("tr", {}, says.map((one) => el("th", { scope: "col" }, one))));

function paperLine(one) {
  const seen = one.unread ? [icon("error", "错误"), el("span", { class: "red" }, "没有用上：", one.unread)] : one.left.length ? `${one.left.length}处没有放下` : "";
  const on = asked.paper === one.file;
  return el("tr", { class: on ? "here" : "", onclick: () => pick(one.file) },
    el("th", { scope: "row" }, button(one.file, () => pick(one.file), { kind: "link", "aria-current": on ? "true" : null })), el("td", {}, one.unread ? "" : one.gave || "没有给什么"), el("td", {}, seen));
}

function pick(file) {
  asked.paper = file;
  show(home);
  home.querySelector("[aria-current]")?.focus({ preventScroll: true });
}

/** What one paper gave: the cells it filled, what it offers, what was left. */
function gaveAll() {
  const one = papers().find((each) => each.file === asked.paper);
  if (!one) return el("p", { class: "aside" }, "点一份材料，这里说它给了什么。");
  const filled = [];
  const offered = [];
  for (const { name, rows } of store.tables.values()) {
    for (const each of rows) {
      if ((each.cells.来源 || "").includes(one.file)) filled.push([name, each]);
      else if (each.proposals.some((offer) => offer.file === one.file)) offered.push([name, each]);
    }
  }
  const lines = (pairs) => el("ul", {}, pairs.map(([name, each]) => el("li", {}, button(short(nameOf(name, each.key), 60), () => goTo([name, each.key]), { kind: "link" }), el("span", { class: "aside" }, ` ${short(asPrinted(each.cells[FIRST[name]] || each.proposals[0]?.value), 60)}`))));
  return [
    el("header", {}, el("h2", {}, one.file), el("p", { class: "aside" }, one.gave)),
    one.unread && el("section", { class: "issue 错误" }, el("h3", {}, icon("error"), "没有用上"), el("p", {}, one.unread)),
    filled.length > 0 && el("section", {}, el("h3", {}, `填了${filled.length}条`), lines(filled)),
    offered.length > 0 && el("section", {}, el("h3", {}, `建议${offered.length}条，等您定`), lines(offered)),
    one.left.length > 0 && el("section", {}, el("h3", {}, "没有放下的"), el("ul", {}, one.left.map((line) => el("li", {}, line)))),
  ];
}

function handed() {
  if (!told.offices.length) return null;
  return el("section", { class: "handed" }, el("h3", {}, "征集表交了没有"),
    el("table", { class: "papers forms" }, heads(["科室", "交来的", "填了"]),
      el("tbody", {}, told.offices.map((one) => el("tr", {}, el("th", { scope: "row" }, one.office || "没有写科室"),
        el("td", {}, one.files.length ? one.files.join("、") : told.sent ? el("span", { class: "red" }, "没交") : el("span", { class: "aside" }, "没发")), el("td", {}, one.all ? `${one.given}/${one.all}` : ""))))));
}

/* ---- asking for it ---- */

function asking() {
  const until = el("input", { type: "text", placeholder: "如 12月20日", "data-free": true });
  const out = el("div", { role: "status" });
  const made = async (path, wish) => {
    const reply = await complain(() => post(path, wish));
    if (reply) fill(out, filesList(reply.files), reply.told.length > 0 && el("p", { class: "told" }, reply.told.join("\n")));
  };
  return el("section", { class: "asking" }, el("h3", {}, "向科室要材料"),
    el("p", { class: "acting" }, el("label", { class: "tick" }, "哪天以前交", until), button("出征集表和通知", () => made("/api/request", { until: until.value.trim(), contact: "" })), button("出数据确认单", () => made("/api/confirm", {}))),
    out);
}

/* ---- what is to be looked at ---- */

function seeing() {
  const torn = told.offices.filter((one) => one.told?.length).map((one) => ({ head: one.office || "没有写科室", lines: one.told }));
  const papers_ = toSee().map((one) => ({ head: [one.unread && icon("error", "错误"), one.file], unread: one.unread, lines: one.left }));
  const told_ = [...torn, ...papers_.filter((one) => one.unread), ...papers_.filter((one) => !one.unread)]; // what contradicts first
  if (!told_.length) return el("p", { class: "empty" }, "没有要看的。");
  return el("ul", { class: "seeing" }, told_.map((one) => el("li", {}, el("h3", {}, one.head), one.unread && el("p", { class: "red" }, one.unread), el("ul", {}, one.lines.map((line) => el("li", {}, line))))));
}

/* ---- what nobody asked for ---- */

function news() {
  const rows = table("素材").rows;
  if (!rows.length) return el("p", { class: "empty" }, "还没有素材。收了材料以后，科室写了、哪一格都没要的话列在这里。");
  const groups = new Map();
  for (const one of rows) groups.set(headingOf(one), [...(groups.get(headingOf(one)) || []), one]);
  return el("table", { class: "news" }, el("caption", { class: "unseen" }, "素材"),
    el("thead", {}, el("tr", {}, ["类", "材料里的话", "出处", "用不用"].map((says) => el("th", { scope: "col" }, says)))),
    [...groups].map(([name, members]) => el("tbody", {}, el("tr", { class: "group" }, el("th", { scope: "rowgroup", colspan: 4 }, name,
      el("span", { class: "aside" }, `${members.filter((one) => one.state !== "未定").length}/${members.length}`))), members.map(item))));
}

function item(one) {
  const at = ["素材", one.key, "处理"];
  const choose = (value, key) => button(value, () => set(at, one.cells.处理 === value ? null : value), { "aria-pressed": String(one.cells.处理 === value), key: isHere("素材", one.key) ? key : "", disabled: locked(at), "aria-label": `${value}：${one.cells.内容}` });
  return el("tr", { "data-key": one.key, tabindex: "-1", class: `${one.state === "未定" ? "" : "done"}${isHere("素材", one.key) ? " here" : ""}`, onclick: (event) => event.target.closest("button, select") || go(one.key) },
    el("td", {}, one.cells.类别 || ""), el("td", { class: "say" }, one.cells.内容), el("td", { class: "from" }, one.cells.来源 || ""),
    el("td", {}, el("div", { class: "states of-2", role: "group", "aria-label": "用不用" }, choose("采用", "+"), choose("不用", "-"))));
}

function go(key) {
  stand(["素材", key, "处理"]);
  mark();
}

/** Mark the row she stands on. */
export function mark() {
  for (const tr of home.querySelectorAll(".news tr[data-key]")) {
    const on = isHere("素材", tr.dataset.key);
    if (on !== tr.classList.contains("here") && row("素材", tr.dataset.key)) tr.replaceWith(item(row("素材", tr.dataset.key)));
  }
  const node = home.querySelector(".news tr.here");
  if (!node) return;
  if (!node.contains(document.activeElement) && !document.activeElement?.closest("#panel")) node.focus({ preventScroll: true });
  node.scrollIntoView({ block: "nearest" });
}

/** She comes to a row from elsewhere. */
export function moved() {
  if (here.at?.[0] === "素材" && asked.part !== "素材") show(home);
  else mark();
}

/** Take in a patch. */
export function patch(what) {
  if (asked.part !== "素材" || !(what.rows?.素材 || what.order?.素材 || what.order?.提纲 || what.rows?.提纲)) {
    refill(home.querySelector(".tools"), tools());
    return;
  }
  const top = home.querySelector(".scroll").scrollTop;
  show(home);
  home.querySelector(".scroll").scrollTop = top;
}

/** Up, down, + and - over the rows. */
export function key(event) {
  if (asked.part !== "素材" || document.activeElement?.closest("#panel, select, input, textarea")) return false;
  const rows = [...home.querySelectorAll(".news tr[data-key]")].map((tr) => tr.dataset.key);
  const at = rows.indexOf(here.at?.[0] === "素材" ? here.at[1] : "");
  const beside = (step) => rows[at < 0 ? 0 : at + step] && go(rows[at < 0 ? 0 : at + step]);
  const decide = async (value) => {
    if (at < 0) return;
    if (await set(["素材", rows[at], "处理"], value)) beside(1);
  };
  const acts = { ArrowDown: () => beside(1), ArrowUp: () => beside(-1), "+": () => decide("采用"), "=": () => decide("采用"), "-": () => decide("不用") };
  acts[event.key]?.();
  return Boolean(acts[event.key]);
}

