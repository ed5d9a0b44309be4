#!/bin/sh
# up: builds and starts the service, and waits until it is healthy. down: stops it. clean: also removes its data.
# volumes: lists the volumes with its data.
# The sandbox is a project with volumes of its own, so that simulated prices never mix with real ones.
set -eu
cd "$(dirname "$0")/.."

if docker compose version >/dev/null 2>&1; then compose='docker compose'
elif command -v docker-compose >/dev/null 2>&1; then compose=docker-compose
elif [ "$1" = clean ] || [ "$1" = volumes ]; then exit 0
else echo "make $1 needs Docker with Compose; make start works without Docker." >&2; exit 1
fi
if ! docker info >/dev/null 2>&1; then
  if [ "$1" = clean ] || [ "$1" = volumes ]; then exit 0; fi
  echo 'Docker does not respond: is it running, and does this user have access to it?' >&2
  exit 1
fi

folder=$(basename "$PWD" | tr 'A-Z' 'a-z' | tr -cd 'a-z0-9_-' | sed 's/^[_-]*//')
project=${COMPOSE_PROJECT_NAME:-${folder:-kasparro}}
if [ "$1" = volumes ]; then
  for name in $project $project-sandbox; do
    docker volume ls -q --filter "label=com.docker.compose.project=$name"
  done
  exit 0
fi

random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
# Lines may begin with blanks or export, and end in CR; the last one may lack a line break.
name() { echo "^[[:space:]]*\(export[[:space:]]\{1,\}\)\{0,1\}$1[[:space:]]*=[[:space:]]*"; }
secret() { grep -q "$(name "$1")[^[:space:]]" .env || echo "$1=$(random)" >>.env; }
setting() { eval "echo \"\${$1:-}\"" | grep . || sed -n "s/$(name "$1")//p" .env | tail -1 | sed 's/[[:space:]]\{1,\}#.*//' | tr -d "\"'\r " | grep . || echo "$2"; }
umask 077
touch .env
chmod 600 .env
[ -z "$(tail -c 1 .env)" ] || echo >>.env
secret POSTGRES_PASSWORD
secret SERVICE_PASSWORD
secret READER_PASSWORD
secret ADMIN_API_KEY

observed='--profile observability'
real="-p $project -f docker-compose.yml"
sandbox="-p $project-sandbox -f docker-compose.yml -f docker-compose.sandbox.yml"
case $1 in
  down)
    $compose $real $observed down
    exec $compose $sandbox $observed down
    ;;
  clean)
    $compose $real $observed down --volumes --remove-orphans
    exec $compose $sandbox $observed down --volumes --remove-orphans
    ;;
esac

for password in POSTGRES_PASSWORD SERVICE_PASSWORD READER_PASSWORD; do
  case $(setting $password '') in
    *[\#/?%\$]*) echo "$password in .env: expected none of the characters # / ? % \$, because it becomes part of a URL" >&2; exit 1 ;;
  esac
done

files=$real
other=$sandbox
if [ -n "${SANDBOX:-}" ]; then
  files=$sandbox
  other=$real
fi
# Both use the same ports.
if [ -n "$($compose $other ps -q)" ]; then
  echo 'Stopping the services of the other make up; their data stays.'
  $compose $other $observed down
fi
[ -z "${OBSERVABILITY:-}" ] || files="$files $observed"
port=$(setting PORT 3000)
# Whether a program listens there; unknown where there is no tool that could tell.
taken() {
  if command -v ss >/dev/null 2>&1; then ss -Hltn "sport = :$1" | grep -q .
  elif command -v lsof >/dev/null 2>&1; then lsof -nP -iTCP:"$1" -sTCP:LISTEN >/dev/null 2>&1
  elif command -v nc >/dev/null 2>&1; then nc -z 127.0.0.1 "$1" >/dev/null 2>&1
  else false
  fi
}
# Before minutes of building. What runs already has its own port rightly, but not another one that is set now.
# assert_free SERVICE VARIABLE PORT PORT_INSIDE
assert_free() {
  case $($compose $files port "$1" "$4" 2>/dev/null) in *:"$3") return 0 ;; esac
  ! taken "$3" || { echo "Port $3 is in use by another program. Set $2 to a free one: $2=$(($3 + 1)) make up" >&2; exit 1; }
}
assert_free api PORT "$port" 3000
if [ -n "${OBSERVABILITY:-}" ]; then
  assert_free grafana GRAFANA_PORT "$(setting GRAFANA_PORT 3001)" 3000
  assert_free prometheus PROMETHEUS_PORT "$(setting PROMETHEUS_PORT 9090)" 9090
fi
$compose $files build api
$compose $files up -d --no-build --remove-orphans --scale worker="${WORKERS:-1}" || {
  echo "Kasparro did not start. If a port is already in use (see above), set PORT to a free one; it is now $port." >&2
  exit 1
}
seconds=0
for container in $($compose $files ps -q api worker); do
  until [ "$(docker inspect -f '{{.State.Health.Status}}' "$container")" = healthy ]; do
    seconds=$((seconds + 1))
    if [ $seconds -gt 180 ]; then
      $compose $files logs --tail=30 migrate api worker >&2
      echo 'Kasparro is not healthy after three minutes; its last log lines are above.' >&2
      exit 1
    fi
    sleep 1
  done
done
cat <<URLS

Kasparro is running. Open:
  http://localhost:$port/          the console
  http://localhost:$port/data      quotes and articles
  http://localhost:$port/stats     what each source has done
  http://localhost:$port/health    health
  http://localhost:$port/docs      Swagger UI: every endpoint, to try out
  http://localhost:$port/guide/    the documentation
The key for the console and for POST /runs is ADMIN_API_KEY in .env. make down stops the service; the data stays.
URLS
[ -z "${OBSERVABILITY:-}" ] || cat <<URLS
On this machine only:
  http://localhost:$(setting GRAFANA_PORT 3001)/           dashboards
  http://localhost:$(setting PROMETHEUS_PORT 9090)/alerts     alerts
URLS
