// A new case, or one that is there: what the page shows before it has one, or when she wants another.

import { complain, say } from "./bars.js";
import { button, el, fill } from "./dom.js";
import { dossierBoxes } from "./shelf.js";
import { sendAsked } from "./second_thoughts.js";
import { send } from "./server.js";
import { store } from "./store.js";

/** Draw the form. */
export function start(home) {
  const { dossier, work } = store.state;
  if (!dossier) bare();
  const wish = fields();
  const prior = priorBox((told) => wish.take(told));
  const out = el("div", { role: "status" });
  const form = el("form", { onsubmit: (event) => (event.preventDefault(), lay(out, wish, prior)) },
    prior.box, wish.labels,
    el("p", { class: "acting" }, el("button", { class: "main big", type: "submit" }, "铺开案卷", el("kbd", {}, "Enter")),
      dossier && button(`回到 ${dossier.name}`, () => document.dispatchEvent(new Event("redraw")), { kind: "big" })),
    out);
  fill(home, el("div", { class: "scroll", ondragover: hold, ondrop: (event) => (hold(event), prior.put(event.dataTransfer.files[0])) },
    el("div", { class: "start" }, el("h2", {}, "从上年的报告起草今年的"),
      el("p", { class: "aside" }, `读了上年的报告，就照它铺开指标、计划、问题和正文，放在“${work}”里。`), form, dossierBoxes(hold))));
  wish.district.focus();
}

/** Nothing of the dossier that was open stays in the frame. */
function bare() {
  document.title = "新建案卷";
  fill(document.getElementById("case"), "新建案卷");
  for (const name of ["tabs", "acts", "foot"]) fill(document.getElementById(name));
  document.getElementById("main").classList.remove("beside");
  document.getElementById("panel").hidden = true;
}

/** A file dropped on the form is last year's report, not material. */
function hold(event) {
  event.preventDefault();
  event.stopPropagation();
}

/** Which district, year and kind; take: what a report says of itself goes where she has not written. */
function fields() {
  const now = new Date();
  const due = now.getMonth() < 6 ? now.getFullYear() - 1 : now.getFullYear(); // a report of the year before is written till June
  const hers = (event) => (event.target.dataset.hers = "是");
  const district = el("input", { type: "text", required: true, placeholder: "如 龙华", autocomplete: "off", oninput: hers });
  const year = el("input", { type: "number", required: true, min: 2000, max: 2100, value: String(due), oninput: hers });
  const kind = el("select", {}, el("option", { value: "" }, "照上年报告认"), store.state.kinds.map((one) => el("option", { value: one }, one)));
  const labels = [["区", district], ["报告哪一年", year], ["文种", kind]].map(([says, box]) => el("label", { class: "field" }, says, box));
  const take = (told) => {
    if (told.district && !district.dataset.hers) district.value = told.district;
    if (told.year && !year.dataset.hers) year.value = String(told.year + 1);
  };
  const clear = () => {
    for (const box of [district, year]) delete box.dataset.hers;
    [district.value, year.value, kind.value] = ["", String(due), ""];
  };
  return { district, year, kind, labels, take, clear };
}

/** Where last year's report is dropped or chosen; told: of what it says of itself. */
function priorBox(told) {
  const file = el("input", { type: "file", class: "unseen", "aria-label": "上年报告", onchange: () => tell() });
  const named = el("p", { role: "status" }, "没有选文件");
  const tell = async () => {
    const one = file.files[0];
    if (!one) return;
    fill(named, el("b", {}, one.name), "　正在看是哪里、哪一年的。");
    const seen = await complain(() => send("/api/prior", formOf(one)));
    if (file.files[0] !== one) return;
    fill(named, el("b", {}, one.name), seen ? `　${spoken(seen)}` : "");
    if (seen) told(seen);
  };
  const put = (one) => {
    if (!one) return;
    const carried = new DataTransfer();
    carried.items.add(one);
    file.files = carried.files;
    tell();
  };
  const box = el("div", { class: "place-to-drop", id: "prior" }, el("p", {}, "把上年的报告拖到这里，或者 ", button("选文件", () => (clear(), file.click()))), file, named);
  const clear = () => {
    file.value = "";
    fill(named, "没有选文件");
  };
  return { file, box, put, clear };
}

/** What a report is, as far as it says. */
function spoken({ district, year, kind }) {
  if (!district && !year) return "没有看出是哪里、哪一年的，请在下面写明。";
  return `是${district || "（没有看出是哪个区）"}${year ? `${year}年的` : "（没有看出年份）"}${kind || "报告"}`;
}

function formOf(file, more = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries(more)) form.append(name, value);
  if (file) form.append("files", file, file.name);
  return form;
}

async function lay(out, wish, prior, sure = "") {
  const file = prior.file.files[0];
  const { district, year, kind } = wish;
  const form = formOf(file, { district: district.value.trim(), year: year.value, kind: kind.value, sure });
  fill(out, el("p", {}, "正在读上年的报告。"));
  const told = await complain(() => sendAsked("/api/new", form, out, "照这份铺开", () => lay(out, wish, prior, "1"), () => (prior.clear(), wish.clear())));
  if (told !== "asked") fill(out);
  if (!told?.name) return;
  const remarks = (told.remarks || []).join(" ");
  say(remarks ? "提醒" : "说明", `案卷 ${told.name} 铺好了。`, remarks);
}
