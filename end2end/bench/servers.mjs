// Servers for measuring: the instance as released, and what it is measured against. All on the loopback.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, openSync, readFileSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");
export const SITE = join(ROOT, "var/release/site");
export const OUT = join(ROOT, "var/bench");
export const PROVINCE = "thanh-hoa";
const RELEASE = join(resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target"), "release");
const PASSWORD = "mat-khau-do-luong";

export function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** A request with any Host header; follows no redirect and keeps no cookie. */
export function ask(port, host, path, { headers = {}, body } = {}) {
  const sent = { host, accept: "text/html", ...headers, ...(body === undefined ? {} : { "content-length": Buffer.byteLength(body) }) };
  return new Promise((done, failed) => {
    const options = { host: "127.0.0.1", port, path, method: body === undefined ? "GET" : "POST", headers: sent, agent: false };
    const request = http.request(options, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("error", failed);
      answer.on("end", () => done({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    request.on("error", failed);
    request.end(body);
  });
}

const running = [];

/** Starts a program and waits until `path` answers 200. */
async function start(name, program, args, env, port, path) {
  mkdirSync(OUT, { recursive: true });
  const log = join(OUT, `${name}.log`);
  const out = openSync(log, "w");
  const child = spawn(join(RELEASE, program), args, { cwd: ROOT, env, stdio: ["ignore", out, out] });
  running.push(child);
  for (let attempt = 0; attempt < 400 && child.exitCode === null; attempt++) {
    const answer = await ask(port, `localhost:${port}`, path).catch(() => undefined);
    if (answer?.status === 200) return child;
    await new Promise((again) => setTimeout(again, 50));
  }
  throw new Error(`${name} does not answer; the end of its log:\n${readFileSync(log, "utf8").slice(-2000)}`);
}

/** Ends all that were started. */
export async function stopAll() {
  await Promise.all(
    running.splice(0).map(async (child) => {
      if (child.exitCode !== null) return;
      const gone = new Promise((done) => child.once("exit", done));
      child.kill("SIGTERM");
      const hard = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await gone;
      clearTimeout(hard);
    }),
  );
}

/** The environment without what is set in the shell of whoever measures. */
function environment(port, settings) {
  const own = Object.entries(process.env).filter(([name]) => !/^(DIEM06_|DATABASE_|RUST_LOG$)/.test(name));
  const fixed = { DIEM06__SERVER__SITE: SITE, DIEM06__METRICS__LISTEN: "0", PORT: String(port) };
  return { ...Object.fromEntries(own), ...fixed, ...settings };
}

/** The instance as released, seeded as a demonstration; `more` are further commands before it serves. */
export async function instance(name, database, more = []) {
  const port = await freePort();
  const env = environment(port, { DATABASE_URL: database, DIEM06_DEMO_PASSWORD: PASSWORD });
  for (const args of [["migrate"], ["seed", "--demo"], ...more]) {
    execFileSync(join(RELEASE, "diem06"), args, { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit"] });
  }
  const child = await start(name, "diem06", ["serve", "--provision"], env, port, "/readyz");
  return { name, port, child, host: `${PROVINCE}.localhost:${port}`, database };
}

/** Signs in as somebody of the province and answers the Cookie header. */
export async function signIn({ port, host }, user = "thuongtruc") {
  const page = (await ask(port, host, "/sign-in")).body.toString("utf8");
  const action = /action="([^"]*\/sign_in)"/.exec(page)?.[1];
  const headers = { "content-type": "application/x-www-form-urlencoded", origin: `http://${host}` };
  const body = new URLSearchParams({ username: user, password: PASSWORD, next: "/" }).toString();
  const answer = await ask(port, host, action, { headers, body });
  const cookie = (answer.headers["set-cookie"] ?? []).map((value) => value.split(";")[0]).find((value) => value.startsWith("sid="));
  if (!cookie) throw new Error(`signing in as ${user} answers ${answer.status} and no session`);
  return cookie;
}

/** The bare page and the bare file of the crate `bench`. */
export async function bare(rows, file) {
  const port = await freePort();
  return { port, child: await start("bare", "bare", [String(port), rows, file], environment(port, {}), port, "/units") };
}

/** The file behind the walls, sharing the sessions and the host of an instance. */
export async function walled(file, { database, port: base }) {
  const port = await freePort();
  const env = environment(port, { DATABASE_URL: database, DIEM06__SERVER__BASE: `localhost:${base}` });
  return { port, child: await start("walled", "walled", [String(port), file], env, port, "/healthz") };
}

/** Resident memory of a process in MB: now, and at its highest. */
export function memory(child) {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  const megabytes = (key) => Number(new RegExp(`^${key}:\\s+(\\d+) kB`, "m").exec(status)?.[1]) / 1024;
  return { now: megabytes("VmRSS"), highest: megabytes("VmHWM") };
}
