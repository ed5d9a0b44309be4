# Everything works from a bare clone with git, make, Node 20 or newer and npm; `up`, `down` and `clean` use Docker.
SHELL := /bin/sh
outside := $(PATH)
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

# For kasparro_build_info; empty where there is no git.
export GIT_COMMIT ?= $(shell git rev-parse HEAD 2>/dev/null)

installed := node_modules/.package-lock.json
built := dist/.built
sources := $(shell find src migrations sandbox bench -name '*.ts' ! -name '*.spec.ts' 2>/dev/null)
# In place of this shell, so that signals reach it; and it stops when make is killed.
node := exec node --enable-source-maps --import ./scripts/stop-with-parent.js
# Node lets garbage grow to several times what is alive; half of it costs a tenth of the time and saves half of the memory.
service := exec node --import ./scripts/stop-with-parent.js --max-semi-space-size=8 --heap-growing-percent=50 --import=./dist/src/source-maps.js

.PHONY: help demo start test fuzz torture bench up down clean run key migrate prune backup restore sandbox build identity mentions

help: ## Lists the targets
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 10

demo: $(built) ## The service on made-up upstreams: no key, database or internet needed
	@$(service) dist/sandbox/demo.js

start: $(built) ## The service without Docker, on DATABASE_URL or an embedded PostgreSQL
	@$(service) dist/src/main.js

test: $(installed) ## Types, lint, format, import rules, unused code and all tests on a real PostgreSQL
	@npm --silent run check
	@NODE_OPTIONS='--experimental-vm-modules --disable-warning=ExperimentalWarning' $(node) node_modules/jest/bin/jest.js

fuzz: $(installed) ## Odd requests to every address, and hostile pages: FUZZ_RUNS=1000, FUZZ_PAGE_CASES=10000, FUZZ_SEED=1
	@FUZZ_RUNS=$${FUZZ_RUNS:-1000} NODE_OPTIONS='--experimental-vm-modules --disable-warning=ExperimentalWarning' \
		$(node) node_modules/jest/bin/jest.js test/fuzz

torture: $(installed) ## Rounds of faults against an undisturbed run: TORTURE_ROUNDS=500, TORTURE_SEED=1
	@$(node) --import ./test/support/typescript.js test/torture/main.ts

bench: $(built) ## Speed and memory against baselines, in ten minutes; parts of it with ONLY=load,sweep,files,idle,runs,serve,both,footprint, less with SIZE=0.1
	@$(node) dist/bench/main.js

run: $(built) ## One run: make run SOURCE=csv
	@$(service) dist/src/run.js $(SOURCE)

key: $(built) ## Makes an API key: make key NAME=ops SCOPES=read,run EXPIRES=2027-01-31
	@$(node) dist/src/key.js '$(NAME)' '$(SCOPES)' '$(EXPIRES)'

migrate: $(built) ## Brings the schema up to date
	@$(node) dist/src/migrate.js

prune: $(built) ## Drops what is older than RETENTION_* say; DRY_RUN=1 says what would go
	@$(node) dist/src/prune.js $(if $(DRY_RUN),--dry-run)

backup: $(built) ## All that is kept, into a new file in backups/, or make backup TO=kasparro.tar.gz
	@$(node) dist/src/backup.js "$(TO)"

restore: $(built) ## Fills an empty database from such a file: make restore FROM=kasparro.tar.gz; FORCE=1 replaces what is there
	@$(node) dist/src/restore.js "$(FROM)" $(if $(FORCE),--force)

sandbox: $(built) ## The made-up upstreams alone, on PORT or 4000
	@$(node) dist/sandbox/main.js

identity: $(installed) ## How well coins are told apart: precision, recall and calibration on the labelled set
	@$(node) --import ./test/support/typescript.js test/identity/main.ts

mentions: $(installed) ## How well articles are linked to assets: precision and recall on the labelled headlines
	@$(node) --import ./test/support/typescript.js test/mentions/main.ts

up: ## The service in Docker, on PostgreSQL 18 and the real upstreams (SANDBOX=1: on made-up ones; OBSERVABILITY=1: with dashboards)
	@SANDBOX=$(SANDBOX) OBSERVABILITY=$(OBSERVABILITY) WORKERS=$(WORKERS) sh scripts/compose.sh up

down: ## Stops what `up` started; the data stays
	@sh scripts/compose.sh down

clean: ## Removes what was built and, once you agree or with FORCE=1, all data of `up`, `start` and `demo`; backups stay
	@FORCE=$(FORCE) sh scripts/clean.sh

build: $(built)

$(installed): package-lock.json
	@PATH='$(outside)' npm ci --loglevel=error
	@touch $@

$(built): $(installed) $(sources) tsconfig.json tsconfig.build.json nest-cli.json
	@npm --silent run build
	@touch $@
