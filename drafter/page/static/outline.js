// The headings beside the paper.

import { button, el } from "./dom.js";

/** Paragraphs of the draft -> the list of its headings; go: what to do with the cell of one. */
export function headings(paras, go) {
  const levels = { 一级: "first", 二级: "second", 三级: "third" };
  const items = paras.filter((para) => levels[para.look]).map((para) => {
    const at = para.spans.find((one) => one.at?.[0] === "提纲")?.at || para.at;
    const says = para.spans.map((one) => one.t).join("");
    return el("li", { class: levels[para.look] }, at ? button(says, () => go(at.length > 2 ? at : [...at, "标题"]), { kind: "link" }) : says);
  });
  return el("ul", {}, items);
}
