// The pages in a real browser: opened from a disk and from a server, used by
// mouse, keyboard and without scripts, looked at by axe, narrow and wide.
//
//   node site.mjs MODULES CHROMIUM SITE HOSTILE
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [modules, chromiumPath, site, hostile] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), "x.js"));
const { chromium } = require("playwright-core");
const axeSource = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

// ---------------------------------------------------------------- helpers

async function filesUnder(folder) {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(".html")).sort();
}

// One page of each kind, from the series with most reports.
function pagesOf(names) {
  const kinds = {
    home: /^index\.html$/,
    search: /^search\.html$/,
    series: /\/index\.html$/,
    report: /\/\d{4}\.html$/,
    comparison: /\/\d{4}-\d{4}\.html$/,
    ledger: /\/\d{4}-ledger\.html$/,
    threads: /\/threads\.html$/,
    thread: /\/thread\/.+\.html$/,
    indicator: /\/indicator\/.+\.html$/,
  };
  const found = {};
  for (const [kind, pattern] of Object.entries(kinds)) {
    const all = names.filter((name) => pattern.test(name));
    if (!all.length) throw new Error(`no page of the kind ${kind}`);
    found[kind] = all[all.length - 1];
  }
  return found;
}

function urlOf(root, name) {
  return root + name.split(path.sep).map(encodeURIComponent).join("/");
}

function check(condition, message) {
  if (!condition) throw new Error(message);
}

function equal(actual, expected, what) {
  check(actual === expected, `${what}: got ${actual}, want ${expected}`);
}

