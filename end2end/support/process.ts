// The server as a process: where it is, how it is started quietly, when it is ready, how it ends.
import type { ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");
export const SERVER = join(resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target"), "debug/diem06");

/** The environment without a second listener, and without what is set in the shell of whoever runs the tests. */
export function quiet(): Record<string, string> {
  const own = ([name, value]: [string, string | undefined]): boolean => value !== undefined && !/^(DIEM06_|DATABASE_|PORT$)/.test(name);
  const left = Object.fromEntries(Object.entries(process.env).filter(own)) as Record<string, string>;
  return { ...left, DIEM06__METRICS__LISTEN: "0" };
}

/** Says what to do when something that the tests need is not there. */
export function needBuild(): void {
  for (const [what, path] of [["server", SERVER], ["site", join(ROOT, "var/site/manifest.json")]] as const) {
    if (!existsSync(path)) throw new Error(`the ${what} is not built (${path}): run make build`);
  }
}

/** A file for a server's log. Below playwright-report or test-results it would be wiped before anybody has read it. */
export function logFile(name: string): string {
  const logs = join(ROOT, "var/e2e");
  mkdirSync(logs, { recursive: true });
  return join(logs, name);
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? done(address.port) : failed(new Error("no port"))));
    });
  });
}

/** `/readyz` answers on any host, so it needs none. */
function ready(port: number): Promise<boolean> {
  return new Promise((done) => {
    const sent = http.get({ host: "127.0.0.1", port, path: "/readyz", agent: false }, (answer) => {
      answer.resume();
      done(answer.statusCode === 200);
    });
    sent.on("error", () => done(false));
  });
}

export async function waitUntilReady(child: ChildProcess, port: number, log: string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) break;
    if (await ready(port)) return;
    await new Promise((again) => setTimeout(again, 150));
  }
  child.kill("SIGKILL");
  throw new Error(`the instance does not answer /readyz with 200; the end of its log:\n${readFileSync(log, "utf8").slice(-4000)}`);
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  const hard = setTimeout(() => child.kill("SIGKILL"), 8_000);
  await gone;
  clearTimeout(hard);
}
