// A text of the report in which the figures are chips: the words are written freely, a figure is whole or not there.

import { composing, el, fill } from "./dom.js";
import { locked } from "./boxes.js";
import { forget, keep, typedAt, typing } from "./keeping.js";
import { goTo, stand } from "./places.js";
import { cell, row, word } from "./store.js";

const SLOT = /\{\{[^{}]*\}\}/g;

/** The box of a text cell; when it is left, what is written is kept. left: what to do then. */
export function slotBox(at, { label, left = () => {} }) {
  const box = el("div", { class: "box", contenteditable: locked(at) ? "false" : "true", role: "textbox", "aria-multiline": "true", "aria-label": label, "data-at": word(at), spellcheck: "false", tabindex: locked(at) ? null : "0", "aria-readonly": locked(at) ? "true" : null });
  write(box, at, typedAt(at)?.text ?? cell(at) ?? "");
  const done = () => typedAt(at) && keep(at, read(box));
  box.addEventListener("focus", () => stand(at));
  box.addEventListener("input", () => typing(at, read(box)));
  box.addEventListener("compositionend", () => typing(at, read(box)));
  box.addEventListener("keepnow", done);
  box.addEventListener("blur", () => {
    done();
    left();
  });
  box.addEventListener("paste", (event) => {
    event.preventDefault();
    document.execCommand("insertText", false, event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n"));
  });
  box.addEventListener("drop", (event) => event.preventDefault());
  box.addEventListener("keydown", (event) => keys(event, box, at));
  return box;
}

function keys(event, box, at) {
  if (composing(event)) return;
  if (event.key === "Enter") {
    event.preventDefault();
    event.stopPropagation();
    if (event.ctrlKey) box.blur();
    else document.execCommand("insertLineBreak");
  } else if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    forget(at);
    write(box, at, cell(at) ?? "");
    box.blur();
  }
}

/** A text -> nodes: each {{ name }} is a chip that shows its figure. */
function write(box, at, text) {
  const values = new Map((row(at[0], at[1])?.pieces || []).filter((piece) => piece.slot).map((piece) => [piece.slot, piece]));
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(SLOT)) {
    nodes.push(text.slice(from, found.index), chip(found[0], values));
    from = found.index + found[0].length;
  }
  fill(box, nodes, text.slice(from));
}

function chip(raw, values) {
  const name = raw.slice(2, -2).trim();
  const piece = values.get(name);
  return el("span", { class: piece?.value ? "chip" : "chip blank", contenteditable: "false", "data-raw": raw, title: name, onclick: () => piece?.at && goTo(piece.at) }, piece?.value || "待填");
}

/** What stands in the box -> the text of the cell. */
function read(box) {
  const told = [];
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) told.push(child.data);
      else if (child.dataset?.raw) told.push(child.dataset.raw);
      else if (child.tagName === "BR") told.push("\n");
      else {
        if (child.tagName === "DIV" && told.length) told.push("\n");
        walk(child);
      }
    }
  };
  walk(box);
  return told.join("").replace(/\u00a0/g, " ").replace(/[ \t]*\n[ \t]*/g, "\n").replace(/\n{2,}/g, "\n").trim();
}
