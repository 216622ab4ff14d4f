// A report that does not look like the right one: she is asked before anything is done with it.

import { button, el, fill } from "./dom.js";
import { Refused, send } from "./server.js";

/** Send a report; where it does not look like the right one, she is asked in `out`, and `again` is done if she means it; drop: what to do
 *  where she does not. */
export async function sendAsked(path, form, out, does, again, drop = () => {}) {
  try {
    return await send(path, form);
  } catch (error) {
    if (!(error instanceof Refused) || error.kind !== "asks") throw error;
    const no = button("不用这份", () => (fill(out), drop()));
    const box = el("div", { class: "issue 提醒", role: "alert" }, el("p", {}, el("b", {}, "像是拿错了报告，还没有动。"), `${error.message}。`), el("p", { class: "aside" }, `${error.fix}。`),
      el("p", { class: "acting" }, button(does, again), no));
    fill(out, box);
    no.focus();
    return "asked";
  }
}
