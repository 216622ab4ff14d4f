// The draft's paragraphs as nodes: every stretch of words knows its cell and the findings on it.

import { el } from "./dom.js";
import { store, word } from "./store.js";

/** Rows in sequence are one table. */
export function tabled(inside) {
  const told = [];
  for (const node of inside) {
    if (node.tagName !== "TR") told.push(node);
    else if (told.length && told[told.length - 1].tagName === "TABLE") told[told.length - 1].tBodies[0].append(node);
    else told.push(el("table", { class: "printed" }, el("tbody", {}, node)));
  }
  return told;
}

const HEADS = { 标题: 1, 一级: 2, 二级: 3, 三级: 4, 四级: 5 };

export function paragraph(para) {
  const row_ = para.look === "表头" || para.look === "表行";
  const node = row_ ? el("tr", { class: para.look }, cells(para)) : el("p", { class: para.look, ...(HEADS[para.look] ? { role: "heading", "aria-level": String(HEADS[para.look]) } : {}) }, para.spans.map(span));
  if (node.querySelector(".whole")) node.classList.add("whole");
  node.told = JSON.stringify(para);
  node.para = para;
  return node;
}

function cells(para) {
  const told = [[]];
  for (const one of para.spans) {
    if (one.t === "\t") told.push([]);
    else told[told.length - 1].push(one);
  }
  const tag = para.look === "表头" ? "th" : "td";
  return told.map((spans) => el(tag, { colspan: told.length === 1 ? 99 : null }, spans.map(span)));
}

function span(one) {
  if (!one.at) return one.f?.length ? el("span", { class: pen(one), "data-f": one.f.join(" ") }, one.t) : one.t;
  return el("span", { class: `cell ${pen(one)}`, "data-at": word(one.at), "data-within": one.within ? word(one.within) : null, "data-from": one.from ?? null, "data-f": one.f?.length ? one.f.join(" ") : null }, one.t);
}

const told = (id) => store.state.findings.find((found) => found.id === id);

/** An error or a reminder about some words lies on them; a reminder about a whole paragraph stands beside it. */
function pen(one) {
  const kinds = [one.figure && "figure", one.blank && "todo"];
  const levels = (one.f || []).map(told).map((found) => (found && found.level === "提醒" && found.from === null ? "whole" : found?.level));
  kinds.push(levels.includes("错误") ? "错误" : levels.includes("提醒") ? "提醒" : levels.includes("whole") ? "whole" : "");
  return kinds.filter(Boolean).join(" ");
}
