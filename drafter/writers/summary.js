"use strict";
// Search and sort the tables of a summary. Without scripts the page reads the same.
const cellOf = (row, at) => row.cells[at];
const valueOf = (cell) => (cell && cell.dataset.v !== undefined ? Number(cell.dataset.v) : null);
const order = new Intl.Collator("zh-CN");

function compare(one, other, at) {
  const [a, b] = [cellOf(one, at), cellOf(other, at)];
  const [x, y] = [valueOf(a), valueOf(b)];
  if (x !== null || y !== null) return (x ?? -Infinity) - (y ?? -Infinity);
  return order.compare(a ? a.textContent : "", b ? b.textContent : "");
}

function sortable(table) {
  const body = table.tBodies[0];
  const first = Array.from(body.rows);
  Array.from(table.tHead.rows[0].cells).forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const was = head.getAttribute("aria-sort");
      const next = was === "descending" ? "ascending" : was === "ascending" ? null : "descending";
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      const rows = first.slice();
      if (next) {
        head.setAttribute("aria-sort", next);
        rows.sort((a, b) => (next === "ascending" ? 1 : -1) * compare(a, b, at));
      }
      body.append(...rows);
    });
  });
}

function searchable(section) {
  const table = section.querySelector("table");
  const box = document.createElement("input");
  box.type = "search";
  box.placeholder = "在这张表里找（几个词用空格隔开）";
  box.setAttribute("aria-label", "在“" + section.querySelector("h2").textContent + "”里找");
  const told = document.createElement("output");
  const line = document.createElement("p");
  line.className = "找";
  line.append(box, told);
  table.parentElement.before(line);
  const rows = Array.from(table.tBodies[0].rows);
  const look = () => {
    const words = box.value.trim().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = words.length ? row.textContent : "";
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    told.textContent = words.length ? `找到${shown}行` : "";
  };
  box.addEventListener("input", look);
  section.clear = () => {
    if (box.value) {
      box.value = "";
      look();
    }
  };
}

for (const section of document.querySelectorAll("section")) {
  if (!section.querySelector("tbody")) continue;
  sortable(section.querySelector("table"));
  searchable(section);
}

function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  const section = target.closest("section");
  if (section && section.clear && target.hidden) section.clear();
  target.scrollIntoView({ block: "center" });
}
addEventListener("hashchange", reveal);
if (location.hash) reveal();
