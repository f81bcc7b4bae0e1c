// What a first visit fetches: program, glue and style of the release site, as brotli; fonts are brotli inside already.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { Report, kilobytes } from "./report.mjs";
import { SITE } from "./servers.mjs";

const MOST = 300_000;

const manifest = JSON.parse(readFileSync(join(SITE, "manifest.json"), "utf8"));
const size = (path) => statSync(join(SITE, path)).size;
const report = new Report("transfer", "First load");
report.head("file", "plain", "brotli");
let total = 0;
for (const path of [manifest.wasm, manifest.js, manifest.css]) {
  total += size(`${path}.br`);
  report.row(`\`${basename(path).replace(/\.[0-9a-f]{12}\./, ".")}\``, kilobytes(size(path)), kilobytes(size(`${path}.br`)));
}
report.row("**together**", "", `**${kilobytes(total)}**`);
const fonts = readdirSync(join(SITE, "pkg/fonts")).filter((name) => name.endsWith(".woff2"));
const heaviest = fonts.map((name) => size(`pkg/fonts/${name}`)).reduce((sum, bytes) => sum + bytes, 0);
report.budget("program, glue and style", kilobytes(total), `at most ${kilobytes(MOST)}`, total <= MOST);
report.say(`All ${fonts.length} fonts together: ${kilobytes(heaviest)}; a page fetches those whose letters it shows. Everything stays in the browser's cache.`);
process.exitCode = report.finish();
