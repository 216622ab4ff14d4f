// What is typed and not saved, kept by the browser: a shelf a window; and what a page that is gone left there, by what its rows ask.

import { asks, cell, onLeaving, row, store, table, word } from "./store.js";

const mine = sessionStorage.getItem("窗口") || `${Date.now()}${Math.random()}`;
sessionStorage.setItem("窗口", mine);
navigator.locks.request(mine, () => new Promise(() => {})); // held as long as the window is open

const shelves = () => `没存上的字：${store.state.dossier.name}：`;
const left = () => Object.keys(localStorage).filter((key) => key.startsWith(shelves()));

let typing = []; // what is typed in this window
let waiting = []; // what was left unsaved, and waits for her word

/** What was typed for another dossier stays on that one's shelf. */
onLeaving(() => {
  typing = [];
  waiting = [];
});

/** Keep what is typed now, beside what waits for her word. */
export function putAside(typed) {
  typing = typed;
  if (!store.state?.dossier) return;
  const all = [...waiting, ...typed].map(({ at, seen, asked, text }) => ({ at, seen, asked, text }));
  if (all.length) localStorage.setItem(shelves() + mine, JSON.stringify(all));
  else localStorage.removeItem(shelves() + mine);
}

/** What has lost its cell waits for her word. */
export function waitAgain(ones) {
  waiting = distinct([...waiting, ...ones]);
  putAside(typing.filter((one) => !ones.includes(one)));
}

/** She has decided on these. */
export function decided(ones) {
  waiting = waiting.filter((one) => !ones.includes(one));
  putAside(typing);
}

/** Look for what was left unsaved by this page before, or by a window that is closed. */
export async function lookForLeft() {
  const alive = new Set((await navigator.locks.query()).held.map((lock) => lock.name));
  const found = [];
  for (const shelf of left()) {
    const window_ = shelf.slice(shelves().length);
    if (window_ === mine || !alive.has(window_)) found.push(...JSON.parse(localStorage.getItem(shelf)));
    if (window_ !== mine && !alive.has(window_)) localStorage.removeItem(shelf);
  }
  const inHand = new Set(typing.map(marked));
  waiting = distinct(found).filter((one) => !inHand.has(marked(one)) && !isKept(one));
  putAside(typing);
}

const marked = ({ at, asked, text }) => JSON.stringify([at, asked, text]);
const distinct = (ones) => [...new Map(ones.map((one) => [marked(one), one])).values()];

/** Whether a cell says what was typed; a bare number may have got its unit. */
function isKept(one) {
  const at = placeOf(one);
  if (!at) return false;
  const now = cell(at) ?? "";
  return now === one.text || (at[0] === "指标" && /\d$/.test(one.text) && now.startsWith(one.text) && !/[\d.,]/.test(now.slice(one.text.length)));
}

/** Where something left belongs now: its row by what it asks; null where there is none, or more than one. */
function placeOf({ at, asked }) {
  if (row(at[0], at[1]) && asks(at) === asked) return at;
  const same = asked ? table(at[0]).rows.filter((each) => asks([at[0], each.key]) === asked) : [];
  return same.length === 1 ? [at[0], same[0].key, at[2]] : null;
}

/** What waits for her word, sorted: lone: [what, its cell]; twice: several for one cell, as [cell, whats]; astray: no cell for it, or
 *  one in which something else is being written. */
export function sorted() {
  const by = new Map();
  const astray = [];
  const busy = new Set(typing.map((one) => word(one.at)));
  for (const one of waiting) {
    const at = placeOf(one);
    if (!at || busy.has(word(at))) astray.push(one);
    else by.set(word(at), [...(by.get(word(at)) || []), [one, at]]);
  }
  const groups = [...by.values()];
  return {
    lone: groups.filter((group) => group.length === 1).map(([pair]) => pair),
    twice: groups.filter((group) => group.length > 1).map((group) => [group[0][1], group.map(([one]) => one)]),
    astray,
  };
}
