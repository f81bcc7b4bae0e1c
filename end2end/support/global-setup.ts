// Starts one instance for the whole run: a fresh database, the demo's rows, a free port on the loopback. Ends it afterwards.
// E2E_DB=postgres takes a new database on the server in TEST_POSTGRES_URL (.ci/postgres). With E2E_PORT set, an instance that
// already runs there is tested instead (its demo password in DIEM06_DEMO_PASSWORD).
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PASSWORD, host } from "./instance.ts";
import { ROOT, SERVER, freePort, logFile, needBuild, quiet, stop, waitUntilReady } from "./process.ts";

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

export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  const dir = mkdtempSync(join(tmpdir(), "diem06-e2e-"));
  process.env.E2E_STATE_DIR = dir;
  if (process.env.E2E_PORT) return async () => rmSync(dir, { recursive: true, force: true });

  needBuild();
  const began = Date.now();
  const port = await freePort();
  process.env.E2E_PORT = String(port);
  process.env.DIEM06_DEMO_PASSWORD = PASSWORD;
  const env = { ...quiet(), ...databaseAddress(dir), DIEM06__FILES__DIR: join(dir, "files"), PORT: String(port), DIEM06_DEMO_PASSWORD: PASSWORD };
  for (const args of [["migrate"], ["seed", "--demo"]]) {
    execFileSync(SERVER, args, { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit"] });
  }
  const log = logFile(`server-${process.env.E2E_DB ?? "sqlite"}.log`);
  const out = openSync(log, "w");
  const child = spawn(SERVER, ["serve", "--provision"], { cwd: ROOT, env, stdio: ["ignore", out, out] });
  await waitUntilReady(child, port, log);
  console.log(`instance on ${process.env.E2E_DB ?? "sqlite"} at http://${host()} after ${((Date.now() - began) / 1000).toFixed(1)} s; log: ${log}`);

  return async () => {
    await stop(child);
    rmSync(dir, { recursive: true, force: true });
  };
}
