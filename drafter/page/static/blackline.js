// What became of a text, word by word: taken out struck through, put in underlined.

import { el } from "./dom.js";

/** Pairs of old and new stretches as the server tells them -> nodes. */
export function drawn(pairs) {
  return pairs.flatMap(([old, fresh]) => (old === fresh ? [old] : [old && el("del", {}, old), fresh && el("ins", {}, fresh)]));
}

const NEAR = 40;

/** Two texts, of what they share only the words near by. */
export function around(old, fresh) {
  const { head, mid, tail } = parted(old, fresh);
  const before = head.length > NEAR * 1.5 ? `……${head.slice(-NEAR)}` : head;
  const after = tail.length > NEAR * 1.5 ? `${tail.slice(0, NEAR)}……` : tail;
  return drawn([[before, before], mid, [after, after]]);
}

/** Two short texts: what they share at both ends stays, the middle is told apart. */
export function stretches(old, fresh) {
  const { head, mid, tail } = parted(old, fresh);
  return drawn([[head, head], mid, [tail, tail]]);
}

function parted(old, fresh) {
  const least = Math.min(old.length, fresh.length);
  let a = 0;
  while (a < least && old[a] === fresh[a]) a += 1;
  let b = 0;
  while (b < least - a && old[old.length - 1 - b] === fresh[fresh.length - 1 - b]) b += 1;
  return { head: old.slice(0, a), mid: [old.slice(a, old.length - b), fresh.slice(a, fresh.length - b)], tail: b ? old.slice(-b) : "" };
}
