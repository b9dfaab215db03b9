"use strict";
const boxes = JSON.parse(document.getElementById("boxes").textContent);
const info = document.getElementById("info");
const all = (selector) => Array.from(document.querySelectorAll(selector));
let pinned = null;

function placesOf(id) { return all('[data-v~="' + id + '"]'); }

function clear() {
  all(".on").forEach((e) => e.classList.remove("on"));
  all(".sheet b").forEach((e) => e.remove());
  info.hidden = true;
}

function rowOf(id) { return document.getElementById("value-" + id); }

function describe(ids) {
  info.replaceChildren();
  ids.forEach((id) => {
    const row = rowOf(id);
    if (!row) return;
    const line = document.createElement("div");
    line.textContent = row.dataset.name + "  ·  " + row.dataset.basis;
    info.append(line);
  });
  info.hidden = !info.childNodes.length;
}

function show(ids) {
  clear();
  if (!ids.length) return;
  placesOf(ids[0]).forEach((e) => e.classList.add("on"));
  (boxes[ids[0]] || []).forEach(([page, x, y, w, h]) => {
    const sheet = document.getElementById("sheet-" + page);
    if (!sheet) return;
    const box = document.createElement("b");
    box.style.cssText = `left:${x / 10}%;top:${y / 10}%;width:${w / 10}%;height:${h / 10}%`;
    sheet.append(box);
  });
  const row = rowOf(ids[0]);
  if (row) row.classList.add("on");
  describe(ids);
}

function idsOf(element) {
  const at = element && element.closest ? element.closest("[data-v],[data-go]") : null;
  return at ? (at.dataset.v || at.dataset.go).split(" ") : [];
}

function goTo(element) {
  element.scrollIntoView({ block: "center" });
  if (element.tabIndex < 0 || element.hasAttribute("tabindex")) element.focus({ preventScroll: true });
}

document.addEventListener("mouseover", (event) => {
  if (pinned === null) show(idsOf(event.target));
});

function select(id) {
  pinned = id;
  show([id]);
  const [first] = placesOf(id);
  if (first) goTo(first);
}

document.addEventListener("click", (event) => {
  const ids = idsOf(event.target);
  if (!ids.length) {
    if (!event.target.closest("summary,a,#info")) { pinned = null; clear(); }
    return;
  }
  if (event.target.closest("[data-go]")) { select(ids[0]); return; }
  pinned = pinned === ids[0] ? null : ids[0];
  show(ids);
});

function step(selector, by) {
  const marks = all(selector);
  if (!marks.length) return;
  const here = document.activeElement;
  let at = marks.indexOf(here);
  if (at < 0 && here && here !== document.body) {
    at = marks.findIndex((e) => here.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
    at = by > 0 ? at - 1 : at;
  }
  const next = marks[(at + by + marks.length) % marks.length];
  goTo(next);
  pinned = idsOf(next)[0] || null;
  show(idsOf(next));
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "n") step(".v", 1);
  else if (event.key === "p") step(".v", -1);
  else if (event.key === "u") step(".un", 1);
  else if (event.key === "Escape") { pinned = null; clear(); }
  else if (event.key === "o") {
    const lists = all("details.records");
    const open = !lists.every((e) => e.open);
    lists.forEach((e) => { e.open = open; });
  }
});

const pictures = all("img[data-src]");
function load(img) {
  if (img.dataset.src) { img.src = img.dataset.src; img.removeAttribute("data-src"); }
}
if ("IntersectionObserver" in window) {
  const watch = new IntersectionObserver((seen) => seen.forEach((one) => {
    if (one.isIntersecting) { load(one.target); watch.unobserve(one.target); }
  }), { rootMargin: "1200px" });
  pictures.forEach((img) => watch.observe(img));
} else pictures.forEach(load);
window.addEventListener("beforeprint", () => pictures.forEach(load));

// page.html#v=12 opens at a value
const wanted = /^#v=(\d+)$/.exec(location.hash);
if (wanted) select(wanted[1]);
