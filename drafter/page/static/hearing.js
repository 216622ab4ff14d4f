// What the server says by itself: changes of others, work in progress, its end; and that it is gone.

import { put, say } from "./bars.js";
import { button, released } from "./dom.js";
import { status, unsaved } from "./keeping.js";
import { onJob } from "./jobs.js";
import { accept, nameOf, renew, store } from "./store.js";

const AGAIN = 2000;
let source = null;

/** Keep an ear on the server as long as the page is open. reload: what to do when another dossier is served. */
export function hear({ reload }) {
  source = new EventSource("/api/events");
  const on = (name, act) => source.addEventListener(name, (event) => act(JSON.parse(event.data)));
  on("hello", ({ rev }) => back(rev, reload));
  on("changed", (patch) => released().then(() => accept(patch, false)));
  on("job", onJob);
  on("material", () => document.dispatchEvent(new Event("material")));
  on("trouble", (told) => say("错误", `${told.message}。`, told.fix ? `${told.fix}。` : "", { about: "出了事" }));
  on("reload", reload);
  on("bye", ({ why }) => ended(why, reload));
  source.addEventListener("error", () => {
    gone();
    if (source.readyState === EventSource.CLOSED) setTimeout(() => hear({ reload }), AGAIN);
  });
}

/** It answers; what it told while nobody listened is asked for. */
function back(rev, reload) {
  const other = status.away;
  if (other) {
    status.away = false;
    put("停了");
    const left = unsaved().length;
    if (left) say("提醒", "接上了。", `还有${left}格没存，字都在格子里，到格子里按 Enter 就存。`, { about: "接上了" });
  }
  if (!store.state) return;
  if (!store.state.dossier && rev) reload();
  else if (store.state.dossier && (other || rev !== store.state.rev)) renew();
}

/** The server has said that it ends: another may be started. */
function ended(why, reload) {
  source.close();
  gone(`${why}。`);
  setTimeout(() => hear({ reload }), AGAIN);
}

/** The server does not answer: what is kept is in the tables, what is not stays here. */
function gone(why = "") {
  if (status.away || !store.state?.dossier) return;
  status.away = true;
  const left = unsaved();
  const told = left.length ? `这${left.length}格还没存：“${left.map((one) => one.text).join("”“")}”。` : "";
  say("错误", "起草助手停了。", `${why}写定的都在表里。${told}重新运行 drafter edit 就能接着写。`, {
    about: "停了",
    away: false,
    acts: left.length ? [button("复制没存的字", copyUnsaved)] : [],
  });
}

/** What is not saved by now, each with the name of its row. */
const copyUnsaved = () => navigator.clipboard.writeText(unsaved().map(({ at, text }) => `${nameOf(at[0], at[1])}：${text}`).join("\n"));
