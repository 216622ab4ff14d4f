// What she has typed, until the server has it on disk. Nothing is sent blindly, nothing typed is ever dropped by itself.

import { asking, Away, post, Refused } from "./server.js";
import { midWord, released } from "./dom.js";
import { putAside, waitAgain } from "./left_over.js";
import { accept, asks, cell, hold, onLeaving, release, store, watch, word } from "./store.js";

const PATIENCE = 10_000;
const AGAIN = 500;

const typed = new Map(); // address as a word -> { at, seen, asked, text, state, told }; asked: what its row asks
const listeners = new Set();
export const status = { at: null, what: "", waiting: 0, busy: "", away: false };

/** What was typed for another dossier stays on that one's shelf. */
onLeaving(() => typed.clear());

/** Be told when the state of a typed cell or of saving changes: told(at or null). */
export function onKeeping(told) {
  listeners.add(told);
}

function tell(at = null) {
  putAside(unsaved());
  for (const told of listeners) told(at);
}

/** What stands typed for a cell, or null. */
export const typedAt = (at) => typed.get(word(at)) || null;
export const unsaved = () => [...typed.values()];

/** Letters in a cell: what it said when she began is remembered, and the change is sent against that. */
export function typing(at, text) {
  const now = typed.get(word(at));
  const going = now && (now.state === "typing" || now.state === "clash");
  if (now && now.state !== "saving") Object.assign(now, { text, state: now.state === "clash" ? "clash" : "typing" });
  else typed.set(word(at), { at, seen: now ? now.text || null : cell(at), asked: asks(at), text, state: "typing", told: null });
  if (going) putAside(unsaved());
  else tell(at);
}

/** Forget what is half typed. */
export function forget(at) {
  if (typed.delete(word(at))) tell(at);
}

/** Whether a change is asked about before it is made: words where there were none under 不写 take a whole part away. */
const weighty = (at, seen, fresh) => at[0] === "提纲" && at[2] === "不写" && !seen && Boolean(fresh);

/** Keep what a cell is to say now; true when it is on disk or nothing differed. agreed: she was asked, where that is needed. */
export async function keep(at, text, agreed = false) {
  const fresh = text === "" ? null : text;
  const now = typed.get(word(at)) || { at, seen: cell(at), asked: asks(at), state: "typing", told: null };
  if (now.state === "saving" || now.state === "clash") return false;
  if (fresh === (now.seen ?? null)) {
    forget(at);
    return true;
  }
  if (!agreed && weighty(at, now.seen, fresh)) {
    typed.set(word(at), Object.assign(now, { text, state: "asks" }));
    tell(at);
    return false;
  }
  Object.assign(now, { text, state: "saving" });
  typed.set(word(at), now);
  tell(at);
  return settle(now, () => write("/api/apply", { changes: [{ set: at, seen: now.seen, new: fresh }] }));
}

/** Use hers against what the other side wrote: the change is sent once more, against what stands there now. */
export function insist(at) {
  const now = typed.get(word(at));
  Object.assign(now, { seen: now.told.there ?? null, state: "typing", told: null });
  return keep(at, now.text);
}

/** She was asked, and means it. */
export function agree(at) {
  return keep(at, typedAt(at).text, true);
}

/** Send once more what could not be saved. */
export function again(at) {
  const now = typed.get(word(at));
  now.state = "typing";
  return keep(at, now.text);
}

async function settle(now, sending) {
  try {
    await sending();
    if (typed.get(word(now.at)) === now) typed.delete(word(now.at));
    tell(now.at);
    return true;
  } catch (error) {
    if (!(error instanceof Refused || error instanceof Away)) throw error;
    now.state = error.kind === "conflict" ? "clash" : "failed";
    if (error.kind === "conflict") now.text = error.told.new ?? now.text; // as the server would write it
    now.told = error.kind === "conflict" ? error.told : { message: error.message, fix: error.fix || "", kind: error.kind };
    tell(now.at);
    return false;
  }
}

let line = Promise.resolve();

/** Ask for a change: one after another, again while another program writes; resolves with the reply once it is on disk.
 *  body: what is asked, or how it is found out once its turn has come; nothing is asked where there is none. */
export function write(path, body) {
  const sent = line.then(() => patiently(path, body));
  line = sent.catch(() => {});
  return sent;
}

async function patiently(path, body) {
  const until = Date.now() + PATIENCE;
  status.waiting += 1;
  hold();
  tell();
  try {
    for (;;) {
      try {
        const asked = typeof body === "function" ? body() : body;
        if (!asked) return {};
        const reply = await post(path, asked);
        await released();
        accept(reply.patch, true);
        status.at = Date.now() / 1000;
        return reply;
      } catch (error) {
        if (error instanceof Away) status.away = true;
        if (error.kind !== "busy" || Date.now() > until) throw error;
        status.busy = error.message;
        tell();
        await new Promise((done) => setTimeout(done, AGAIN));
      } finally {
        status.busy = "";
      }
    }
  } finally {
    status.waiting -= 1;
    if (!status.waiting) release();
    tell();
  }
}

/* ---- what was left unsaved, and what the browser is to keep ---- */

/** Put leftovers back into their cells as typed, not kept. */
export function bringBack(cells) {
  for (const { at, seen, asked, text } of cells) typed.set(word(at), { at, seen, asked, text, state: "failed", told: { message: "上次没存上", fix: "" } });
  tell();
}

/** The tables were asked for anew: what was typed for a row whose number another has now is offered, not kept in that one. */
watch((patch) => {
  if (patch || !store.state?.dossier) return;
  const astray = unsaved().filter((one) => one.state !== "saving" && asks(one.at) !== one.asked);
  for (const one of astray) typed.delete(word(one.at));
  if (astray.length) waitAgain(astray);
});

/** The page closes, or is out of sight: the cell she is in is handed in as it stands. Where somebody wrote it meanwhile it is refused,
 *  and offered when the page is opened again. */
function handIn() {
  asking.closing = true;
  const writing = unsaved().some((one) => one.state === "typing"); // what was refused before waits for her word
  if (writing && !midWord()) document.activeElement?.dispatchEvent(new CustomEvent("keepnow", { bubbles: true }));
}

window.addEventListener("pagehide", handIn);
document.addEventListener("visibilitychange", () => (document.hidden ? handIn() : (asking.closing = false)));
window.addEventListener("pageshow", () => (asking.closing = false));
