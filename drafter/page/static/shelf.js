// The dossiers that are there: opened, put aside, brought back; and last year's report of the one that is open, replaced.

import { complain, say } from "./bars.js";
import { button, el, fill, short } from "./dom.js";
import { unsaved } from "./keeping.js";
import { go, goTo } from "./places.js";
import { sendAsked } from "./second_thoughts.js";
import { post } from "./server.js";
import { nameOf, renew, store } from "./store.js";

/** What stands under the form. hold: what keeps a file dropped here from being taken for material. */
export function dossierBoxes(hold) {
  return [store.state.dossier && replacing(hold), there(), asideOnes()];
}

function there() {
  const { cases, dossier } = store.state;
  if (!cases.length) return null;
  const out = el("div", { role: "status" });
  const line = (name) => el("li", {},
    name === dossier?.name ? el("span", {}, el("b", {}, name), "　开着的") : button(name, () => complain(() => post("/api/open", { name }))),
    button("收起来", () => ask(out, name), { kind: "link", "aria-label": `把${name}收起来` }));
  return el("section", {}, el("h3", {}, "已经有的案卷"), el("ul", { class: "shelf" }, cases.map(line)), out);
}

/** A dossier is put aside only after she has said so once more; nothing of it is lost. */
function ask(out, name) {
  const no = button("不收", () => fill(out));
  const yes = button("收起来", async () => {
    const told = await complain(() => post("/api/aside", { name }));
    if (!told) return;
    say("说明", `案卷 ${name} 收起来了。`, `整个文件夹在“${told.where}”里。`);
    await renew();
    document.dispatchEvent(new Event("start"));
  });
  fill(out, el("div", { class: "issue 提醒", role: "alert" }, el("p", {}, el("b", {}, `把“${name}”收起来？`), "整个文件夹挪到旁边的“收起的案卷”里，一个字不少，随时放得回来。"), el("p", { class: "acting" }, yes, no)));
  no.focus();
}

function asideOnes() {
  const names = store.state.aside || [];
  if (!names.length) return null;
  const back = async (name) => {
    const told = await complain(() => post("/api/back", { name }));
    if (!told) return;
    await renew();
    document.dispatchEvent(new Event("start"));
  };
  return el("section", {}, el("h3", {}, "收起的案卷"), el("ul", { class: "shelf" }, names.map((name) => el("li", {}, el("span", {}, name), button("放回来", () => back(name), { kind: "link", "aria-label": `把${name}放回来` })))));
}

/** The wrong report of last year, or an older wording of it, replaced. */
function replacing(hold) {
  const { dossier } = store.state;
  const out = el("div", { role: "status" });
  const file = el("input", { type: "file", class: "unseen", "aria-label": "换上的上年报告", onchange: () => file.files[0] && confirm(out, file.files[0]) });
  const drop = (event) => {
    hold(event);
    if (event.dataTransfer.files[0]) confirm(out, event.dataTransfer.files[0]);
  };
  return el("section", { id: "replacing", ondragover: hold, ondrop: drop }, el("h3", {}, `${dossier.name} 的上年报告`),
    el("p", {}, `现在用的是 ${dossier.priors.join("、") || "（没有读出来）"}。拿错了的，把对的拖到这里，或者 `, button("换一份", () => ((file.value = ""), file.click()))), file, out);
}

function confirm(out, file) {
  const left = unsaved();
  if (left.length) {
    const line = ({ at }) => el("li", {}, `${short(nameOf(at[0], at[1]), 60)}　${at[2]} `, button("去看这一格", () => goTo(at), { kind: "link" }));
    fill(out, el("div", { class: "issue 提醒", role: "alert" }, el("p", {}, `还有${left.length}格没存，先存好再换：`), el("ul", {}, left.map(line))));
    return;
  }
  look(out, file);
}

/** A report that looks like the wrong one is asked about at once, before anything is said of replacing. */
async function look(out, file) {
  const form = new FormData();
  form.append("look", "1");
  form.append("files", file, file.name);
  fill(out, el("p", {}, "正在看是哪里、哪一年的。"));
  const told = await complain(() => sendAsked("/api/replace", form, out, "是这份，接着换", () => warn(out, file, "1")));
  if (told?.looked) warn(out, file, "");
  else if (told !== "asked") fill(out);
}

/** What replacing comes to, before it is done. */
function warn(out, file, sure) {
  const no = button("不换", () => fill(out));
  fill(out, el("div", { class: "issue 提醒", role: "alert" }, el("p", {}, el("b", {}, `换成“${file.name}”？`), "照它重新铺开。填过的数、完成情况、整改情况、改写过的正文、改过的标题，问的是同一条的都带过来，带不过来的列出来。现在的案卷整个收起来，随时放得回来。"),
    el("p", { class: "acting" }, button("换上", () => replace(out, file, sure)), no)));
  no.focus();
}

function exchanged(told) {
  const altered = told.altered.length ? `原话改了几个字的${told.altered.length}条，请核对：${told.altered.join("、")}。` : "";
  const left = told.left.length ? `新的报告里没有这一条、没有带过来的${told.left.length}条：${told.left.join("、")}，原话在收起的案卷里。` : "没有落下的。";
  return `带过来${told.carried}条。${altered}${left}原来的案卷收在“收起的案卷/${told.aside}”里。${told.papers ? "材料还在，到“材料”里点“再收一次”。" : ""}`;
}

async function replace(out, file, sure) {
  const form = new FormData();
  form.append("sure", sure);
  form.append("files", file, file.name);
  fill(out, el("p", {}, "正在照新的报告铺开。"));
  const told = await complain(() => sendAsked("/api/replace", form, out, "是这份，换上", () => replace(out, file, "1")));
  if (told !== "asked") fill(out);
  if (told?.name) say("提醒", "上年报告换好了。", exchanged(told), { acts: told.papers ? [button("去材料", () => go("材料"), { kind: "link" })] : [] });
}
