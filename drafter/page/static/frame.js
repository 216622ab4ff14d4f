// What is always in its place: the tabs with their open points, saved, undo, next, and the keys of the view.

import { button, clock, el, fill, icon, refill } from "./dom.js";
import { status, unsaved, write } from "./keeping.js";
import { go, goTo, here, KEYS, next, viewOf, VIEWS } from "./places.js";
import { open, store } from "./store.js";
import { complain, say } from "./bars.js";

const byId = (id) => document.getElementById(id);

/** Draw tabs and status bar; keys: [key, what it does] pairs of the view. */
export function frame(keys, acts) {
  const { dossier } = store.state;
  document.title = `${dossier.title || dossier.name} · 起草助手`;
  fill(byId("case"), dossier.title || dossier.name);
  byId("case").title = `案卷 ${dossier.name}`;
  tabs();
  refill(byId("acts"), acts);
  foot(keys);
}

function tabs() {
  const counts = counted();
  const items = VIEWS.map((view) => {
    const told = counts.get(view);
    return el("li", {},
      el("a", { href: `#${view}`, "aria-current": here.view === view ? "page" : null, title: `Alt ${KEYS[view]}`, onclick: (event) => turn(event, view) },
        view,
        told && el("small", { class: told.error ? "red" : "brown" }, String(told.count), el("span", { class: "unseen" }, "处待办"))));
  });
  refill(byId("tabs"), items);
}

/** To a view; a mouse leaves no focus on the tab, so that Enter is the view's. */
function turn(event, view) {
  event.preventDefault();
  if (event.detail) event.currentTarget.blur();
  go(view);
}

/** View -> how many of its rows have open points, and whether one is an error; 材料 counts what nobody has decided. */
function counted() {
  const counts = new Map();
  const add = (view, error) => {
    const now = counts.get(view) || { count: 0, error: false };
    counts.set(view, { count: now.count + 1, error: now.error || error });
  };
  for (const one of open()) if (one.rule !== "素材未定") add(one.at ? viewOf(one.at[0]) : "稿子", one.level === "错误");
  for (const each of store.tables.get("素材")?.rows || []) if (each.state === "未定") add("材料", false);
  return counts;
}

function foot(keys) {
  const { overview, undo, redo } = store.state;
  byId("foot").dataset.checking = String(Boolean(overview.checking));
  refill(byId("foot"),
    el("p", { class: "saved", id: "saved", role: "status" }, saved()),
    button("撤销", takeBack, { key: "Ctrl Z", disabled: !undo, id: "undo", title: undo ? `撤销：${undo.what}` : null }),
    button("重做", doAgain, { key: "Ctrl Y", disabled: !redo, id: "redo", title: redo ? `重做：${redo.what}` : null }),
    el("p", { class: "keys", "aria-hidden": "true" }, keys.map(([key, does]) => el("span", {}, key.split(" / ").map((one) => el("kbd", {}, one)), does))),
    button("全部按键", () => byId("keys-told").showModal(), { kind: "link" }),
    el("p", { class: "count" },
      overview.unchecked ? "正在检查" : [el("span", {}, icon("error"), `错误 ${overview.errors}`), el("span", {}, icon("warning"), `提醒 ${overview.warnings}`)]),
    button("下一处", () => next(1), { kind: "main", key: "Ctrl ↓", id: "next", disabled: !(overview.errors + overview.warnings) }),
  );
}

/** Tell what is saved, without drawing anything else. */
export function tellSaved() {
  const line = byId("saved");
  if (line) fill(line, saved());
}

function saved() {
  const { undo } = store.state;
  const failed = unsaved().filter((one) => one.state === "failed" || one.state === "clash");
  const there = (at) => button("去看", () => goTo(at), { kind: "link" });
  const last = undo && el("span", { class: "aside" }, undo.what);
  if (status.busy) return [icon("warning"), `等一下：${status.busy}`];
  if (status.waiting) return ["正在存", last];
  if (failed.length) return [icon("error"), el("b", { class: "red" }, `${failed.length}格没存上，字还在这里`), there(failed[0].at)];
  const asks = unsaved().filter((one) => one.state === "asks").length;
  if (asks) return [icon("warning"), el("b", { class: "brown" }, `${asks}格等您定，还没有存`)];
  const writing = unsaved().filter((one) => one.state === "typing");
  if (writing.length) return [icon("warning"), el("b", { class: "brown" }, writing.length > 1 ? `${writing.length}格还没存` : `这一格还没存，${howKept(writing[0].at)}`)];
  const when = status.at || store.state.saved?.at;
  return when ? [icon("done"), `已保存 ${clock(when)}`, last] : ["还没有改过"];
}

const howKept = (at) => (at[0] === "正文" && at[2] === "文字" ? "离开这一段就存上" : "按回车存上");

/** Take back the last change, or do it again. */
export function takeBack() {
  return backOrForth("undo");
}

export function doAgain() {
  return backOrForth("redo");
}

async function backOrForth(way) {
  await complain(async () => {
    const reply = await write(`/api/${way}`, () => store.state[way] && { entry: store.state[way].entry });
    if (reply.stayed?.length) say("提醒", `${reply.stayed.length}格后来又改过，没有动：`, reply.stayed.join("；"));
  });
}
