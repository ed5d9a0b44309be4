#!/bin/sh
# Removes build output and, with FORCE=1 or after confirmation at the terminal, all data.
set -eu
cd "$(dirname "$0")/.."

rm -rf dist
volumes=$(sh scripts/compose.sh volumes)
[ -d .data ] || [ -n "$volumes" ] || exit 0

echo 'This deletes all data that Kasparro has stored here:'
[ ! -d .data ] || echo "  .data ($(du -sh .data | cut -f1))"
for volume in $volumes; do echo "  Docker volume $volume"; done
if [ -z "${FORCE:-}" ]; then
  if ! [ -t 0 ]; then
    echo 'Nothing was deleted. make clean FORCE=1 deletes without asking; make backup saves a copy first.' >&2
    exit 1
  fi
  printf 'Type yes to delete it: '
  read -r answer
  [ "$answer" = yes ] || { echo 'Nothing was deleted.'; exit 1; }
fi
sh scripts/compose.sh clean
rm -rf .data
