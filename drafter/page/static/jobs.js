// Work that takes a while: how far it is, how to stop it, what came of it. She may go on working.

import { complain, put, say } from "./bars.js";
import { button, el } from "./dom.js";
import { post } from "./server.js";
import { store } from "./store.js";

const waiting = new Map(); // number of a job -> what to do when it is done

/** Do something with a job's result once it is done. */
export function whenDone(job, act) {
  if (!job) return;
  waiting.set(job.id, act);
  onJob(job);
}

/** A word about a job. */
export function onJob(job) {
  const began = job.state === "running" && !store.state?.job;
  if (store.state) store.state.job = job.state === "running" ? job : null;
  if (began) document.dispatchEvent(new Event("job"));
  const about = `正在做 ${job.id}`;
  if (job.state === "running") {
    const bar = say("说明", `正在${job.what}，第${Math.min(job.done + 1, job.all || 1)}份，共${job.all || 1}份：`, job.file || "", {
      about,
      away: false,
      acts: [button("停下", () => complain(() => post(`/api/jobs/${job.id}/stop`, {})))],
    });
    bar.querySelector(".said").append(" ", el("progress", { max: job.all || 1, value: job.done, "aria-label": "读了多少" }));
    return;
  }
  put(about);
  waiting.get(job.id)?.(job);
  waiting.delete(job.id);
  if (job.state === "done") say(job.doubtful ? "提醒" : "说明", `${job.what}，做完了。`, `${(job.told || [])[0] || ""}。`, { about: "做完了" });
  else if (job.state === "stopped") say("提醒", `${job.what}，停下了。`, job.message);
  else say("错误", `${job.message || job.what}。`, job.fix || "");
  document.dispatchEvent(new Event("material"));
}
