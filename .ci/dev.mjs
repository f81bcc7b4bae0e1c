// make dev: builds, serves, and does both again when a source file changes; open pages then load themselves again. Looks every 700 ms; needs no watcher library.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const RUST = ["app", "server", "migrations", "frontend/bundle", "Cargo.toml", "Cargo.lock"];
const SITE = ["style", "frontend/src", "frontend/public"];
const BIN = join(process.env.CARGO_TARGET_DIR ?? "target", "debug");
const SKIP = new Set(["target", "node_modules", "var"]);

function stamp(path) {
  if (!existsSync(path)) return "-";
  const stat = statSync(path);
  if (!stat.isDirectory()) return `${path}:${stat.mtimeMs}:${stat.size}`;
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !SKIP.has(entry.name))
    .map((entry) => stamp(join(path, entry.name)))
    .join("|");
}
const look = () => ({ rust: RUST.map(stamp).join(), site: SITE.map(stamp).join() });

const call = (command, ...args) => spawnSync(command, args, { stdio: "inherit" }).status === 0;
const diem06 = (...args) => call(join(BIN, "diem06"), ...args);

let server;
async function stop() {
  const old = server;
  server = undefined;
  if (!old || old.exitCode !== null) return;
  const gone = new Promise((resolve) => old.once("exit", resolve));
  old.kill("SIGTERM");
  const hard = setTimeout(() => old.kill("SIGKILL"), 5000);
  await gone;
  clearTimeout(hard);
}
function start() {
  const child = spawn(join(BIN, "diem06"), ["serve", "--provision"], { stdio: "inherit", env: { DIEM06__DEV__RELOAD: "true", DIEM06__DEV__UI_KIT: "true", DIEM06__MAIL__TRANSPORT: "sink", ...process.env } });
  child.on("exit", (code) => {
    if (server === child) console.error(`dev: the server ended (${code}); waiting for a change`);
  });
  server = child;
}

async function round(rust) {
  const began = Date.now();
  if (rust && !call("cargo", "build", "--bin", "diem06", "--bin", "bundle")) return false;
  if (!call(join(BIN, "bundle"), "--profile", "quick")) return false;
  await stop();
  if (rust && !(diem06("migrate") && diem06("seed", "--demo"))) return false;
  start();
  console.error(`dev: ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return true;
}

for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop().then(() => process.exit(0)));

let seen = look();
let whole = await round(true);
for (;;) {
  await new Promise((resolve) => setTimeout(resolve, 700));
  const now = look();
  if (now.rust === seen.rust && now.site === seen.site) continue;
  // After a failed build anything may be stale, so build everything again.
  const rust = !whole || now.rust !== seen.rust;
  seen = now;
  whole = await round(rust);
  if (!whole) console.error("dev: not built; waiting for a change");
}
