#!/usr/bin/env bash
# Unpacks what package.sh made and uses it as somebody would who has nothing else: no Rust, no compiler, no program on the PATH.
#
#     try.sh ARCHIVE.tar.gz
set -euo pipefail
archive=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
tar -xzf "$archive"
program=$(echo "$place"/dateline-*/dateline)
env -i PATH= "$program" --version
env -i PATH= "$program" init news
env -i PATH= "$program" build --root news --output "$place/site" --strict --base-url https://example.org/
env -i PATH= "$program" verify site
test -s site/index.html
