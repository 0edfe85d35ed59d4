#!/usr/bin/env bash
# Makes sure that what `make run` or `make test` needs is there: installs it with apt where that
# is allowed, else names it in one line.
set -euo pipefail

missing=()
need() { # PROGRAM PACKAGE
    command -v "$1" >/dev/null 2>&1 || missing+=("$2")
}

need cc gcc
need g++ g++
need cargo "a Rust toolchain (rustup, 1.95 or newer)"
need npm "Node.js 20 or newer with npm"
python3 -m pip --version >/dev/null 2>&1 || missing+=(python3-pip)
if [ "${1:-run}" = test ]; then
    command -v redis-server >/dev/null 2>&1 || missing+=(redis-server)
    if ! command -v initdb >/dev/null 2>&1 && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
        missing+=(postgresql)
    fi
fi
[ ${#missing[@]} -eq 0 ] && exit 0

packages=()
for name in "${missing[@]}"; do
    case "$name" in
        *" "*) echo "mettle needs $name; please install it first" >&2; exit 1 ;;
        *) packages+=("$name") ;;
    esac
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "installing ${packages[*]}" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # No service is wanted, only the programs.
    printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d.mettle
    if [ ! -e /usr/sbin/policy-rc.d ]; then
        mv /usr/sbin/policy-rc.d.mettle /usr/sbin/policy-rc.d && chmod +x /usr/sbin/policy-rc.d
        trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    else
        rm -f /usr/sbin/policy-rc.d.mettle
    fi
    apt-get install -y -qq --no-install-recommends "${packages[@]}" >&2
else
    echo "mettle needs these packages: ${packages[*]} (sudo apt-get install ${packages[*]})" >&2
    exit 1
fi
