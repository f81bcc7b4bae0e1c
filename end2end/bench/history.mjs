// How long a history may grow before a page of one period feels it: /figures on PostgreSQL with 6 and with 60 months of 600 units and 25
// indicators, asked at a fixed rate of a quarter of what it can do. Runs alternate; the ratio of the medians counts.
import { execFileSync } from "node:child_process";
import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import { Report, median } from "./report.mjs";
import { ask, instance, signIn, stopAll } from "./servers.mjs";

const RUNS = Number(process.env.BENCH_RUNS ?? 5);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 10);
const SCALE = { provinces: 4, units: 600 };
/** 95 of 100 pages with the long history, against the short one. */
const MOST = 1.2;

/** A new database on the server that .ci/postgres started. */
function postgres(name) {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error("TEST_POSTGRES_URL is not set: run .ci/bench.sh");
  execFileSync("psql", ["-q", "-v", "ON_ERROR_STOP=1", "-d", server, "-c", `CREATE DATABASE ${name}`], { stdio: ["ignore", "ignore", "inherit"] });
  const owner = new URL(server);
  owner.pathname = `/${name}`;
  return owner.href;
}

async function prepared(months) {
  const url = postgres(`history_${months}_${process.pid}`);
  const scale = ["seed", "--scale", "--provinces", String(SCALE.provinces), "--units", String(SCALE.units), "--months", String(months)];
  const server = await instance(`history-${months}`, url, [scale]);
  execFileSync("psql", ["-q", "-d", url, "-c", "ANALYZE"], { stdio: ["ignore", "ignore", "inherit"] });
  const cookie = await signIn(server, "xem");
  const { status, body } = await ask(server.port, server.host, "/figures", { headers: { cookie } });
  const rows = body.toString("utf8").split('data-testid="heat-row"').length - 1;
  if (status !== 200 || rows < SCALE.units / SCALE.provinces) throw new Error(`/figures answers ${status} with ${rows} rows`);
  return { ...server, months, cookie, rows, runs: [], agent: new Agent({ keepAlive: true, maxSockets: 32 }) };
}

/** One page; how many milliseconds it took from when it was due. */
function page(server, due) {
  return new Promise((done, failed) => {
    const options = { host: "127.0.0.1", port: server.port, path: "/figures", agent: server.agent, headers: { host: server.host, cookie: server.cookie } };
    const asked = request(options, (answer) => {
      answer.resume();
      answer.on("error", failed);
      answer.on("end", () => (answer.statusCode === 200 ? done(performance.now() - due) : failed(new Error(`/figures answers ${answer.statusCode}`))));
    });
    asked.on("error", failed);
    asked.end();
  });
}

/** Pages per second with four at a time. */
async function capacity(server) {
  const until = performance.now() + 4000;
  let pages = 0;
  const worker = async () => {
    while (performance.now() < until) {
      await page(server, performance.now());
      pages += 1;
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
  return pages / 4;
}

/** Pages asked at a fixed rate, whether earlier ones have come or not: a slow page doesn't make the next one late unseen. */
async function paced(server, rate) {
  const [start, pages] = [performance.now(), []];
  for (let nth = 0; nth < rate * SECONDS; nth++) {
    const due = start + (nth * 1000) / rate;
    const early = due - performance.now();
    if (early > 0) await new Promise((then) => setTimeout(then, early));
    pages.push(page(server, due));
  }
  const times = (await Promise.all(pages)).toSorted((a, b) => a - b);
  return times[Math.min(times.length - 1, Math.floor(times.length * 0.95))];
}

try {
  const [short, long] = [await prepared(6), await prepared(60)];
  for (const server of [short, long]) await capacity(server);
  const rate = (await capacity(short)) / 4;
  for (let run = 0; run < RUNS; run++) {
    for (const server of run % 2 ? [long, short] : [short, long]) server.runs.push(await paced(server, rate));
    console.error(`run ${run + 1} of ${RUNS}: ${[short, long].map((server) => `${server.months} months ${server.runs.at(-1).toFixed(1)} ms`).join(", ")}`);
  }
  const report = new Report("history", "A long history: `/figures` on PostgreSQL, 600 units of four provinces, 25 indicators");
  report.say(`Synthetic figures by \`diem06 seed --scale\`; as \`xem\` of Thanh Hóa, at a fixed ${rate.toFixed(1)} pages/s (a quarter of what four at a time reach), ${RUNS} alternating runs of ${SECONDS} s.`);
  report.head("history", "figures", "rows of the page", "95 % within (median)", "lowest – highest");
  for (const { months, rows, runs } of [short, long]) {
    const figures = (months * SCALE.units * 25).toLocaleString("en");
    report.row(`${months} months`, figures, rows, `${median(runs).toFixed(1)} ms`, `${Math.min(...runs).toFixed(1)} – ${Math.max(...runs).toFixed(1)} ms`);
  }
  const ratio = median(long.runs) / median(short.runs);
  report.budget("95 % with 60 months, against 6", `${ratio.toFixed(2)} times`, `at most ${MOST}`, ratio <= MOST);
  process.exitCode = report.finish();
} finally {
  await stopAll();
}
