// Starts one instance for the whole run: a fresh database, the demo's rows, a free port on the loopback. Ends it afterwards.
// E2E_DB=postgres takes a new database on the server in TEST_POSTGRES_URL (.ci/postgres). With E2E_PORT set, an instance that
// already runs there is tested instead (its demo password in DIEM06_DEMO_PASSWORD).
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PASSWORD, ask, host } from "./instance.ts";

const ROOT = resolve(import.meta.dirname, "../..");
// No second listener, and nothing from the shell of whoever runs the tests.
const QUIET = { DIEM06__METRICS__LISTEN: "0", DIEM06_CONFIG: "", DATABASE_OWNER_URL: "" };
const SERVER = join(resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target"), "debug/diem06");

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? done(address.port) : failed(new Error("no port"))));
    });
  });
}

function databaseAddress(dir: string): Record<string, string> {
  if (process.env.E2E_DB !== "postgres") return { DATABASE_URL: `sqlite://${join(dir, "diem06.sqlite")}` };
  const server = process.env.TEST_POSTGRES_URL;
  if (!server) throw new Error("E2E_DB=postgres needs TEST_POSTGRES_URL: .ci/postgres run make test STEPS=e2e-postgres");
  const name = `e2e_${process.pid}_${Date.now()}`;
  const sql = (database: string, statement: string) =>
    execFileSync("psql", ["-q", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", statement], { stdio: ["ignore", "ignore", "inherit"] });
  sql(server, `CREATE DATABASE ${name}`);
  const owner = new URL(server);
  owner.pathname = `/${name}`;
  // `serve --provision` makes the role that serves.
  return { DATABASE_URL: owner.href };
}

async function waitUntilReady(child: ChildProcess, log: string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) break;
    const answer = await ask(host(), "/readyz").catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((again) => setTimeout(again, 150));
  }
  child.kill("SIGKILL");
  throw new Error(`the instance does not answer /readyz with 200; the end of its log:\n${readFileSync(log, "utf8").slice(-4000)}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  const hard = setTimeout(() => child.kill("SIGKILL"), 8_000);
  await gone;
  clearTimeout(hard);
}

export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  const dir = mkdtempSync(join(tmpdir(), "diem06-e2e-"));
  process.env.E2E_STATE_DIR = dir;
  if (process.env.E2E_PORT) return async () => rmSync(dir, { recursive: true, force: true });

  for (const [what, path] of [["server", SERVER], ["site", join(ROOT, "var/site/manifest.json")]] as const) {
    if (!existsSync(path)) throw new Error(`the ${what} is not built (${path}): run make build`);
  }
  const began = Date.now();
  process.env.E2E_PORT = String(await freePort());
  process.env.DIEM06_DEMO_PASSWORD = PASSWORD;
  const env = { ...process.env, ...databaseAddress(dir), PORT: process.env.E2E_PORT, ...QUIET };
  for (const args of [["migrate"], ["seed", "--demo"]]) {
    execFileSync(SERVER, args, { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit"] });
  }
  // Below playwright-report or test-results it would be wiped by the next run before anybody has read it.
  const logs = join(ROOT, "var/e2e");
  mkdirSync(logs, { recursive: true });
  const log = join(logs, `server-${process.env.E2E_DB ?? "sqlite"}.log`);
  const out = openSync(log, "w");
  const child = spawn(SERVER, ["serve", "--provision"], { cwd: ROOT, env, stdio: ["ignore", out, out] });
  await waitUntilReady(child, log);
  console.log(`instance on ${process.env.E2E_DB ?? "sqlite"} at http://${host()} after ${((Date.now() - began) / 1000).toFixed(1)} s; log: ${log}`);

  return async () => {
    await stop(child);
    rmSync(dir, { recursive: true, force: true });
  };
}
