#!/usr/bin/env bash
# Builds everything once and runs every test; the last line counts them.
set -uo pipefail
cd "$(dirname "$0")/.."

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Everything at once, so that each dependency is built once, with one set of features. The
# integration tests start the `mettle` binary of this build.
cargo build --locked --workspace --all-targets || exit 1
# The runtimes are prepared before the tests, so that no test waits for another's preparation.
target/debug/mettle runtimes prepare || exit 1

cargo test --locked --workspace --no-fail-fast 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

awk '/^test result:/ { passed += $4; failed += $6; ignored += $8 }
     END { printf "%d passed, %d failed, %d skipped\n", passed, failed, ignored }' "$log"
exit "$status"
