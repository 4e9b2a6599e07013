#!/usr/bin/env bash
# Downloads a release of Dateline, proves it and puts the program into a folder.
#
#     install.sh RELEASES VERSION FOLDER
#
# RELEASES is where releases lie: `https://github.com/…/releases/download`. Fails with 3 where there is none for this machine,
# so that whoever calls may compile instead; and with 1 where there is one that is not what its list of hashes says.
set -euo pipefail
releases=$1 version=$2 folder=$3

case $(uname -s)-$(uname -m) in
  Linux-x86_64) target=x86_64-unknown-linux-musl ;;
  Linux-aarch64 | Linux-arm64) target=aarch64-unknown-linux-musl ;;
  Darwin-x86_64) target=x86_64-apple-darwin ;;
  Darwin-arm64) target=aarch64-apple-darwin ;;
  MINGW*-x86_64 | MSYS*-x86_64) target=x86_64-pc-windows-msvc ;;
  *) echo "there is no release for $(uname -s) on $(uname -m)" >&2; exit 3 ;;
esac
case $target in
  *-windows-*) file=dateline-$target.zip ;;
  *) file=dateline-$target.tar.gz ;;
esac

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
for wanted in SHA256SUMS "$file"; do
  curl --fail --silent --show-error --location --retry 3 --output "$place/$wanted" "$releases/v$version/$wanted" \
    || { echo "there is no $wanted of version $version at $releases" >&2; exit 3; }
done
cd "$place"
grep -F "  $file" SHA256SUMS >wanted || { echo "SHA256SUMS does not list $file: nothing is installed" >&2; exit 1; }
if command -v sha256sum >/dev/null; then sha256sum --check --quiet wanted; else shasum --algorithm 256 --check --quiet wanted; fi \
  || { echo "$file is not what SHA256SUMS says: nothing is installed" >&2; exit 1; }
case $file in
  *.zip) 7z x -bso0 "$file" ;;
  *) tar -xzf "$file" ;;
esac
mkdir -p "$folder"
cp "dateline-$target"/dateline* "$folder/"
