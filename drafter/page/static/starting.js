// A new case, or one that is there: what the page shows before it has one, or when she wants another.

import { complain, say } from "./bars.js";
import { button, el, fill } from "./dom.js";
import { post, send } from "./server.js";
import { store } from "./store.js";

/** Draw the form. */
export function start(home) {
  const { dossier, work } = store.state;
  if (!dossier) fill(document.getElementById("case"), "新建案卷");
  const wish = fields();
  const prior = priorBox();
  const out = el("div", { role: "status" });
  const form = el("form", { onsubmit: (event) => (event.preventDefault(), lay(out, wish, prior.file.files[0])) },
    wish.labels, prior.box,
    el("p", { class: "acting" }, el("button", { class: "main big", type: "submit" }, "铺开案卷", el("kbd", {}, "Enter")),
      dossier && button(`回到 ${dossier.name}`, () => document.dispatchEvent(new Event("redraw")), { kind: "big" })),
    out);
  fill(home, el("div", { class: "scroll", ondragover: hold, ondrop: (event) => (hold(event), prior.put(event.dataTransfer.files[0])) },
    el("div", { class: "start" }, el("h2", {}, "从上年的报告起草今年的"),
      el("p", { class: "aside" }, `读了上年的报告，就照它铺开指标、计划、问题和正文，放在“${work}”里。`), form, others())));
  wish.district.focus();
}

/** A file dropped on the form is last year's report, not material. */
function hold(event) {
  event.preventDefault();
  event.stopPropagation();
}

/** Which district, year and kind. */
function fields() {
  const now = new Date();
  const due = now.getMonth() < 6 ? now.getFullYear() - 1 : now.getFullYear(); // a report of the year before is written till June
  const district = el("input", { type: "text", required: true, placeholder: "如 龙华", autocomplete: "off" });
  const year = el("input", { type: "number", required: true, min: 2000, max: 2100, value: String(due) });
  const kind = el("select", {}, el("option", { value: "" }, "照上年报告认"), store.state.kinds.map((one) => el("option", { value: one }, one)));
  const labels = [["区", district], ["报告哪一年", year], ["文种", kind]].map(([says, box]) => el("label", { class: "field" }, says, box));
  return { district, year, kind, labels };
}

/** Where last year's report is dropped or chosen. */
function priorBox() {
  const file = el("input", { type: "file", class: "unseen", "aria-label": "上年报告", onchange: () => tell() });
  const named = el("p", { role: "status" }, "没有选文件");
  const tell = () => file.files.length && fill(named, el("b", {}, file.files[0].name));
  const put = (one) => {
    if (!one) return;
    const carried = new DataTransfer();
    carried.items.add(one);
    file.files = carried.files;
    tell();
  };
  const box = el("div", { class: "place-to-drop", id: "prior" }, el("p", {}, "把上年的报告拖到这里，或者 ", button("选文件", () => file.click())), file, named);
  return { file, box, put };
}

function others() {
  const names = store.state.cases.filter((name) => name !== store.state.dossier?.name);
  if (!names.length) return null;
  return el("section", {}, el("h3", {}, "已经有的案卷"), el("p", { class: "acting" }, names.map((name) => button(name, () => complain(() => post("/api/open", { name }))))));
}

async function lay(out, { district, year, kind }, file) {
  const form = new FormData();
  for (const [name, value] of [["district", district.value.trim()], ["year", year.value], ["kind", kind.value]]) form.append(name, value);
  if (file) form.append("files", file, file.name);
  fill(out, el("p", {}, "正在读上年的报告。"));
  const told = await complain(() => send("/api/new", form));
  fill(out);
  if (told) say("说明", `案卷 ${told.name} 铺好了。`, (told.remarks || []).slice(0, 3).join(" "));
}
