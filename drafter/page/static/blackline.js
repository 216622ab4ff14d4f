// What became of a text, word by word: taken out struck through, put in underlined.

import { el } from "./dom.js";

/** Pairs of old and new stretches as the server tells them -> nodes. */
export function drawn(pairs) {
  return pairs.flatMap(([old, fresh]) => (old === fresh ? [old] : [old && el("del", {}, old), fresh && el("ins", {}, fresh)]));
}

/** Two short texts: what they share at both ends stays, the middle is told apart. */
export function stretches(old, fresh) {
  const least = Math.min(old.length, fresh.length);
  let a = 0;
  while (a < least && old[a] === fresh[a]) a += 1;
  let b = 0;
  while (b < least - a && old[old.length - 1 - b] === fresh[fresh.length - 1 - b]) b += 1;
  const tail = b ? old.slice(-b) : "";
  return drawn([[old.slice(0, a), old.slice(0, a)], [old.slice(a, old.length - b), fresh.slice(a, fresh.length - b)], [tail, tail]]);
}
