# The two commands that matter: `make run` and `make test`. `make help` lists the rest.
# Settings: PORT, DATABASE_URL, DATABASE_OWNER_URL, DIEM06_DEMO_PASSWORD, CARGO_TARGET_DIR.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

export CARGO_TARGET_DIR ?= $(CURDIR)/target
export PORT ?= 3000

BIN := $(CARGO_TARGET_DIR)/debug
WASM := wasm32-unknown-unknown

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  make run PORT=8080                     another port"
	@echo "  make run DATABASE_URL=postgres://…     PostgreSQL instead of the file var/diem06.sqlite"
	@echo "  make test STEPS='fmt clippy'           only some steps (.ci/test names them)"

.PHONY: run
run: build ## build what changed, migrate, seed the demo, serve on http://localhost:$PORT
	@"$(BIN)/diem06" migrate
	@"$(BIN)/diem06" seed --demo
	@exec "$(BIN)/diem06" serve --provision

.PHONY: dev
dev: tools ## like run, and again whenever a source file changes
	@exec node .ci/dev.mjs

.PHONY: build
build: tools ## server and site, quickly compiled; the server reads the site from var/site
	@cargo build --bin diem06 --bin bundle
	@"$(BIN)/bundle" --profile quick

.PHONY: release
release: tools ## server and site as they are packaged: slow to build, small and fast
	@cargo build --bin bundle
	@"$(BIN)/bundle" --profile release --out var/release/site
	@cargo build --release --bin diem06

.PHONY: test
test: ## everything CI checks: format, lints, tests on both databases, browser tests
	@exec .ci/test

.PHONY: bench
bench: release ## measure what docs/benchmarks.md records; fails when a budget is missed
	@exec .ci/bench.sh

.PHONY: fuzz
fuzz: ## 10 million numbers and dates, 100 000 workbooks: no panic, nothing misread; NUMBERS= and WORKBOOKS= set other amounts
	@PROPTEST_CASES=$$(( $${NUMBERS:-10000000} / 6 )) cargo test --profile fuzz -p domain --lib importing::number importing::date
	@WORKBOOKS_FUZZ_CASES=$$(( $${WORKBOOKS:-100000} / 5 )) cargo test --profile fuzz -p workbooks --test suite fuzz

.PHONY: fmt
fmt: ## format all Rust sources
	@cargo fmt --all

.PHONY: doctor
doctor: ## check the tools on this machine; each missing one names its remedy
	@exec .ci/doctor

.PHONY: clean
clean: ## remove the site and test results; the database in var/ and cargo's target stay
	@rm -rf var/site var/site.* var/parity var/release end2end/test-results end2end/playwright-report

# --- what the targets above need; not shown in the list ---------------------------------------------------------------

.PHONY: tools
tools: end2end/node_modules/.package-lock.json
	@command -v cargo >/dev/null || { echo "cargo is missing: install rustup, see README.md"; exit 1; }
	@if command -v rustup >/dev/null && ! rustup target list --installed | grep -qx $(WASM); then rustup target add $(WASM); fi

# npm writes this file last, so it tells a finished installation from a broken one.
end2end/node_modules/.package-lock.json: end2end/package-lock.json end2end/package.json
	@command -v npm >/dev/null || { echo "npm is missing: install Node 20 or newer, see README.md"; exit 1; }
	@cd end2end && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-progress
	@touch $@
