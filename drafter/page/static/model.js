// The bureau's own model: where it is, how it did on the exam, and a switch for each use. Nothing where there is none.

import { complain } from "./bars.js";
import { el, refill } from "./dom.js";
import { get, post } from "./server.js";

/** The section; empty until the server has told of a model. */
export function model() {
  const home = el("section", { class: "asking part-model" });
  complain(() => get("/api/model")).then((told) => told?.address && draw(home, told));
  return home;
}

function draw(home, told) {
  refill(home,
    el("h3", {}, "本单位的模型"),
    el("p", { class: "aside" }, `${told.name}，${told.address}；${told.grade}。发的、收的都记在案卷里；什么时候关都行。`),
    told.uses.map((one) => el("p", {}, el("label", { class: "tick" },
      el("input", { type: "checkbox", checked: one.on, onchange: (event) => turn(home, one.use, event.target) }), `${one.use}：${one.what}`))));
}

/** Switch a use; where that is not done, the box is as it was. */
async function turn(home, use, box) {
  const told = await complain(() => post("/api/model", { use, on: box.checked }));
  if (told) draw(home, told);
  else box.checked = !box.checked;
}
