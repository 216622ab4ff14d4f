// What the papers offer, with the sentence it stands in and the paper round it on demand.

import { complain } from "./bars.js";
import { button, el, fill, marked, short } from "./dom.js";
import { decline, take } from "./offers.js";
import { get } from "./server.js";

/** What the papers offer for a cell; of several figures none is first. */
export function offered(offers, at) {
  if (!offers.length) return null;
  const several = at[0] === "指标" && offers.length > 1;
  const head = several
    ? ["材料里有", `${offers.length}个说法`, apart(offers), el("span", { class: "aside" }, "按 ", el("kbd", {}, "+"), " 到这里挑，", el("kbd", {}, "Enter"), " 采用")]
    : ["材料里有"];
  return el("section", {}, el("h3", {}, head), el("ul", { class: "offers" }, offers.map((each) => offer(each, at, several))));
}

function apart(all) {
  const [a, b] = all.map((each) => parseFloat(each.value.replace(/[,，]/g, "").match(/\d+(\.\d+)?/)?.[0]));
  const unit = all[0].value.replace(/[\d,.，]/g, "");
  const between = Math.round(Math.abs(a - b) * 100) / 100;
  return all.length === 2 && between ? `，差${between}${unit}` : "";
}

function offer(each, at, several) {
  const figure = at[0] === "指标";
  const first = !several;
  const context = el("blockquote", { class: "context", hidden: true });
  return el("li", { class: each.certain ? "" : "doubtful" },
    figure && el("b", { class: "value" }, each.value),
    figure ? sentence(each) : el("q", {}, each.value),
    el("cite", {}, each.source),
    each.why && el("p", { class: "aside" }, each.why),
    el("p", { class: "acting" },
      button(figure ? `采用${each.value}` : "采用", () => take(at, each), { kind: first ? "main" : "", key: first ? "+" : "" }),
      button("不用", () => decline(at, each), { key: first ? "-" : "" }),
      each.file && button("看上下文", (event) => around(event.target, context, each.file, each.where), { kind: "link", "aria-expanded": "false" })),
    context);
}

const sources = new Map(); // file and place -> the paper round it, asked for once

function source(file, where) {
  const key = `${file} ${where}`;
  if (!sources.has(key)) sources.set(key, complain(() => get("/api/source", { file, where })));
  return sources.get(key);
}

/** The sentence of a paper that has the value in it, once it is there. */
function sentence(each) {
  const home_ = el("div");
  if (each.file) {
    source(each.file, each.where).then((told) => {
      const text = told?.paras.find((para) => para.n === told.at)?.text;
      if (text) home_.append(quoted(text.split(/(?<=[。；;])/).find((one) => one.includes(each.value)) || short(text, 120), each.value));
    });
  }
  return home_;
}

/** A sentence with a value in it, marked. */
export const quoted = (words, value) => {
  const from = words.indexOf(value);
  return el("q", {}, marked(words, from < 0 ? null : from, from + value.length));
};

/** The paper round the place a value came from, on demand. */
export async function around(pressed, context, file, where) {
  context.hidden = !context.hidden;
  pressed.setAttribute("aria-expanded", String(!context.hidden));
  if (context.hidden || context.firstChild) return;
  const told = await source(file, where);
  if (told) fill(context, told.paras.map((para) => el("p", { class: para.n === told.at ? "there" : "" }, para.text)));
}
