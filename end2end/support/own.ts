// A demonstration of its own for a story that changes what other tests count. Started for each test that asks for it.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, PASSWORD, signIn } from "./fixtures.ts";
import type { Page } from "@playwright/test";
import { ROOT, SERVER, freePort, logFile, quiet, stop, waitUntilReady } from "./process.ts";

/** Where a demonstration begins: two days after the dispatch. */
const NOW = "2023-05-26T09:00:00+07:00";

/** The instance of a test. */
export interface Own {
  /** Stops it, runs a command of the program, and starts it again, all from this moment on. */
  later: (now: string, command: string[]) => Promise<void>;
}

async function start(dir: string, name: string): Promise<{ port: number; end: () => Promise<void> } & Own> {
  const port = await freePort();
  const env = { ...quiet(), DATABASE_URL: `sqlite://${join(dir, "diem06.sqlite")}`, DIEM06__FILES__DIR: join(dir, "files"), PORT: String(port), DIEM06_DEMO_PASSWORD: PASSWORD, DIEM06_NOW: NOW };
  const run = (args: string[]) => execFileSync(SERVER, args, { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit"] });
  for (const args of [["migrate"], ["seed", "--demo"]]) run(args);
  const log = logFile(`server-${name}.log`);
  const out = openSync(log, "w");
  const serve = async () => {
    const child = spawn(SERVER, ["serve"], { cwd: ROOT, env, stdio: ["ignore", out, out] });
    await waitUntilReady(child, port, log);
    return child;
  };
  let child = await serve();
  const later = async (now: string, command: string[]) => {
    await stop(child);
    env.DIEM06_NOW = now;
    run(command);
    child = await serve();
  };
  return { port, end: () => stop(child), later };
}

/** `test` on an instance of its own: addresses and sessions of the test are that one's. */
export const test = base.extend<{ own: Own }>({
  own: [
    async ({ context }, use, testInfo) => {
      const dir = mkdtempSync(join(tmpdir(), "diem06-own-"));
      const { port, end, later } = await start(dir, `own-${testInfo.project.name}`);
      const before = { port: process.env.E2E_PORT, state: process.env.E2E_STATE_DIR };
      process.env.E2E_PORT = String(port);
      process.env.E2E_STATE_DIR = dir;
      await use({ later });
      // A page that is still fetching something would complain of a server that has gone.
      for (const page of context.pages()) await page.close();
      process.env.E2E_PORT = before.port;
      process.env.E2E_STATE_DIR = before.state;
      await end();
      rmSync(dir, { recursive: true, force: true });
    },
    { auto: true, timeout: 60_000 },
  ],
});

/** Another person takes the chair. */
export async function become(page: Page, tenant: Parameters<typeof signIn>[1], user: string): Promise<void> {
  await page.context().clearCookies();
  await signIn(page, tenant, user);
}
