// Pages per second, as ratios: every round asks each server in turn, so that what else the machine does meets all of them.
// Needs wrk and a release build; .ci/bench.sh provides both. BENCH_ROUNDS, BENCH_SECONDS.
import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Report, kilobytes, median } from "./report.mjs";
import { OUT, ask, bare, instance, memory, signIn, stopAll, walled } from "./servers.mjs";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);
/** The page of the instance, against the same rows on a bare page. */
const LEAST = 0.5;

/** A new database on the server that .ci/postgres started. */
function postgres() {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error("TEST_POSTGRES_URL is not set: run .ci/bench.sh");
  const name = `bench_${process.pid}`;
  execFileSync("psql", ["-q", "-v", "ON_ERROR_STOP=1", "-d", server, "-c", `CREATE DATABASE ${name}`], { stdio: ["ignore", "ignore", "inherit"] });
  const owner = new URL(server);
  owner.pathname = `/${name}`;
  return owner.href;
}

/** The rows of the page as data: what stands in its cells, and where they lead. */
function rowsOf(html) {
  const entities = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&#39;": "'" };
  const plain = (text) => text.replace(/<[^>]*>/g, "").replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity);
  const cell = (inside) => ({ text: plain(inside), href: plain(/<a\b[^>]*\bhref="([^"]*)"/.exec(inside)?.[1] ?? "") });
  return [...html.matchAll(/<tr[^>]*data-testid="unit-row"[^>]*>(.*?)<\/tr>/gs)].map(([, row]) => {
    const [name, code, kind, parent, predecessors, children, more] = [...row.matchAll(/<t[hd]\b[^>]*>(.*?)<\/t[hd]>/gs)].map(([, inside]) => cell(inside));
    if (!children || more) throw new Error(`a row of /units has not six cells: ${row}`);
    const words = { code: code.text, kind: kind.text, parent: parent.text, predecessors: predecessors.text, children: children.text };
    return { name: name.text, href: name.href, ...words, below: children.href || null };
  });
}

/** One run of wrk: pages per second, and the time that 99 of 100 pages took at most. */
async function load({ name, port, host, path, headers }, seconds) {
  const all = Object.entries({ Host: host ?? "localhost", ...headers }).flatMap(([key, value]) => ["-H", `${key}: ${value}`]);
  const args = ["-t1", "-c8", `-d${seconds}s`, "--latency", ...all, `http://127.0.0.1:${port}${path ?? "/units"}`];
  const { stdout } = await promisify(execFile)("wrk", args);
  const bad = /Non-2xx.*|Socket errors.*/.exec(stdout);
  if (bad) throw new Error(`${name}: ${bad[0]}`);
  const [, figure, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout) ?? [];
  const late = Number(figure) * { us: 0.001, ms: 1, s: 1000 }[unit];
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]), late };
}

async function measure(dir) {
  const sqlite = await instance("instance-sqlite", `sqlite://${join(dir, "diem06.sqlite")}`);
  const pg = await instance("instance-postgres", postgres());
  const cookie = await signIn(sqlite);
  const { status, body } = await ask(sqlite.port, sqlite.host, "/units", { headers: { cookie } });
  const html = body.toString("utf8");
  const rows = rowsOf(html);
  // 166 communes and wards, and the departments of the province: whoever measures less measures something else.
  if (status !== 200 || rows.length < 166) throw new Error(`/units answers ${status} with ${rows.length} rows`);
  const [page, data] = [join(dir, "units.html"), join(dir, "units.json")];
  writeFileSync(page, html);
  writeFileSync(data, JSON.stringify(rows));

  const plain = await bare(data, page);
  const signedIn = { host: sqlite.host, headers: { cookie } };
  const targets = [
    { ...plain, name: "bare", label: "bare Leptos page, same rows and cells, from memory" },
    { ...sqlite, ...signedIn, label: "`/units` on SQLite" },
    { ...pg, headers: { cookie: await signIn(pg) }, label: "`/units` on PostgreSQL" },
    { ...sqlite, ...signedIn, headers: { cookie, "accept-encoding": "br" }, name: "sqlite-brotli", label: "`/units` on SQLite, sent as brotli" },
    { ...(await walled(page, sqlite)), ...signedIn, name: "walled", label: "file of the page's size behind host, session, gate and headers (SQLite)" },
    { ...plain, name: "file", path: "/file", label: "the same file, served bare" },
  ];
  const before = memory(sqlite.child);
  for (const target of targets) {
    target.bytes = (await ask(target.port, target.host ?? "localhost", target.path ?? "/units", { headers: target.headers })).body.length;
    target.runs = [];
    await load(target, 1);
  }
  for (let round = 0; round < ROUNDS; round++) {
    // Whoever goes first goes last in the next round.
    for (const at of targets.keys()) {
      const target = targets[(at + round) % targets.length];
      target.runs.push(await load(target, SECONDS));
    }
    console.error(`round ${round + 1} of ${ROUNDS}: ${targets.map((target) => `${target.name} ${target.runs.at(-1).rate.toFixed(0)}`).join(", ")}`);
  }
  return { targets, rows: rows.length, before, after: memory(sqlite.child) };
}

const dir = mkdtempSync(join(tmpdir(), "diem06-bench-"));
mkdirSync(OUT, { recursive: true });
try {
  const { targets, rows, before, after } = await measure(dir);
  const base = targets[0].runs;
  const report = new Report("load", `Pages per second: \`/units\` of Thanh Hóa, ${rows} rows, as \`thuongtruc\` sees it`);
  report.say(`\`wrk -t1 -c8 -d${SECONDS}s\`, ${ROUNDS} alternating rounds; ratios are medians over the rounds, with the lowest and the highest.`);
  report.head("what", "bytes", "pages/s (median)", "99 % within", "ratio to the bare page");
  for (const { label, bytes, runs } of targets) {
    const ratios = runs.map(({ rate }, round) => rate / base[round].rate);
    const spread = `**${median(ratios).toFixed(2)}** (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`;
    report.row(label, kilobytes(bytes), median(runs.map(({ rate }) => rate)).toFixed(0), `${median(runs.map(({ late }) => late)).toFixed(1)} ms`, spread);
  }
  const ratio = median(targets[1].runs.map(({ rate }, round) => rate / base[round].rate));
  report.budget(`\`/units\` on SQLite, ratio to the bare page`, ratio.toFixed(2), `at least ${LEAST}`, ratio >= LEAST);
  report.say(`Memory of the server (resident): ${before.now.toFixed(0)} MB after the start, ${after.now.toFixed(0)} MB after the load, ${after.highest.toFixed(0)} MB at its highest.`);
  process.exitCode = report.finish();
} finally {
  await stopAll();
  rmSync(dir, { recursive: true, force: true });
}