async function serve(folder) {
  const server = createServer(async (request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const file = path.join(folder, path.normalize(name));
    try {
      const bytes = await readFile(file);
      response.setHeader("Content-Type", types[path.extname(file)] || "text/plain");
      response.end(bytes);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

// A page that remembers what it should not have done.
async function open(browser, url, options = {}) {
  const context = await browser.newContext({
    viewport: { width: options.width || 1280, height: 900 },
    colorScheme: options.dark ? "dark" : "light",
    javaScriptEnabled: options.scripts !== false,
    bypassCSP: options.bypassCSP === true,
  });
  const page = await context.newPage();
  const faults = [];
  const origin = new URL(url);
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    const asked = new URL(request.url());
    if (asked.protocol !== origin.protocol || asked.host !== origin.host) {
      if (asked.protocol !== "data:") faults.push(`request: ${request.url()}`);
    }
  });
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

const tests = [];
function test(name, run) {
  tests.push({ name, run });
}

// ------------------------------------------------------------------ tests

const root = pathToFileURL(path.resolve(site)).href + "/";
const kinds = pagesOf(await filesUnder(site));
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ["--no-sandbox", "--disable-dev-shm-usage"],
});

async function looksWhole(base, kind) {
  const { page, faults, close } = await open(browser, urlOf(base, kinds[kind]));
  equal(await page.locator("h1").count(), 1, `${kind}: h1`);
  check(await page.locator("html").getAttribute("lang"), `${kind}: no lang`);
  for (const landmark of ["header", "main", "footer"]) {
    check(await page.locator(landmark).count(), `${kind}: no ${landmark}`);
  }
  equal(faults.join("; "), "", kind);
  await close();
}

for (const kind of Object.keys(kinds)) {
  test(`${kind} from a disk`, () => looksWhole(root, kind));
}

test("every kind from a server", async () => {
  const server = await serve(path.resolve(site));
  try {
    const base = `http://127.0.0.1:${server.address().port}/`;
    for (const kind of Object.keys(kinds)) await looksWhole(base, kind);
  } finally {
    server.close();
  }
});

test("an id names one element", async () => {
  for (const name of await filesUnder(site)) {
    const text = await readFile(path.join(site, name), "utf8");
    const ids = [...text.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
    equal(ids.length, new Set(ids).size, `${name}: ids`);
  }
});

test("no page scrolls sideways", async () => {
  for (const kind of Object.keys(kinds)) {
    for (const width of [360, 1600]) {
      const { page, close } = await open(browser, urlOf(root, kinds[kind]), { width });
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      check(over <= 0, `${kind} at ${width}: ${over} px too wide`);
      await close();
    }
  }
});

test("axe finds nothing", async () => {
  for (const kind of Object.keys(kinds)) {
    for (const dark of [false, true]) {
      const { page, close } = await open(browser, urlOf(root, kinds[kind]), {
        dark,
        bypassCSP: true,
      });
      await page.addScriptTag({ content: axeSource });
      const violations = await page.evaluate(async () => {
        const found = await globalThis.axe.run();
        return found.violations.map(
          (v) => `${v.id} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 160)}`,
        );
      });
      equal(violations.join("; "), "", `${kind}${dark ? " dark" : ""}`);
      await close();
    }
  }
});

test("a filter shows its rows alone", async () => {
  const { page, faults, close } = await open(browser, urlOf(root, kinds.comparison));
  const button = page.locator(".filters button[data-only=dropped]");
  const count = Number(await button.locator("b").textContent());
  await button.click();
  const rows = page.locator(".group .row");
  const shown = await rows.evaluateAll(
    (all) => all.filter((row) => row.checkVisibility()).map((row) => row.className),
  );
  equal(shown.length, count, "rows");
  check(shown.every((name) => name.includes("dropped")), "another row is shown");
  equal(await button.getAttribute("aria-pressed"), "true", "pressed");
  await page.keyboard.press("Escape");
  equal(await button.getAttribute("aria-pressed"), "false", "pressed after Escape");
  equal(faults.join("; "), "", "faults");
  await close();
});

test("j and k go from row to row", async () => {
  const { page, close } = await open(browser, urlOf(root, kinds.comparison));
  await page.keyboard.press("j");
  const first = await page.evaluate(() => document.activeElement.id);
  await page.keyboard.press("j");
  const second = await page.evaluate(() => document.activeElement.id);
  await page.keyboard.press("k");
  check(first && second && first !== second, `first ${first}, second ${second}`);
  equal(await page.evaluate(() => document.activeElement.id), first, "back");
  await close();
});

test("search leads to the sentence", async () => {
  const { page, faults, close } = await open(browser, urlOf(root, kinds.search));
  await page.locator("#words").fill("法治");
  await page.keyboard.press("Enter");
  const link = page.locator("#results li a").first();
  await link.waitFor();
  const id = (await link.textContent()).trim();
  await link.click();
  await page.waitForLoadState();
  check(page.url().endsWith(`#${id}`), page.url());
  check(await page.locator(`[id="${id}"]`).isVisible(), "the sentence is not shown");
  equal(faults.join("; "), "", "faults");
  await close();
});

test("search says when nothing is found", async () => {
  const { page, close } = await open(browser, `${urlOf(root, kinds.search)}#q=氢弹龘龘`);
  await page.waitForFunction(() => document.getElementById("state").textContent.length > 3);
  equal(await page.locator("#results li").count(), 0, "results");
  await close();
});

test("a permalink shows its sentence", async () => {
  const first = await open(browser, urlOf(root, kinds.report));
  const id = await first.page.locator(".statement").nth(20).getAttribute("id");
  await first.close();
  const { page, close } = await open(browser, `${urlOf(root, kinds.report)}#${id}`);
  const box = await page.locator(`[id="${id}"]`).boundingBox();
  check(box && box.y >= 0 && box.y < 900, "the sentence is out of sight");
  await close();
});

test("a phone sees the newest year, and one line of filters", async () => {
  const home = await open(browser, urlOf(root, kinds.home), { width: 360 });
  const last = await home.page.locator(".grid thead th").last().boundingBox();
  check(last.x >= 0 && last.x + last.width <= 360, `the newest year at ${last.x}`);
  await home.close();
  const { page, close } = await open(browser, urlOf(root, kinds.comparison), { width: 360 });
  const box = await page.locator(".filters").boundingBox();
  check(box.height < 70, `filters of ${box.height} px`);
  await close();
});

test("pages print", async () => {
  const { page, close } = await open(browser, urlOf(root, kinds.comparison));
  const bytes = await page.pdf();
  equal(bytes.subarray(0, 4).toString(), "%PDF", "no PDF");
  await page.emulateMedia({ media: "print" });
  check(!(await page.locator(".filters").isVisible()), "filters are printed");
  await close();
});

test("dark is dark", async () => {
  const grounds = [];
  for (const dark of [false, true]) {
    const { page, close } = await open(browser, urlOf(root, kinds.home), { dark });
    grounds.push(
      await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
    );
    await close();
  }
  check(grounds[0] !== grounds[1], grounds.join(" "));
});

test("all can be read without scripts", async () => {
  const { page, close } = await open(browser, urlOf(root, kinds.comparison), { scripts: false });
  const rows = page.locator(".group .row");
  check((await rows.count()) > 10, "rows");
  check(await rows.first().isVisible(), "the first row is hidden");
  check(!(await page.locator(".script").first().isVisible()), "keys are offered");
  await close();
});

test("what is foreign stays text", async () => {
  const base = pathToFileURL(path.resolve(hostile)).href + "/";
  for (const name of await filesUnder(hostile)) {
    const { page, faults, close } = await open(browser, urlOf(base, name));
    const wrong = await page.evaluate(() => ({
      ran: globalThis.ran,
      images: document.querySelectorAll("img, iframe, object, embed, base").length,
      handlers: [...document.querySelectorAll("*")].filter((element) =>
        [...element.attributes].some((a) => a.name.startsWith("on")),
      ).length,
      links: [...document.querySelectorAll("[href]")].filter((element) =>
        /^\s*(javascript|data|vbscript):/i.test(element.getAttribute("href")),
      ).length,
      bidi: /[\u202a-\u202e\u2066-\u2069]/.test(document.documentElement.outerHTML),
    }));
    equal(
      JSON.stringify(wrong),
      JSON.stringify({ images: 0, handlers: 0, links: 0, bidi: false }),
      name,
    );
    equal(faults.join("; "), "", name);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    check(over <= 0, `${name}: ${over} px too wide`);
    await close();
  }
});

// -------------------------------------------------------------------- run

let failed = 0;
for (const { name, run } of tests) {
  console.log(`[ RUN      ] ${name}`);
  try {
    await run();
    console.log(`[       OK ] ${name}`);
  } catch (error) {
    failed++;
    console.log(`[  FAILED  ] ${name.replaceAll(" ", "_")}`);
    console.error(`${name}: ${error.message}`);
  }
}
await browser.close();
console.log(`${tests.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
