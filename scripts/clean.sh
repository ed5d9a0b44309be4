#!/bin/sh
# Removes build output and, with FORCE=1 or after confirmation at the terminal, all data.
set -eu
cd "$(dirname "$0")/.."

# Without its files, PostgreSQL goes on and loses what it stores. The id of one that was killed may belong to another program.
for file in .data/postgres/cluster/postmaster.pid .data/demo/postgres/cluster/postmaster.pid; do
  [ -f "$file" ] || continue
  folder=$(dirname "$file")
  pid=$(head -n 1 "$file")
  if ps -o args= -p "$pid" 2>/dev/null | grep -qF "$(pwd -P)/$folder"; then
    echo "Nothing was deleted: the database in $folder is running (process $pid). Stop make start, make demo or the kasparro command that uses it first." >&2
    exit 1
  fi
done

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
