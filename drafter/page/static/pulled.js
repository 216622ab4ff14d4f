// 收回改稿: an edited Word draft, cell by cell, before anything is written.

import { complain, say } from "./bars.js";
import { around, stretches } from "./blackline.js";
import { asPrinted } from "./figures_in.js";
import { button, el, fill, icon } from "./dom.js";
import { write } from "./keeping.js";
import { go } from "./places.js";
import { post } from "./server.js";
import { nameOf } from "./store.js";

export const panelled = () => false;
export const KEYS = [["空格", "勾选"], ["Enter", "收下"], ["Esc", "都不要"]];

let draft = null;
let taken = new Set();
let home = null;

/** A draft has come. */
export function coming(what) {
  draft = what;
  taken = new Set(draft.changes.map((one) => one.n));
}

/** Draw the view. */
export function show(where) {
  home = where;
  if (!draft) {
    fill(home, el("p", { class: "empty" }, "没有改稿。把改过的 Word 稿拖到这一页就行。"));
    return;
  }
  fill(home, el("div", { class: "scroll pulled", tabindex: "-1" }, lead(), changes(), leftover()));
  home.querySelector("#accept").focus();
}

function lead() {
  const told = [`${draft.changes.length}处放得回`, draft.clashes.length && `${draft.clashes.length}处和表里撞了`, draft.unplaced.length && `${draft.unplaced.length}处放不回`].filter(Boolean).join("，");
  return el("div", { class: "lead" },
    el("div", {}, el("h2", {}, "收回改稿：看过再写进表里"), el("p", {}, draft.file), el("p", {}, `${told}；别的一个字没改。${draft.by_key ? "" : "这份稿子没有书签，照文字认的，请逐处看。"}`)),
    el("p", { class: "acting" }, button(`收下${taken.size}处`, accept, { kind: "main big", key: "Enter", disabled: !taken.size, id: "accept" }), button("都不要", drop, { kind: "big", key: "Esc" })));
}

function changes() {
  return el("table", { class: "changes" }, el("caption", { class: "unseen" }, "改稿改了什么"),
    el("thead", {}, el("tr", {}, ["收下", "改了什么", "写进哪一格"].map((says) => el("th", { scope: "col" }, says)))),
    el("tbody", {}, draft.clashes.map(clash), draft.changes.map(change)));
}

function clash(one) {
  return el("tr", { class: "clashing" }, el("td", {}, icon("differ", "撞了")),
    el("td", {}, el("p", {}, el("b", {}, "稿子改了，表里后来也改了。"), "留着表里的；要用 Word 里的，收下别的以后到这一格去改。"),
      el("p", {}, "表里的：", stretches(one.printed || "", one.present || "")), el("p", {}, "Word 里的：", stretches(one.printed || "", one.edited || ""))),
    el("td", {}, one.where));
}

const KINDS = { add: "新加一条", drop: "删去一条", move: "挪了次序" };

function change(one) {
  const name = one.at && one.at[1] ? nameOf(one.at[0], one.at[1]) : "";
  const tick = el("input", { type: "checkbox", checked: taken.has(one.n), "aria-label": `收下 ${one.where}`, onchange: () => turn(one.n, tick.checked) });
  return el("tr", {}, el("td", {}, tick),
    el("td", {}, one.kind !== "set" && el("p", { class: "aside" }, KINDS[one.kind]), el("p", {}, around(asPrinted(one.before), asPrinted(one.after))), one.why && el("p", { class: "aside" }, one.why)),
    el("td", {}, one.where, name && el("p", { class: "aside" }, name)));
}

function turn(n, on) {
  if (on) taken.add(n);
  else taken.delete(n);
  home.querySelector(".lead").replaceWith(lead());
}

function leftover() {
  if (!draft.unplaced.length) return null;
  return el("section", { class: "leftover" }, el("h3", {}, `放不回的${draft.unplaced.length}处，请自己看`),
    el("ul", {}, draft.unplaced.map((one) => el("li", {}, el("b", {}, one.text), one.near && `（在“${one.near}”附近）`, el("span", { class: "aside" }, `　${one.why}`)))));
}

async function accept() {
  if (!taken.size) return;
  const reply = await complain(() => write(`/api/draft/${draft.id}/apply`, { take: [...taken].sort((a, b) => a - b) }));
  if (!reply) return;
  const count = taken.size;
  draft = null;
  go("历史");
  say("说明", `收下了${count}处。`, "在历史里是一次改动，可以一起撤回。");
}

async function drop() {
  await complain(() => post(`/api/draft/${draft.id}/drop`, {}));
  draft = null;
  go("总览");
}

/** The tables changed meanwhile: what is shown stays, the server refuses what no longer fits. */
export function patch() {}

/** Enter takes what is ticked, Esc nothing. */
export function key(event) {
  if (!draft || (event.key === "Enter" && document.activeElement?.matches("button"))) return false;
  if (event.key === "Enter") accept();
  else if (event.key === "Escape") drop();
  return event.key === "Enter" || event.key === "Escape";
}
