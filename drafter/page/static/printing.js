// 出稿: the copies to fetch, what stops the clean one, and the way home for a draft edited in Word.

import { el, fill } from "./dom.js";
import { filesList } from "./files.js";
import { takeFiles } from "./dropping.js";
import { get, post, Refused, Away } from "./server.js";
import { store } from "./store.js";

const COPIES = [
  ["review", "审阅稿", "Word，带批注", "待办的每一处都批注在原词上，第一页是审阅单。"],
  ["clean", "清稿", "Word，送签用", ""],
  ["public", "公开稿", "Word 和网页，向社会公开", "有个人信息、有错误的不出。"],
  ["pdf", "PDF", "同审阅稿，不带批注", "要装有 LibreOffice。"],
];

/** Open the dialog. */
export function printing() {
  const dialog = el("dialog", { "aria-labelledby": "printing-head" });
  const out = el("div", { role: "status", class: "printed-files" });
  const annex = el("input", { type: "checkbox" });
  const force = el("input", { type: "checkbox" });
  const options = el("p", { class: "acting", hidden: true },
    el("label", { class: "tick" }, annex, "也附上两张对照表"), store.state.overview.errors > 0 && el("label", { class: "tick" }, force, "仍要出清稿，没改的错误留在里面"));
  const chosen = () => dialog.querySelector("[name=copy]:checked").value;
  const form = el("form", { onsubmit: (event) => (event.preventDefault(), make(out, { copy: chosen(), annex: annex.checked, force: force.checked })), onchange: () => (options.hidden = chosen() !== "clean") },
    el("h2", { id: "printing-head" }, "出稿"),
    el("fieldset", { class: "choices" }, el("legend", { class: "unseen" }, "出哪一种"), COPIES.map(choice)),
    options, out,
    el("div", { class: "ending" }, el("button", { type: "button", onclick: () => dialog.close() }, "关上", el("kbd", {}, "Esc")), el("button", { class: "main", type: "submit" }, "出稿", el("kbd", {}, "Enter"))));
  fill(dialog, form, el("section", {}, el("h3", {}, "案卷里的稿子"), el("div", { class: "lying" })),
    el("section", {}, el("h3", {}, "改过的 Word 稿，收回来"), el("p", {}, "局长、科长在 Word 里改过的稿子，拖到这一页就行。先给您看改了哪几格，您点头才写进表里。"),
      el("p", {}, el("button", { type: "button", onclick: () => (dialog.close(), takeFiles("draft")) }, "选改过的稿子"))));
  dialog.addEventListener("close", () => dialog.remove());
  document.getElementById("dialogs").append(dialog);
  dialog.showModal();
  lying(dialog);
}

/** What keeps a copy from being made, as far as it is known before. */
function stopping(value) {
  const { findings, overview, dossier } = store.state;
  if (value !== "clean" && value !== "public") return "";
  const errors = overview.errors > 0 ? `还有${overview.errors}处错误，改完才能出。` : "";
  if (value === "clean") return errors;
  const persons = findings.filter((one) => one.rule === "涉密个人信息").length;
  return [dossier.secrecy && `定了密级“${dossier.secrecy}”，不能公开。`, persons > 0 && `${persons}处涉密个人信息，删去或者盖住才能出。`, errors].filter(Boolean).join("");
}

function choice([value, name, what, more]) {
  const stops = stopping(value);
  return el("label", {}, el("input", { type: "radio", name: "copy", value, checked: value === "review" }),
    el("span", {}, el("b", {}, name), `　${what}`, el("small", { class: stops ? "red" : "" }, stops || more)));
}

async function lying(dialog) {
  const told = await get("/api/files");
  fill(dialog.querySelector(".lying"), told.files.length ? filesList(told.files) : el("p", { class: "aside" }, "还没有出过。"));
}

async function make(out, wish) {
  fill(out, el("p", {}, "正在出稿。"));
  try {
    const told = await post("/api/build", wish);
    fill(out, el("h3", {}, "出好了，点名字取走"), filesList(told.files), told.told.length > 0 && el("p", { class: "told aside" }, told.told.join("\n")));
    lying(out.closest("dialog"));
    out.querySelector("a")?.focus();
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Away)) throw error;
    fill(out, el("p", { class: "issue 错误", role: "alert" }, `${error.message}。${error.fix || ""}`));
  }
}
