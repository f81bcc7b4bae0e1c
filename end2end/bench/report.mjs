// What a measurement says: a section in Markdown, kept in var/bench, and whether its budgets hold. With BENCH_WRITE=1 the section
// replaces the one of the same name in docs/benchmarks.md.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { OUT, ROOT } from "./servers.mjs";

export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

export const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

/** What ran this, and how busy it was with other things. */
function machine() {
  const load = loadavg()[1].toFixed(1);
  const rust = execFileSync("rustc", ["--version"], { encoding: "utf8" }).split(" ")[1];
  const processor = cpus()[0]?.model.trim() ?? "unknown processor";
  return `${cpus().length} cores (${processor}), ${(totalmem() / 2 ** 30).toFixed(0)} GB, rustc ${rust}, Node ${process.versions.node}; load average over 5 minutes ${load}`;
}

export class Report {
  #name;
  #lines;
  #held = true;
  #started = machine();

  constructor(name, title) {
    this.#name = name;
    this.#lines = [`## ${title}`, ""];
  }

  say(text) {
    this.#lines.push(text, "");
  }

  head(...cells) {
    this.row(...cells);
    this.#lines.push(`|${"---|".repeat(cells.length)}`);
  }

  row(...cells) {
    this.#lines.push(`| ${cells.join(" | ")} |`);
  }

  /** A figure that must hold; `finish` answers 1 if one does not. */
  budget(what, is, must, holds) {
    if (this.#lines.at(-1) !== "") this.#lines.push("");
    this.#lines.push(`Budget: ${what} is ${is}, must be ${must}: ${holds ? "held" : "**missed**"}.`, "");
    this.#held &&= holds;
  }

  finish() {
    const today = new Date().toLocaleDateString("en-GB");
    if (this.#lines.at(-1) !== "") this.#lines.push("");
    this.#lines.push(`Measured on ${today} by \`make bench\`: ${this.#started}.`);
    const text = this.#lines.join("\n");
    mkdirSync(OUT, { recursive: true });
    writeFileSync(join(OUT, `${this.#name}.md`), `${text}\n`);
    console.log(`\n${text}\n`);
    if (process.env.BENCH_WRITE === "1") this.#write(text);
    return this.#held ? 0 : 1;
  }

  #write(text) {
    const file = join(ROOT, "docs/benchmarks.md");
    const [begin, end] = [`<!-- ${this.#name} -->`, `<!-- /${this.#name} -->`];
    const page = readFileSync(file, "utf8");
    const [from, to] = [page.indexOf(begin), page.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`${file} has no place ${begin} … ${end}`);
    writeFileSync(file, `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`);
  }
}
