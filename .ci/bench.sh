#!/usr/bin/env bash
# Measures what docs/benchmarks.md records, on the release build; fails when a budget is missed. Only the loopback is used.
# STEPS='transfer load history lighthouse' runs only those; BENCH_WRITE=1 puts the results into docs/benchmarks.md.
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"

ALL="transfer load history lighthouse"
STEPS=${STEPS:-$ALL}

as_root() {
  if [[ "$(id -u)" == 0 ]]; then "$@"; elif command -v sudo >/dev/null 2>&1; then sudo -n "$@"; else return 1; fi
}

need_wrk() {
  if command -v wrk >/dev/null 2>&1; then return 0; fi
  if command -v apt-get >/dev/null 2>&1; then
    echo "bench: no wrk found, installing Debian's package" >&2
    export DEBIAN_FRONTEND=noninteractive
    { as_root apt-get update -q && as_root apt-get install -q -y --no-install-recommends wrk; } >&2 || true
  fi
  command -v wrk >/dev/null 2>&1 || { echo "bench: wrk is missing and could not be installed; run: sudo apt-get install wrk" >&2; exit 1; }
}

step_transfer() { node end2end/bench/transfer.mjs; }
step_load() {
  need_wrk
  # Everything but `frontend`, as `make release` does: the crates that both need are then compiled once.
  cargo build --release --workspace --exclude frontend --features bench/walls --bin bare --bin walled
  .ci/postgres run node end2end/bench/load.mjs
}
step_history() { .ci/postgres run node end2end/bench/history.mjs; }
step_lighthouse() {
  CHROMIUM=$(.ci/browser)
  export CHROMIUM
  node end2end/bench/lighthouse.mjs
}

missed=()
for step in $STEPS; do
  declare -F "step_$step" >/dev/null || { echo "no step named $step; there are: $ALL" >&2; exit 2; }
  # Not in a condition: there `set -e` would not hold inside the step.
  set +e
  (set -e; "step_$step")
  code=$?
  set -e
  [[ $code == 0 ]] || missed+=("$step")
done
if [[ ${#missed[@]} -gt 0 ]]; then
  echo "bench: missed or failed: ${missed[*]}" >&2
  exit 1
fi
