// What makes pages easier to use; all of them can be read without it.
"use strict";

document.documentElement.classList.add("scripted");

// ------------------------------------------------------------------- home

// Of many years the newest come into sight first.
const grid = document.querySelector('.scroll[aria-labelledby="grid"]');
if (grid) grid.scrollLeft = grid.scrollWidth;

// ------------------------------------------------------------- comparison

const filters = document.querySelector(".filters");
const rows = [...document.querySelectorAll("#rows ~ .group .row, #rows ~ .row")];
let here = -1;

function isShown(row) {
  return row.offsetParent !== null;
}

function show(only) {
  document.body.classList.toggle("filtered", Boolean(only));
  let count = 0;
  for (const row of rows) {
    const wanted = !only || row.classList.contains(only);
    row.classList.toggle("wanted", wanted);
    count += wanted;
  }
  for (const button of filters.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.only === only));
  }
  const status = document.getElementById("shown");
  status.textContent = status.dataset.say.replace("{1}", String(count));
}

function go(step) {
  let next = here + step;
  while (next >= 0 && next < rows.length && !isShown(rows[next])) next += step;
  if (next < 0 || next >= rows.length) return;
  if (here >= 0) rows[here].classList.remove("here");
  here = next;
  rows[here].classList.add("here");
  rows[here].focus({ preventScroll: true });
  rows[here].scrollIntoView({ block: "center" });
}

function isTyping(target) {
  return target.matches("input, textarea, select");
}

if (filters) {
  filters.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const pressed = button.getAttribute("aria-pressed") === "true";
    show(pressed ? "" : button.dataset.only);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target)) return;
    if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "Escape") show("");
  });
}
