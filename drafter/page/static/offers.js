// What the papers offer for a cell: taken or declined with one key, never by itself.

import { complain } from "./bars.js";
import { write } from "./keeping.js";
import { cell, row } from "./store.js";

/** Offers for a cell: those of its row that would fill it. */
export function offersFor(at) {
  return (row(at[0], at[1])?.proposals || []).filter((one) => one.field === at[2]);
}

/** Take one: the cell, its source and the offer change together. */
export function take(at, offer) {
  const asked = { at: at.slice(0, 2), n: offer.n, value: offer.value, seen: cell([at[0], at[1], offer.field]) };
  return complain(() => write("/api/take", asked));
}

/** Decline one; the others stay. */
export function decline(at, offer) {
  return complain(() => write("/api/decline", { at: at.slice(0, 2), n: offer.n, value: offer.value }));
}

/** The key +: take the only offer and go on; of several figures she picks one in the panel. */
export async function takeFirst(at, on = () => {}) {
  const offers = offersFor(at);
  if (!offers.length) return;
  if (offers.length > 1 && at[0] === "指标") {
    document.querySelector("#panel .offers button")?.focus();
    return;
  }
  if (await take(at, offers[0])) on();
}

/** The key -: decline the only offer. */
export function declineFirst(at) {
  const offers = offersFor(at);
  if (offers.length === 1 || (offers.length && at[0] !== "指标")) decline(at, offers[0]);
  else if (offers.length) document.querySelector("#panel .offers button")?.focus();
}
