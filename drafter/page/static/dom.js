// Nodes made from words. No word of a paper or of hers ever passes through markup.

/** Tag, what it is given (class, attributes, on… for events; false and null leave one out) and what stands inside -> the node. */
export function el(tag, given = {}, ...inside) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...kept(inside));
  return node;
}

/** Put these in place of what stands inside a node. */
export function fill(node, ...inside) {
  node.replaceChildren(...kept(inside));
  return node;
}

function kept(inside) {
  return inside.flat(4).filter((one) => one !== null && one !== undefined && one !== false && one !== "");
}

const FOCUSABLE = "a, button, input, select, textarea, [tabindex]";

/** Put these in place of what stands inside a node; what had the focus there has it again. */
export function refill(node, ...inside) {
  const at = [...node.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement);
  fill(node, ...inside);
  if (at >= 0) node.querySelectorAll(FOCUSABLE)[at]?.focus({ preventScroll: true });
  return node;
}

/** Name of a sign of the sprite -> the sign; told: what it says to those who do not see it. */
export function icon(name, told = "") {
  const space = "http://www.w3.org/2000/svg";
  const sign = document.createElementNS(space, "svg");
  sign.setAttribute("class", `icon ${name}`);
  if (told) {
    sign.setAttribute("role", "img");
    sign.setAttribute("aria-label", told);
  } else sign.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(space, "use");
  use.setAttribute("href", `#icon-${name}`);
  sign.append(use);
  return sign;
}

/** A button: what it says, what it does, its class and the key that does the same. */
export function button(says, act, { kind = "", key = "", ...given } = {}) {
  return el("button", { type: "button", class: kind, onclick: act, ...given }, says, key && el("kbd", {}, key));
}

/** The sign of a finding's level. */
export function levelIcon(level) {
  return level === "错误" ? icon("error", "错误") : icon("warning", level);
}

/** One of few, pressed: [value, what it says] pairs, the one pressed, what to do with another. */
export function segment(label, choices, pressed, choose) {
  const buttons = choices.map(([value, says]) =>
    el("button", { type: "button", "aria-pressed": String(value === pressed), onclick: () => choose(value) }, says),
  );
  return el("div", { class: "segment", role: "group", "aria-label": label }, buttons);
}

/** A text with characters from..to of it marked. */
export function marked(text, from, to, kind = "value") {
  const chars = [...text].length === text.length ? text : Array.from(text);
  const part = (a, b) => (typeof chars === "string" ? chars.slice(a, b) : chars.slice(a, b).join(""));
  if (from === null || from === undefined || from >= to) return [text];
  return [part(0, from), el("mark", { class: kind }, part(from, to)), part(to)];
}

/** A text cut short, with what was cut told by a title. */
export function short(text, most) {
  const flat = (text || "").replace(/\s+/g, " ");
  return flat.length > most ? `${flat.slice(0, most - 1)}…` : flat;
}

/** Whether a key belongs to an input method that is still composing. */
export function composing(event) {
  return event.isComposing || event.keyCode === 229;
}

/** Seconds since 1970 -> 10:42. */
export function clock(when) {
  const day = new Date(when * 1000);
  return `${String(day.getHours()).padStart(2, "0")}:${String(day.getMinutes()).padStart(2, "0")}`;
}

/** Seconds since 1970 -> 1月6日, with 今天 and 昨天 before those two. */
export function dayOf(when) {
  const day = new Date(when * 1000);
  const told = `${day.getMonth() + 1}月${day.getDate()}日`;
  const apart = Math.round((new Date().setHours(0, 0, 0, 0) - new Date(day).setHours(0, 0, 0, 0)) / 864e5);
  return apart === 0 ? `今天 ${told}` : apart === 1 ? `昨天 ${told}` : told;
}

let pressed = Promise.resolve();
window.addEventListener("pointerdown", () => {
  pressed = new Promise((done) => {
    const up = () => setTimeout(done, 0);
    for (const name of ["pointerup", "pointercancel", "dragend"]) window.addEventListener(name, up, { once: true, capture: true });
  });
}, true);

/** Resolves once no mouse button is down: nothing may change under a press. */
export const released = () => pressed;

let writing = false;
let composition = Promise.resolve();
document.addEventListener("compositionstart", () => {
  writing = true;
  composition = new Promise((done) => document.addEventListener("compositionend", () => ((writing = false), setTimeout(done, 0)), { once: true }));
});

/** Whether an input method is composing now. */
export const midWord = () => writing;

/** Resolves once no input method is composing: rows are not put anew under it. */
export const composed = () => composition;
