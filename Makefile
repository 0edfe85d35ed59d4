# The two commands are `make run` and `make test`; MODE=dev|release picks the profile of `run`.

MODE ?= release
ifeq ($(MODE),dev)
  BUILD = cargo build --locked -p mettle
  METTLE = target/debug/mettle
else ifeq ($(MODE),release)
  BUILD = cargo build --locked --release -p mettle
  METTLE = target/release/mettle
else
  $(error MODE is dev or release, not '$(MODE)')
endif

.PHONY: run build test lint bench clean

# Builds everything, prepares the language runtimes (once per machine) and serves
# http://127.0.0.1:8080 with its data in ./data.
run: build
	$(METTLE) runtimes prepare
	$(METTLE) serve

build:
	@scripts/needs.sh run
	$(BUILD)

# The whole test suite, with private Redis and PostgreSQL servers on free ports.
test:
	@scripts/needs.sh test
	@scripts/test.sh

lint:
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings

# Measures this machine against native programs.
bench:
	cargo build --locked --release -p mettle
	target/release/mettle bench

clean:
	cargo clean
