#!/bin/sh
# Removes what was built; and all data, once FORCE=1 or somebody at the terminal agrees.
set -eu
cd "$(dirname "$0")/.."

rm -rf dist
volumes=$(sh scripts/compose.sh volumes)
[ -d .data ] || [ -n "$volumes" ] || exit 0

echo 'This deletes all that Kasparro has stored here:'
[ ! -d .data ] || echo "  .data ($(du -sh .data | cut -f1))"
for volume in $volumes; do echo "  Docker volume $volume"; done
if [ -z "${FORCE:-}" ]; then
  if ! [ -t 0 ]; then
    echo 'Nothing of it was deleted. make clean FORCE=1 does it without asking; make backup keeps a copy.' >&2
    exit 1
  fi
  printf 'Type yes to delete it: '
  read -r answer
  [ "$answer" = yes ] || { echo 'Nothing of it was deleted.'; exit 1; }
fi
sh scripts/compose.sh clean
rm -rf .data
