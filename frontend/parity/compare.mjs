// node compare.mjs NATIVE MODULE [SEEDS]: runs the battery natively and in WebAssembly over many seeds; every byte must be equal.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [native, module, count = "500"] = process.argv.slice(2);
if (!native || !module) {
  console.error("usage: node compare.mjs NATIVE MODULE [SEEDS]");
  process.exit(2);
}
const { parity } = createRequire(import.meta.url)(resolve(module));

// Neighbours, and both ends of the range.
const seeds = [0xffffffff, 0x80000000, 0x7fffffff, ...Array(Number(count)).keys()];
const run = spawnSync(native, { input: `${seeds.join("\n")}\n`, encoding: "utf8", maxBuffer: 1 << 30 });
if (run.status !== 0) {
  console.error(`parity: the native side failed: ${run.error ?? run.stderr}`);
  process.exit(1);
}
const reports = run.stdout.trimEnd().split("\n");
if (reports.length !== seeds.length) {
  console.error(`parity: ${seeds.length} seeds, ${reports.length} native reports`);
  process.exit(1);
}

let lines = 0;
let different = 0;
seeds.forEach((seed, at) => {
  const left = JSON.parse(reports[at]).split("\n");
  const right = parity(seed).split("\n");
  lines += left.length;
  for (let line = 0; line < Math.max(left.length, right.length); line += 1) {
    if (left[line] === right[line]) continue;
    different += 1;
    if (different <= 5) console.error(`seed ${seed}, line ${line + 1}\n  native ${left[line]}\n  wasm   ${right[line]}`);
  }
});
if (different > 0) {
  console.error(`parity: ${different} of ${lines} lines differ`);
  process.exit(1);
}
console.log(`parity: ${lines} lines over ${seeds.length} seeds, native = WASM`);
