// What became of a text, clause by clause: taken out struck through, put in underlined.

import { el } from "./dom.js";

const NEAR = 40;
const MOST = 400; // clauses of two texts that are compared one with another
const DIGIT = /[\d.]/;
const CLAUSE = /[^，。；、：！？\n]*[，。；、：！？\n]?/g;

/** Pairs of old and new stretches as the server tells them -> nodes. */
export function drawn(pairs) {
  return pairs.flatMap(([old, fresh]) => (old === fresh ? [old] : [old && el("del", {}, old), fresh && el("ins", {}, fresh)]));
}

/** Two short texts: what they share stays, the rest is told apart. */
export function stretches(old, fresh) {
  return drawn(compared(old, fresh));
}

/** Two texts, of what they share only the words near by. */
export function around(old, fresh) {
  const pairs = compared(old, fresh);
  return drawn(pairs.map(([a, b], n) => (a === b ? [brief(a, n === 0, n === pairs.length - 1), brief(a, n === 0, n === pairs.length - 1)] : [a, b])));
}

function brief(text, first, last) {
  if (text.length <= NEAR * 1.5) return text;
  if (first && last) return text;
  if (first) return `……${text.slice(-NEAR)}`;
  if (last) return `${text.slice(0, NEAR)}……`;
  return text.length > NEAR * 2.5 ? `${text.slice(0, NEAR)}……${text.slice(-NEAR)}` : text;
}

/** Clauses they share in order; between those, what both ends of a difference share stays too. */
function compared(old, fresh) {
  const [a, b] = [old, fresh].map((text) => text.match(CLAUSE).filter(Boolean));
  if (a.length + b.length > MOST) return trimmed(old, fresh);
  const pairs = [];
  let [was, is] = ["", ""];
  for (const [left, right] of aligned(a, b)) {
    if (left === right) {
      pairs.push(...trimmed(was, is), [left, right]);
      [was, is] = ["", ""];
    } else {
      was += left;
      is += right;
    }
  }
  return joined([...pairs, ...trimmed(was, is)]);
}

/** Two rows of clauses -> pairs: a clause of both, or one of either and nothing. */
function aligned(a, b) {
  const long = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let n = a.length - 1; n >= 0; n -= 1) for (let m = b.length - 1; m >= 0; m -= 1) long[n][m] = a[n] === b[m] ? long[n + 1][m + 1] + 1 : Math.max(long[n + 1][m], long[n][m + 1]);
  const pairs = [];
  let [n, m] = [0, 0];
  while (n < a.length || m < b.length) {
    if (n < a.length && m < b.length && a[n] === b[m]) pairs.push([a[n++], b[m++]]);
    else if (m === b.length || (n < a.length && long[n + 1][m] >= long[n][m + 1])) pairs.push([a[n++], ""]);
    else pairs.push(["", b[m++]]);
  }
  return pairs;
}

function trimmed(old, fresh) {
  const least = Math.min(old.length, fresh.length);
  let a = 0;
  while (a < least && old[a] === fresh[a]) a += 1;
  while (a && DIGIT.test(old[a - 1]) && (DIGIT.test(old[a]) || DIGIT.test(fresh[a]))) a -= 1; // a number is told whole
  let b = 0;
  while (b < least - a && old[old.length - 1 - b] === fresh[fresh.length - 1 - b]) b += 1;
  while (b && DIGIT.test(old[old.length - b]) && (DIGIT.test(old[old.length - 1 - b]) || DIGIT.test(fresh[fresh.length - 1 - b]))) b -= 1;
  const [head, tail] = [old.slice(0, a), b ? old.slice(-b) : ""];
  return [[head, head], [old.slice(a, old.length - b), fresh.slice(a, fresh.length - b)], [tail, tail]].filter(([x, y]) => x || y);
}

/** Neighbours that are both shared are one. */
function joined(pairs) {
  const told = [];
  for (const [old, fresh] of pairs) {
    const last = told[told.length - 1];
    if (last && last[0] === last[1] && old === fresh) told[told.length - 1] = [last[0] + old, last[1] + fresh];
    else told.push([old, fresh]);
  }
  return told;
}
