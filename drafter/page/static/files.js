// Files to be fetched from the dossier.

import { el } from "./dom.js";

const size = (bytes) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1048576).toFixed(1)} MB`);

/** Files as links. */
export function filesList(files) {
  return el("ul", { class: "files" }, files.map((one) => el("li", {}, el("a", { href: one.href, download: one.name }, one.name), el("span", { class: "aside" }, size(one.size)))));
}
