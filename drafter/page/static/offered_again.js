// What was left unsaved, offered: by what its row asks; of two for one cell she picks; what has no cell any more she can copy.

import { put, say } from "./bars.js";
import { button, short } from "./dom.js";
import { bringBack } from "./keeping.js";
import { decided, sorted } from "./left_over.js";
import { nameOf } from "./store.js";

const ABOUT = "上次没存上";

const quoted = (text) => (text ? `“${short(text, 60)}”` : "（清空）");
const asked = (one, at) => `“${short(one.asked || nameOf(at[0], at[1]), 40)}”的${at[2]}`;

/** Offer what waits for her word, one kind at a time. draw: how the view is drawn anew. */
export function offerAgain(draw) {
  put(ABOUT);
  const { lone, twice, astray } = sorted();
  const ask = (head, told, acts) => say("提醒", head, told, { about: ABOUT, away: false, acts });
  const back = (pairs, drop = null) => () => {
    const placed = pairs();
    decided(drop || placed.map(([one]) => one));
    bringBack(placed.map(([one, at]) => ({ ...one, at })));
    draw();
    offerAgain(draw);
  };
  const never = (ones) => button("不要了", back(() => [], ones));
  if (lone.length) {
    const told = lone.slice(0, 2).map(([one, at]) => `${quoted(one.text)}本来写在${asked(one, at)}里（${at.slice(0, 2).join(" ").trim()}）`);
    const ones = lone.map(([one]) => one);
    ask(`上次有${lone.length}格没存上。`, `${told.join("；")}${lone.length > 2 ? "，等" : ""}。`, [button("放回格子里", back(() => sorted().lone.filter(([one]) => ones.includes(one)))), never(ones)]);
  } else if (twice.length) {
    const [at, ones] = twice[0];
    const still = () => sorted().twice.some(([, now]) => now.length === ones.length && ones.every((one) => now.includes(one)));
    const pick = ones.map((one, n) => button(`放回第${n + 1}个`, () => (still() ? back(() => [[one, at]], ones)() : offerAgain(draw))));
    ask(`${asked(ones[0], at)}有${ones.length}回没存上。`, ones.map((one, n) => `第${n + 1}个：${quoted(one.text)}`).join("；"), [...pick, never(ones)]);
  } else if (astray.length) {
    const told = astray.slice(0, 2).map((one) => `${quoted(one.text)}本来写在${asked(one, one.at)}里`).join("；");
    const copy = () => navigator.clipboard.writeText(astray.map((one) => `${one.asked || one.at.join(" ")}：${one.text}`).join("\n"));
    ask(`上次有${astray.length}格没存上，放不回去：`, `${told}；那一条现在没有了，或者格子里又写着别的。`, [button("复制没存的字", copy), never(astray)]);
  }
}
