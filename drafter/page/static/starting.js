// A new case, or one that is there: what the page shows before it has one.

import { complain } from "./bars.js";
import { button, el, fill } from "./dom.js";
import { post, send } from "./server.js";
import { store } from "./store.js";

/** Draw the form. */
export function start(home) {
  const { cases, kinds, work } = store.state;
  fill(document.getElementById("case"), "新建案卷");
  const file = el("input", { type: "file", class: "unseen", "aria-label": "上年报告" });
  const named = el("p", { role: "status" }, "没有选文件");
  const put = (files) => {
    if (!files.length) return;
    const carried = new DataTransfer();
    carried.items.add(files[0]);
    file.files = carried.files;
    fill(named, el("b", {}, files[0].name));
  };
  file.addEventListener("change", () => file.files.length && fill(named, el("b", {}, file.files[0].name)));
  const district = el("input", { type: "text", required: true, placeholder: "如 龙华", autocomplete: "off" });
  const year = el("input", { type: "number", required: true, min: 2000, max: 2100, value: String(new Date().getMonth() < 6 ? new Date().getFullYear() - 1 : new Date().getFullYear()) });
  const kind = el("select", {}, el("option", { value: "" }, "照上年报告认"), kinds.map((one) => el("option", { value: one }, one)));
  const out = el("div", { role: "status" });
  const form = el("form", { onsubmit: (event) => (event.preventDefault(), lay(out, { district: district.value.trim(), year: year.value, kind: kind.value, file: file.files[0] })) },
    el("label", { class: "field" }, "区", district), el("label", { class: "field" }, "报告哪一年", year), el("label", { class: "field" }, "文种", kind),
    el("div", { class: "place-to-drop", id: "prior" }, el("p", {}, "把上年的报告拖到这里，或者 ", button("选文件", () => file.click())), file, named),
    el("p", { class: "acting" }, el("button", { class: "main big", type: "submit" }, "铺开案卷", el("kbd", {}, "Enter"))), out);
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (store.state.dossier) return;
    event.preventDefault();
    put([...event.dataTransfer.files]);
  });
  fill(home, el("div", { class: "scroll" }, el("div", { class: "start" },
    el("h2", {}, "从上年的报告起草今年的"), el("p", { class: "aside" }, `读了上年的报告，就照它铺开指标、计划、问题和正文，放在“${work}”里。`), form,
    cases.length > 0 && el("section", {}, el("h3", {}, "已经有的案卷"), el("p", { class: "acting" }, cases.map((name) => button(name, () => complain(() => post("/api/open", { name })))))))));
  district.focus();
}

async function lay(out, { district, year, kind, file }) {
  const form = new FormData();
  form.append("district", district);
  form.append("year", year);
  form.append("kind", kind);
  if (file) form.append("files", file, file.name);
  fill(out, el("p", {}, "正在读上年的报告。"));
  const told = await complain(() => send("/api/new", form));
  fill(out, told && el("p", { class: "told" }, (told.remarks || []).join("\n")));
}
