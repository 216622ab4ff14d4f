// Files dropped anywhere, or chosen: a draft made here is looked at first, anything else is material.

import { complain } from "./bars.js";
import { el } from "./dom.js";
import { whenDone } from "./jobs.js";
import { go } from "./places.js";
import { coming } from "./pulled.js";
import { send } from "./server.js";
import { renew, store } from "./store.js";

/** Ask for files and take them; as: auto, material or draft. */
export function takeFiles(as = "auto") {
  const chooser = el("input", { type: "file", multiple: as !== "draft" });
  chooser.addEventListener("change", () => taken([...chooser.files], as));
  chooser.click();
}

/** Send files to the dossier, and go where they are shown. */
async function taken(files, as = "auto") {
  if (!files.length) return;
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  const reply = await complain(() => send(`/api/files?as=${as}`, form));
  if (!reply) return;
  if (reply.draft) {
    coming(reply.draft);
    go("收回改稿");
  } else {
    whenDone(reply.job, () => renew());
    go("材料");
  }
}

/** Listen for files over the whole page. */
export function dropping() {
  let over = null;
  const carries = (event) => [...(event.dataTransfer?.types || [])].includes("Files") && store.state?.dossier;
  const away = () => {
    over?.remove();
    over = null;
  };
  window.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    if (over) return;
    over = el("div", { class: "drop" }, el("div", {}, el("h2", {}, "松手，收进“材料”"), el("p", {}, "Word、WPS、Excel、ET、PDF、OFD、网页、文本都读；扫描件和照片要装识别的附件。"), el("p", {}, "从这里出的稿子，会先给您看改了什么，不直接改表。")));
    document.body.append(over);
  });
  window.addEventListener("dragleave", (event) => event.relatedTarget === null && away());
  window.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    away();
    taken([...event.dataTransfer.files]);
  });
}
