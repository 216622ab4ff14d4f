// What is asked of the server, and the two ways it may fail: it refuses, or it is away.

/** The server's No: its own sentence, what to do, and all it told besides. */
export class Refused extends Error {
  constructor(told) {
    super(told.message || "没有办成");
    this.kind = told.error || "refused";
    this.fix = told.fix || "";
    this.told = told;
  }
}

/** No answer: the program has ended, or the machine sleeps. */
export class Away extends Error {
  constructor() {
    super("起草助手停了");
  }
}

/** The dossier that this window shows: what it asks for is meant for that one; the window, as long as its page is open; and
 *  whether it is about to close: what is sent then goes on without it. */
export const asking = { name: "", closing: false, window: `${Date.now()}-${Math.random()}` };

async function ask(path, init = {}) {
  let reply;
  const headers = { ...init.headers, "x-window": asking.window, ...(asking.name && { "x-case": encodeURIComponent(asking.name) }) };
  try {
    reply = await fetch(path, { credentials: "same-origin", ...init, headers });
  } catch (error) {
    if (error instanceof TypeError) throw new Away();
    throw error;
  }
  if (reply.ok) return reply.json();
  if (reply.status === 403) throw new Refused({ message: "起草助手重新开过", fix: "在这个浏览器里打开它新给的地址，没存的字会放回来" });
  const told = (reply.headers.get("content-type") || "").includes("json") ? await reply.json() : {};
  throw new Refused({ message: `起草助手没有照办（${reply.status}）`, fix: "关掉这一页，再运行一次 drafter edit", ...told });
}

/** The JSON at a path; asked: names and values after the question mark. */
export function get(path, asked = {}) {
  const query = new URLSearchParams(asked).toString();
  return ask(query ? `${path}?${query}` : path);
}

/** Send JSON, get JSON. */
export function post(path, body) {
  return ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body), keepalive: asking.closing });
}

/** Send a form with files, get JSON. */
export function send(path, form) {
  return ask(path, { method: "POST", body: form });
}
