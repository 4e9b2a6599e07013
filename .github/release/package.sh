#!/usr/bin/env bash
# Packs a compiled program for those who download it.
#
#     package.sh PROGRAM TARGET FOLDER
#
# Makes FOLDER/dateline-TARGET.tar.gz (for Windows .zip), with the program, its licence, its changes and how to begin in one folder
# of the same name. The same program gives the same bytes.
set -euo pipefail
program=$1 target=$2 folder=$3
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
name=dateline-$target
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT

mkdir -p "$stage/$name" "$folder"
folder=$(cd "$folder" && pwd)
cp "$program" "$stage/$name/"
cp "$root/LICENSE" "$root/CHANGELOG.md" "$root/README.md" "$stage/$name/"
cd "$stage"
case $target in
  *-windows-*) 7z a -bso0 "$folder/$name.zip" "$name" ;;
  *-apple-*) tar -cf - "$name" | gzip -n9 >"$folder/$name.tar.gz" ;; # its tar has no other options
  *) tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -cf - "$name" | gzip -n9 >"$folder/$name.tar.gz" ;;
esac
