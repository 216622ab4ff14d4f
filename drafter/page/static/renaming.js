// A heading renamed where it stands on the paper.

import { bind, grow, shown } from "./boxes.js";
import { el } from "./dom.js";
import { word } from "./store.js";

/** The box of a heading; left: what to do when it is left. */
export function renameBox(at, left) {
  const box = el("textarea", { rows: 1, class: "onpaper", "data-at": word(at), "aria-label": "标题，改这里全篇都改" });
  box.value = shown(at);
  bind(box, at, { commands: false, down: () => box.blur() });
  box.addEventListener("input", () => grow(box));
  box.addEventListener("blur", left);
  box.addEventListener("keydown", (event) => event.key === "Escape" && box.blur());
  return box;
}
