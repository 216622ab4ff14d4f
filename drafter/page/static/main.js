// The page: asks for the dossier, draws the view she is on, hears what others do meanwhile.

import { put, putTold, say } from "./bars.js";
import { button, composed, fill } from "./dom.js";
import { dropping, takeFiles } from "./dropping.js";
import * as figures from "./figures.js";
import { frame, tellSaved } from "./frame.js";
import { hear } from "./hearing.js";
import { onKeeping } from "./keeping.js";
import { listen } from "./keys.js";
import { lookForLeft } from "./left_over.js";
import * as ledgers from "./ledgers.js";
import * as log from "./log.js";
import * as material from "./material.js";
import { offerAgain } from "./offered_again.js";
import * as overview from "./overview.js";
import { panel } from "./panel.js";
import * as paper from "./paper.js";
import { arrive, goTo, here, onMove } from "./places.js";
import { printing } from "./printing.js";
import * as pulled from "./pulled.js";
import { start } from "./starting.js";
import { renew, settleDown, store, table, watch } from "./store.js";

const views = { 总览: overview, 指标: figures, 计划和问题: ledgers, 稿子: paper, 材料: material, 历史: log, 收回改稿: pulled };
const view = () => (store.state?.dossier ? views[here.view] : null);
const home = document.getElementById("view");

/** Draw the view anew, and the frame round it. */
function draw() {
  settleDown();
  document.getElementById("main").classList.toggle("beside", view().panelled());
  document.getElementById("panel").hidden = !view().panelled();
  home.setAttribute("aria-label", here.view);
  view().show(home);
  around();
}

function around() {
  frame(view().KEYS, [button("放入材料", () => takeFiles()), button("出稿", () => printing(), { kind: "main" })]);
  if (view().panelled()) panel();
}

async function open() {
  await renew();
  if (!store.state.dossier) {
    start(home);
    return;
  }
  arrive();
  draw();
  await lookForLeft();
  offerAgain(draw);
  for (const one of store.tables.values()) unreadable(one.name);
}

/** A table that cannot be read: where, why, and that it mends by itself. */
function unreadable(name) {
  const { unreadable: fault, file } = table(name);
  put(`读不懂 ${name}`);
  if (!fault) return;
  const where = fault.line ? `${file} 第${fault.line}行读不懂：` : `${file} 读不懂：`;
  say("错误", where, `${fault.message}。${fault.fix}。改好保存，这里会自己接上；改好以前，这张表只能看。`, { about: `读不懂 ${name}`, away: false });
}

/** What others did: put in at once, told in a bar with a way to look at it. What papers gave is told where they are taken in. */
function tellOthers(patch) {
  const cells = patch.cells.filter((one) => one.at[2]);
  if (!cells.length || (patch.ours && patch.by === "收材料")) return;
  const names = [...new Set(cells.map((one) => table(one.at[0]).file || one.at[0]))].join("、");
  const what = [...new Set(cells.map((one) => one.at.slice(0, 2).join(" ").trim()))].slice(0, 4).join("、");
  const where = patch.ours ? "在另一个窗口里" : "在别处";
  say("说明", `${names} ${where}改了${cells.length}格，已经换上：`, what, {
    about: "别处改了",
    acts: [button(`看${cells.length > 1 ? "第一格" : "这一格"}`, () => goTo(cells[0].at))],
  });
}

watch((patch, own) => {
  if (!store.state.dossier) return;
  if (!patch) {
    draw();
    offerAgain(draw);
    return;
  }
  for (const name of Object.keys(patch.unreadable || {})) unreadable(name);
  if (Object.keys(patch.order || {}).length) composed().then(() => take(patch, own));
  else take(patch, own);
});

function take(patch, own) {
  view().patch(patch, own);
  around();
  if (own) put("没有办成"); // what is done now is in its place
  if (!own) tellOthers(patch);
}

onMove((changed, moved) => {
  if (!view()) return;
  if (changed) {
    putTold();
    draw();
  } else {
    if (moved) view().moved?.();
    else view().mark?.();
    if (view().panelled()) panel();
  }
});

onKeeping((at) => {
  if (!store.state?.dossier) return;
  tellSaved();
  if (at) view().kept?.(at);
});

document.addEventListener("redraw", draw);
document.addEventListener("start", () => start(home));

window.addEventListener("popstate", () => {
  if (!view()) return;
  const before = here.view;
  arrive();
  if (before !== here.view) {
    putTold();
    draw();
  } else {
    view().moved?.();
    if (view().panelled()) panel();
  }
});

listen(view);
dropping();
hear({ reload: open });
open().catch((error) => {
  fill(home, error.message);
  throw error;
});
