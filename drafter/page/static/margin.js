// Findings in the margin, beside their words, never over one another.

import { el, fill } from "./dom.js";
import { offersFor } from "./offers.js";
import { FIRST, goTo, here } from "./places.js";
import { word } from "./store.js";

const GAP = 6;

/** Put the notes beside the words of a sheet; without findings, those there are placed anew. */
export function lay(sheet, notes, paper = null, findings = null) {
  if (findings) fill(notes, made(sheet, paper, findings));
  const top = sheet.getBoundingClientRect().top;
  let free = 0;
  for (const note of notes.children) {
    const words = note.words?.isConnected ? note.words : null;
    const wanted = words ? words.getBoundingClientRect().top - top : 0;
    const y = Math.max(wanted, free);
    note.style.top = `${y}px`;
    free = y + note.offsetHeight + GAP;
  }
}

function made(sheet, paper, findings) {
  const first = new Map();
  for (const node of sheet.querySelectorAll("[data-f]")) for (const id of node.dataset.f.split(" ")) if (!first.has(id)) first.set(id, node);
  const loose = new Set(paper.unplaced || []);
  const shown = findings.filter((one) => one.level !== "提示" && (first.has(one.id) || loose.has(one.id)));
  const spot = (one) => (first.has(one.id) ? first.get(one.id).compareDocumentPosition.bind(first.get(one.id)) : null);
  shown.sort((a, b) => {
    if (!spot(a) || !spot(b)) return Number(Boolean(spot(a))) - Number(Boolean(spot(b)));
    return first.get(a.id) === first.get(b.id) ? 0 : spot(a)(first.get(b.id)) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
  return shown.map((one) => note(one, first.get(one.id)));
}

function note(one, words) {
  const at = one.at && (one.at.length > 2 ? one.at : [...one.at, FIRST[one.at[0]]]);
  const offered = at && offersFor([at[0], at[1], FIRST[at[0]]]).length > 0;
  const node = el("div", { class: `note ${one.level}${at && here.at && word(at.slice(0, 2)) === word(here.at.slice(0, 2)) ? " here" : ""}`, "data-row": at ? word(at.slice(0, 2)) : "" },
    el("button", { type: "button", onclick: () => at && goTo(at, "稿子") },
      el("b", {}, one.rule), offered && el("span", { class: "pencil" }, "有建议"), el("span", { class: "what" }, one.message)));
  node.words = words;
  return node;
}

window.addEventListener("resize", () => {
  const [sheet, notes] = [document.querySelector(".sheet"), document.querySelector(".notes")];
  if (sheet && notes) lay(sheet, notes);
});
