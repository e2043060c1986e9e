// Search on the reader's side.  Scripts under search/ hand over their data by
// calling nianlun.*: a page that was opened from a disk may load scripts, and
// nothing else.
"use strict";

const nianlun = {};
globalThis.nianlun = nianlun;

const PAGE_SIZE = 20; // reports whose sentences are loaded at a time
const SLOTS = 4096;

const state = document.getElementById("state");
const results = document.getElementById("results");
const input = document.getElementById("words");
const waiting = new Map(); // script → [resolve]
const shards = new Map();
const texts = new Map();
const simple = new Map();
let reports = []; // {issuer, kind, path, year}
let shardCount = 0;
let asked = 0; // what was asked last; answers to earlier questions are dropped

function load(path) {
  if (waiting.has(path)) return waiting.get(path);
  const promise = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = path.split("/").map(encodeURIComponent).join("/");
    script.onload = resolve;
    script.onerror = () => reject(new Error(path));
    document.head.append(script);
  });
  waiting.set(path, promise);
  return promise;
}

nianlun.reports = (count, series) => {
  shardCount = count;
  for (const [issuer, kind, folder, ...years] of series) {
    for (const year of years) {
      reports.push({ issuer, kind, path: folder + year, year });
    }
  }
};
nianlun.fold = (pairs) => {
  const characters = [...pairs];
  for (let i = 0; i + 1 < characters.length; i += 2) {
    simple.set(characters[i], characters[i + 1]);
  }
};
nianlun.shard = (number, runs) => shards.set(number, runs);
nianlun.text = (path, sentences) => texts.set(path, sentences);

// One character for one: what is found can be marked where it stands.
function foldCharacter(character) {
  const code = character.codePointAt(0);
  if (code >= 0xff01 && code <= 0xff5e) {
    return String.fromCodePoint(code - 0xfee0).toLowerCase();
  }
  const lower = character.toLowerCase();
  return simple.get(lower) || (lower.length === character.length ? lower : character);
}

function fold(text) {
  return [...text].map(foldCharacter);
}

const letter = /^[\p{Script=Han}々A-Za-z0-9]$/u;

function runsOf(term) {
  const runs = [];
  for (let i = 0; i + 1 < term.length; i++) {
    if (letter.test(term[i]) && letter.test(term[i + 1])) {
      runs.push(term[i] + term[i + 1]);
    }
  }
  return runs;
}

function slotOf(run) {
  const [first, second] = [...run].map((c) => c.codePointAt(0));
  return (first * 40503 + second * 30011) % SLOTS;
}

function numbersOf(run) {
  const shard = shards.get(Math.floor(slotOf(run) / (SLOTS / shardCount)));
  const deltas = shard && Object.hasOwn(shard, run) ? shard[run].split(" ") : [];
  let last = 0;
  return deltas.map((delta) => (last += Number(delta)));
}

async function findReports(runs) {
  const wanted = new Set(runs.map((run) => Math.floor(slotOf(run) / (SLOTS / shardCount))));
  await Promise.all([...wanted].map((shard) => load(`search/${shard.toString(16)}.js`)));
  let found = null;
  for (const run of runs) {
    const numbers = new Set(numbersOf(run));
    found = found === null ? [...numbers] : found.filter((n) => numbers.has(n));
  }
  return (found || []).map((number) => reports[number]);
}

// Where a term stands in folded characters, or -1.
function find(haystack, term, from) {
  for (let i = from; i + term.length <= haystack.length; i++) {
    let k = 0;
    while (k < term.length && haystack[i + k] === term[k]) k++;
    if (k === term.length) return i;
  }
  return -1;
}

function marked(sentence, folded, terms) {
  const characters = [...sentence];
  const marks = new Array(characters.length).fill(false);
  for (const term of terms) {
    for (let at = find(folded, term, 0); at >= 0; at = find(folded, term, at + 1)) {
      marks.fill(true, at, at + term.length);
    }
  }
  const out = document.createDocumentFragment();
  for (let i = 0; i < characters.length; ) {
    let end = i;
    while (end < characters.length && marks[end] === marks[i]) end++;
    const text = characters.slice(i, end).join("");
    if (marks[i]) {
      const mark = document.createElement("mark");
      mark.textContent = text;
      out.append(mark);
    } else {
      out.append(text);
    }
    i = end;
  }
  return out;
}

function url(path, ending) {
  return path.split("/").map(encodeURIComponent).join("/") + ending;
}

// The sentences of a report that hold every term; null when none does.
function showReport(report, terms) {
  const sentences = texts.get(report.path) || [];
  const list = document.createElement("ul");
  for (let i = 0; i + 1 < sentences.length; i += 2) {
    const folded = fold(sentences[i + 1]);
    if (!terms.every((term) => find(folded, term, 0) >= 0)) continue;
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.className = "origin";
    link.href = url(report.path, `.html#${sentences[i]}`);
    link.textContent = sentences[i];
    item.append(link, " ", marked(sentences[i + 1], folded, terms));
    list.append(item);
  }
  if (!list.children.length) return null;
  const section = document.createElement("section");
  const heading = document.createElement("h2");
  const link = document.createElement("a");
  link.href = url(report.path, ".html");
  link.textContent = `${report.issuer} ${report.kind} ${report.year}`;
  heading.append(link);
  section.append(heading, list);
  return section;
}

function say(key, value) {
  state.textContent = (state.dataset[key] || "").replace("{1}", String(value));
}

async function showMore(found, terms, from, question) {
  const part = found.slice(from, from + PAGE_SIZE);
  await Promise.all(part.map((report) => load(`${report.path}.text.js`).catch(() => {})));
  if (question !== asked) return;
  for (const report of part) {
    const section = showReport(report, terms);
    if (section) results.append(section);
  }
  if (from + PAGE_SIZE < found.length) {
    const more = document.createElement("button");
    more.type = "button";
    more.textContent = state.dataset.more;
    more.addEventListener("click", () => {
      more.remove();
      showMore(found, terms, from + PAGE_SIZE, question);
    });
    results.append(more);
  }
  if (!results.children.length) say("none");
}

async function ask(words) {
  const question = ++asked;
  results.replaceChildren();
  state.textContent = "";
  const terms = words.split(/\s+/u).filter(Boolean).map(fold);
  if (!terms.length) return;
  const runs = [...new Set(terms.flatMap(runsOf))];
  if (terms.some((term) => runsOf(term).length === 0)) {
    say("short");
    return;
  }
  say("loading");
  const found = await findReports(runs);
  if (question !== asked) return;
  found.sort((a, b) => b.year - a.year || (a.path < b.path ? -1 : 1));
  if (!found.length) {
    say("none");
    return;
  }
  say("found", found.length);
  await showMore(found, terms, 0, question);
}

function askFromAddress() {
  const words = new URLSearchParams(location.hash.slice(1)).get("q") || "";
  input.value = words;
  ask(words);
}

document.getElementById("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  location.hash = `q=${encodeURIComponent(input.value.trim())}`;
});
addEventListener("hashchange", askFromAddress);

Promise.all([load("search/reports.js"), load("search/fold.js")]).then(askFromAddress);
