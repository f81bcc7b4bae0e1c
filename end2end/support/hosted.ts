// A real instance as it is hosted: no demonstration, an https base off the loopback, a proxy with TLS in front. One per worker,
// started only for the tests that ask for it; the browser finds *.diem06.test on this machine.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import https from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base } from "./fixtures.ts";
import { ROOT, SERVER, freePort, logFile, quiet, stop, waitUntilReady } from "./process.ts";
import { type Proxy, startProxy } from "./tls.ts";

export { expect } from "./fixtures.ts";

export const BASE = "diem06.test";
/** A host below the same base that is none of ours: taken over, or forgotten in the DNS. */
export const STRANGER = `cu.${BASE}`;
export const USER = "quantri";
export const PASSPHRASE = "mot cau de nho 2026";

export interface Reply {
  status: number;
  location: string;
  cookies: string[];
  body: string;
}

export interface Hosted {
  proxy: Proxy;
  /** https://thanh-hoa.diem06.test/path */
  url: (tenant: string, path: string) => string;
  /** A request past the browser; keeps no cookie. */
  ask: (tenant: string, path: string, headers?: Record<string, string>, fields?: Record<string, string>) => Promise<Reply>;
  /** Signs USER in and answers the value of the session's cookie. */
  session: (tenant: string) => Promise<string>;
}

function ask(port: number, host: string, path: string, headers: Record<string, string>, fields?: Record<string, string>): Promise<Reply> {
  const body = fields && new URLSearchParams(fields).toString();
  const form = { "content-type": "application/x-www-form-urlencoded", origin: `https://${host}` };
  const all = { host, accept: "text/html", ...(body === undefined ? {} : { ...form, "content-length": String(body.length) }), ...headers };
  // The certificate was made a moment ago by ourselves; nobody vouches for it.
  const options = { host: "127.0.0.1", port, path, servername: host, headers: all, agent: false, rejectUnauthorized: false };
  return new Promise((done, failed) => {
    const sent = https.request({ ...options, method: body === undefined ? "GET" : "POST" }, (answer) => {
      const parts: Buffer[] = [];
      answer.on("data", (part: Buffer) => parts.push(part));
      answer.on("error", failed);
      answer.on("end", () => {
        const { location = "", "set-cookie": cookies = [] } = answer.headers;
        done({ status: answer.statusCode ?? 0, location, cookies, body: Buffer.concat(parts).toString("utf8") });
      });
    });
    sent.on("error", failed);
    sent.end(body);
  });
}

/** The address that a form of a page posts to. */
function action(page: string, name: string): string {
  const found = new RegExp(`action="([^"]*/${name})"`).exec(page)?.[1];
  if (!found) throw new Error(`no form for ${name} on the page`);
  return found;
}

async function start(dir: string): Promise<{ hosted: Hosted; end: () => Promise<void> }> {
  const port = await freePort();
  const env = {
    ...quiet(),
    DATABASE_URL: `sqlite://${join(dir, "diem06.sqlite")}`,
    DIEM06__FILES__DIR: join(dir, "files"),
    PORT: String(port),
    DIEM06__SERVER__SCHEME: "https",
    DIEM06__SERVER__BASE: BASE,
    DIEM06__SERVER__TRUSTED_PROXIES: "127.0.0.1",
    DIEM06__DATABASE__ALLOW_MULTI_TENANT_SQLITE: "true",
  };
  const call = (...args: string[]): string => execFileSync(SERVER, args, { cwd: ROOT, env, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  call("migrate");
  call("seed");
  const log = logFile("server-https.log");
  const out = openSync(log, "w");
  const child = spawn(SERVER, ["serve"], { cwd: ROOT, env, stdio: ["ignore", out, out] });
  await waitUntilReady(child, port, log);
  const proxy = await startProxy(dir, BASE, STRANGER, port);
  const name = (tenant: string): string => `${tenant}.${BASE}`;
  const hosted: Hosted = {
    proxy,
    url: (tenant, path) => `https://${name(tenant)}${path}`,
    ask: (tenant, path, headers = {}, fields) => ask(proxy.port, name(tenant), path, headers, fields),
    session: async (tenant) => {
      const form = action((await hosted.ask(tenant, "/sign-in")).body, "sign_in");
      const { status, cookies } = await hosted.ask(tenant, form, {}, { username: USER, password: PASSPHRASE, next: "/" });
      const value = cookies.map((cookie) => /^__Host-sid=([^;]+)/.exec(cookie)?.[1]).find(Boolean);
      if (!value) throw new Error(`signing in answers ${status} and no session`);
      return value;
    },
  };
  // A hosted instance has no account but those that its operator makes.
  for (const tenant of ["thanh-hoa", "nghe-an"]) {
    const words = call("user", "add", tenant, USER, "--name", "Người quản trị", "--role", "standing_admin");
    const link = new URL(/https:\S+/.exec(words)?.[0] ?? "");
    const form = action((await hosted.ask(tenant, link.pathname + link.search)).body, "set_password_by_link");
    const token = link.searchParams.get("t") ?? "";
    const set = await hosted.ask(tenant, form, {}, { token, new: PASSPHRASE, repeat: PASSPHRASE });
    if (!set.location.startsWith("/sign-in?done=password")) throw new Error(`the first password was refused: ${set.status} ${set.location}`);
  }
  return { hosted, end: () => proxy.close().then(() => stop(child)) };
}

export const test = base.extend<object, { hosted: Hosted }>({
  hosted: [
    async ({}, use) => {
      const dir = mkdtempSync(join(tmpdir(), "diem06-https-"));
      const { hosted, end } = await start(dir);
      await use(hosted);
      await end();
      rmSync(dir, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 120_000 },
  ],
  launchOptions: [
    async ({ launchOptions, hosted }, use) => {
      const here = `127.0.0.1:${hosted.proxy.port}`;
      const rules = `--host-resolver-rules=MAP ${BASE} ${here},MAP *.${BASE} ${here}`;
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), rules] });
    },
    { scope: "worker" },
  ],
});
