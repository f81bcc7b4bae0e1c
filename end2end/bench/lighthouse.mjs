// Lighthouse, as on a middling phone with a slow line, on the release build. Each page three times; the median run counts.
// Needs CHROMIUM; .ci/bench.sh provides it. LIGHTHOUSE_RUNS, and LIGHTHOUSE_ONLY=/units for one page.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { Report, kilobytes } from "./report.mjs";
import { OUT, instance, signIn, stopAll } from "./servers.mjs";

const RUNS = Number(process.env.LIGHTHOUSE_RUNS ?? 3);
const LEAST = { performance: 90, accessibility: 100, "best-practices": 100 };
const CATEGORIES = Object.keys(LEAST);
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run"];

/** One run of one page. The cookie goes by a header: Lighthouse begins with an empty browser. */
async function once(address, cookie) {
  const chrome = await launch({ chromePath: process.env.CHROMIUM, chromeFlags: FLAGS, logLevel: "silent" });
  try {
    const extraHeaders = cookie ? { Cookie: cookie } : undefined;
    const result = await lighthouse(address, { port: chrome.port, output: "json", logLevel: "error", onlyCategories: CATEGORIES, extraHeaders });
    if (!result || result.lhr.runtimeError) throw new Error(`${address}: ${result?.lhr.runtimeError?.message ?? "no result"}`);
    return result.lhr;
  } finally {
    chrome.kill();
  }
}

const score = (lhr, category) => Math.round((lhr.categories[category].score ?? 0) * 100);
const metric = (lhr, id) => lhr.audits[id]?.numericValue ?? Number.NaN;

/** Audits that cost points, with what they found. */
function found(lhr) {
  const weights = CATEGORIES.flatMap((category) => lhr.categories[category].auditRefs).filter(({ weight }) => weight > 0);
  const failed = weights.map(({ id }) => lhr.audits[id]).filter((audit) => audit.score !== null && audit.score < 0.9);
  return failed.map(({ id, displayValue }) => (displayValue ? `${id} (${displayValue})` : id)).join(", ");
}

const dir = mkdtempSync(join(tmpdir(), "diem06-lighthouse-"));
mkdirSync(OUT, { recursive: true });
try {
  const site = await instance("lighthouse", `sqlite://${join(dir, "diem06.sqlite")}`);
  const cookie = await signIn(site);
  const here = (path) => `http://${site.host}${path}`;
  const signedIn = ["/", "/units", "/coverage", "/models", "/directives"].map((path) => [path, here(path), cookie]);
  const strangers = [["/sign-in", here("/sign-in")], ["bare host", `http://localhost:${site.port}/`]];
  const only = process.env.LIGHTHOUSE_ONLY;
  const report = new Report("lighthouse", "Lighthouse 12, mobile");
  report.say(`Simulated slow 4G and a processor four times slower; ${RUNS} runs a page, the one of median performance counts. Signed in as \`thuongtruc\` of Thanh Hóa.`);
  report.head("page", "performance", "accessibility", "best practices", "first paint", "largest paint", "blocked", "layout shift", "transfer");
  const missed = [];
  for (const [name, address, session] of [...signedIn, ...strangers].filter(([name]) => !only || name === only)) {
    const runs = [];
    for (let run = 0; run < RUNS; run++) runs.push(await once(address, session));
    runs.sort((a, b) => score(a, "performance") - score(b, "performance"));
    const lhr = runs[runs.length >> 1];
    // A rule is broken or not: the worst run counts.
    const of = (category) => (category === "performance" ? score(lhr, category) : Math.min(...runs.map((run) => score(run, category))));
    const seconds = (id) => `${(metric(lhr, id) / 1000).toFixed(1)} s`;
    report.row(name, ...CATEGORIES.map(of), seconds("first-contentful-paint"), seconds("largest-contentful-paint"), `${metric(lhr, "total-blocking-time").toFixed(0)} ms`, metric(lhr, "cumulative-layout-shift").toFixed(3), kilobytes(metric(lhr, "total-byte-weight")));
    writeFileSync(join(OUT, `lighthouse-${name.replace(/\W+/g, "-")}.json`), JSON.stringify(lhr));
    missed.push(...CATEGORIES.filter((category) => of(category) < LEAST[category]).map((category) => `${name} ${category} ${of(category)}`));
    console.error(`${name}: ${CATEGORIES.map(of).join(" ")}; ${found(lhr) || "nothing found"}`);
  }
  const wanted = CATEGORIES.map((category) => `${category} ${LEAST[category]}`).join(", ");
  report.budget("every page", missed.length === 0 ? "as it should be" : missed.join(", "), `at least ${wanted}`, missed.length === 0);
  process.exitCode = report.finish();
} finally {
  await stopAll();
  rmSync(dir, { recursive: true, force: true });
}
