// The boxes in which a cell is written: a line for a figure, lines for a text. All keep by the same rules.

import { composing, el } from "./dom.js";
import { forget, keep, typedAt, typing } from "./keeping.js";
import { declineFirst, takeFirst } from "./offers.js";
import { here, next, stand } from "./places.js";
import { cell, row, same, store, table, word } from "./store.js";

/** What a cell shows: the letters typed and not kept, else its value. */
export const shown = (at) => typedAt(at)?.text ?? cell(at) ?? "";

/** Why a cell cannot be written now; empty where it can. */
export function whyLocked(at) {
  const { unreadable, file } = table(at[0]);
  if (unreadable) return `${file} ${unreadable.line ? `第${unreadable.line}行` : ""}读不懂，改好以前这张表只能看`;
  const one = row(at[0], at[1]);
  return one ? one.locked || "" : "这一条已经没有了";
}

/** Whether a cell cannot be written now. */
export const locked = (at) => whyLocked(at) !== "";

/** Shut a box whose cell cannot be written: it takes neither focus nor keys, and what stands round it says why. One in which
 *  letters are being written stays open: the server will refuse them, and they stay. */
export function shut(box, at) {
  const why = typedAt(at) && document.activeElement === box ? "" : whyLocked(at);
  box.disabled = Boolean(why);
  box.parentElement?.classList.toggle("shut", Boolean(why));
  if (box.parentElement) box.parentElement.title = why;
}

const COMMANDS = { "+": "take", "＋": "take", "=": "take", "＝": "take", "-": "decline", "－": "decline", "*": "next", "＊": "next" };

/** Make a box keep what is written in it. moves: {down, up} to the neighbours; commands: whether + - * alone are commands. */
export function bind(box, at, { down = () => {}, up = () => {}, commands = true, lines = false } = {}) {
  const said = () => (lines ? box.value : box.value.replace(/\s*\n\s*/g, "")).trim(); // a line pasted may bring its end along
  const done = () => {
    if (typedAt(at)) keep(at, said());
  };
  box.addEventListener("focus", () => {
    stand(at);
    if (!lines && !typedAt(at)) box.select();
  });
  const heard = () => {
    const command = commands && COMMANDS[box.value];
    if (command) {
      box.value = shownBefore(at);
      forget(at);
      act(command, at, down);
    } else typing(at, box.value);
  };
  box.addEventListener("input", (event) => (event.isComposing ? typing(at, box.value) : heard()));
  box.addEventListener("compositionend", () => heard());
  box.addEventListener("blur", done);
  box.addEventListener("keepnow", done);
  box.addEventListener("keydown", (event) => {
    if (composing(event)) return;
    if (event.key === "Enter" && !(lines && event.shiftKey)) {
      event.preventDefault();
      event.stopPropagation();
      done();
      down();
    } else if (event.key === "Escape" && typedAt(at)) {
      event.preventDefault();
      event.stopPropagation();
      forget(at);
      box.value = cell(at) ?? "";
      if (!lines) box.select();
    } else if (!lines && !event.ctrlKey && !event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      event.stopPropagation();
      done();
      (event.key === "ArrowDown" ? down : up)();
    }
  });
  return box;
}

const shownBefore = (at) => cell(at) ?? "";

function act(command, at, down) {
  if (command === "take") takeFirst(at, down);
  else if (command === "decline") declineFirst(at);
  else next(1);
}

/** Let lines grow with what is written in them. */
export const grow = (box) => growAll([box]);

/** The same for many at once: all are measured together, or the page would be laid out anew for each. */
export function growAll(boxes) {
  for (const box of boxes) box.style.height = "auto";
  const tall = boxes.map((box) => box.scrollHeight);
  boxes.forEach((box, n) => (box.style.height = `${tall[n] + 2}px`));
}

/** Lines for a text cell; given: attributes. */
export function textBox(at, given = {}, moves = {}) {
  const box = el("textarea", { rows: 1, "data-at": word(at), disabled: locked(at), ...given });
  box.value = shown(at);
  box.addEventListener("input", () => grow(box));
  return bind(box, at, { lines: true, ...moves });
}

/** Put the server's value into a box unless letters are typed in it; one she stands in is selected anew. */
export function refresh(box, at) {
  const value = shown(at);
  if (box.value === value) return;
  box.value = value;
  if (box.tagName === "TEXTAREA") grow(box);
  else if (document.activeElement === box) box.select();
}

/** Whether she stands on this row. */
export const isHere = (name, key) => Boolean(here.at && same(here.at.slice(0, 2), [name, key]));

/** A cell that others changed since she came to this view. */
export const isFresh = (at) => store.fresh.has(word(at));
