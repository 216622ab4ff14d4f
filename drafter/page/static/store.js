// The dossier as the server last told it, looked up by address; every view draws from here and nowhere else.

import { asking, get } from "./server.js";

export const store = { state: null, tables: new Map(), rows: new Map(), found: new Map(), fresh: new Set(), gone: [] };

const listeners = new Set();
const leaving = new Set();
let held = null;
let asked = 0; // how often everything was asked for
let newest = 0; // the newest patch that came while it was on its way

/** Be told of every patch: told(patch, own). Returns how to stop. */
export function watch(told) {
  listeners.add(told);
  return () => listeners.delete(told);
}

/** An address as a word: 指标/指31/今年. */
export const word = (at) => (at || []).join("/");

export const table = (name) => store.tables.get(name) || { name, rows: [], fields: [], unreadable: null };
export const row = (name, key) => store.rows.get(`${name}/${key}`) || null;
export const cell = (at) => row(at[0], at[1])?.cells[at[2]] ?? null;
export const same = (a, b) => word(a) === word(b);

/** Findings of a cell; of a whole row where the address has no third step. */
export function findingsAt(at) {
  const found = store.found.get(word(at.slice(0, 2))) || [];
  return at.length < 3 ? found : found.filter((one) => [one.at, ...one.also].some((ref) => ref && ref[0] === at[0] && ref[1] === at[1] && (ref.length < 3 || ref[2] === at[2])));
}

/** Which findings a row has, as a word: another word, other findings. */
export const foundWord = (name, key) => findingsAt([name, key]).map((one) => one.id).join(" ");

/** Rows as words -> their findings. */
function sortFindings() {
  store.found = new Map();
  for (const one of store.state.findings || []) {
    for (const key of new Set([one.at, ...one.also].filter(Boolean).map((ref) => word(ref.slice(0, 2))))) {
      store.found.set(key, [...(store.found.get(key) || []), one]);
    }
  }
}

/** Findings that are open points: errors and reminders. */
export const open = () => store.state.findings.filter((one) => one.level !== "提示");

/** The name by which she knows a row. */
export function nameOf(name, key) {
  const cells = row(name, key)?.cells || {};
  if (name === "案卷") return "案卷";
  return cells.名称 || cells.计划 || cells.问题 || cells.标题 || cells.小标题 || cells.内容 || cells.提示 || cells.参考 || cells.部分 || key;
}

const ASKED = {
  指标: ["名称"], 上年计划: ["计划"], 上年问题: ["问题"], 本年问题: ["问题"], 下年计划: ["计划", "参考"], 提纲: ["上年标题", "标题"],
  正文: ["出处", "文字"], 素材: ["内容"],
};

/** What the row of a cell asks, in its own words: by these it is known again, whatever its number is. */
export function asks(at) {
  const cells = row(at[0], at[1])?.cells || {};
  const field = (ASKED[at[0]] || []).find((one) => cells[one]);
  return field === "出处" ? cells.出处.slice(cells.出处.indexOf("：") + 1) : cells[field] || "";
}

/** Be told when another dossier takes the place of the one that was shown. */
export function onLeaving(told) {
  leaving.add(told);
}

/** Ask for everything anew, and once more where it was out of date when it came; of two answers the later asked for is taken. */
export async function renew() {
  const mine = (asked += 1);
  newest = 0;
  const state = await get("/api/state");
  if (mine !== asked) return;
  take(state);
  for (const told of listeners) told(null, false);
  if (state.dossier && newest > state.rev) await renew();
}

function take(state) {
  const before = store.state?.dossier?.name;
  store.state = state;
  asking.name = state.dossier?.name || "";
  if (before && before !== asking.name) for (const told of leaving) told();
  store.tables = new Map((state.tables || []).map((one) => [one.name, one]));
  store.rows = new Map();
  for (const one of store.tables.values()) index(one);
  sortFindings();
}

function index(one) {
  for (const each of one.rows) store.rows.set(`${one.name}/${each.key}`, each);
}

/** While a change of ours is on its way its echo may come before the reply: hold what comes, take it afterwards. */
export function hold() {
  held = held || [];
}

export function release() {
  const waiting = held || [];
  held = null;
  for (const patch of waiting) accept(patch, false);
}

/** Whether this window asked for what a patch tells. */
const mine = (patch) => Boolean(patch.window) && patch.window === asking.window;

/** What came while a change of ours was on its way, and was made before it: taken before its reply, which stands on it. */
function takeHeld(before) {
  const waiting = held || [];
  held = held && waiting.filter((patch) => patch.rev > before);
  for (const patch of waiting) if (patch.rev <= before) merge(patch, mine(patch));
}

/** Take a patch. own: it answers a change of this window. */
export function accept(patch, own) {
  if (!patch) return;
  newest = Math.max(newest, patch.rev);
  if (!store.state?.dossier) return;
  if (!own && held) {
    held.push(patch);
    return;
  }
  if (own) takeHeld(patch.base);
  merge(patch, own || mine(patch));
}

function merge(patch, own) {
  if (patch.rev <= store.state.rev) return;
  if (patch.base !== store.state.rev) {
    renew();
    return;
  }
  if (!own) remember(patch);
  put(patch);
  for (const told of listeners) told(patch, own);
}

/** Cells that others changed stay marked, rows they dropped stay greyed, until she leaves the view. */
function remember(patch) {
  for (const one of patch.cells) if (one.at[2]) store.fresh.add(word(one.at));
  for (const [name, keys] of Object.entries(patch.order || {})) {
    const there = new Set(keys);
    table(name).rows.forEach((each, n, all) => {
      if (!there.has(each.key)) store.gone.push({ table: name, row: each, after: all[n - 1]?.key || "" });
    });
  }
}

function put(patch) {
  for (const [name, rows] of Object.entries(patch.rows || {})) {
    const one = table(name);
    for (const fresh of rows) {
      const at = one.rows.findIndex((each) => each.key === fresh.key);
      if (at < 0) one.rows.push(fresh);
      else one.rows[at] = fresh;
      store.rows.set(`${name}/${fresh.key}`, fresh);
    }
  }
  for (const [name, keys] of Object.entries(patch.order || {})) {
    const one = table(name);
    for (const each of one.rows) if (!keys.includes(each.key)) store.rows.delete(`${name}/${each.key}`);
    one.rows = keys.map((key) => store.rows.get(`${name}/${key}`)).filter(Boolean);
  }
  for (const [name, told] of Object.entries(patch.unreadable || {})) table(name).unreadable = told;
  for (const name of ["saved", "undo", "redo", "rev"]) if (name in patch) store.state[name] = patch[name];
  for (const name of ["findings", "overview", "dossier"]) if (patch[name]) store.state[name] = patch[name];
  if (patch.findings) sortFindings();
}

/** Forget what others did: she has left the view where it was marked. */
export function settleDown() {
  store.fresh.clear();
  store.gone.length = 0;
}
