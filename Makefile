# All targets work from a bare clone with git, make, Node 20 or newer and npm; `up`, `down` and `clean` use Docker.
SHELL := /bin/sh
# None is used, and looking for one that makes a source file takes half a second.
MAKEFLAGS += --no-builtin-rules
outside := $(PATH)
export PATH := $(CURDIR)/node_modules/.bin:$(PATH)

# For kasparro_build_info; empty without git.
export GIT_COMMIT ?= $(shell git rev-parse HEAD 2>/dev/null)

installed := node_modules/.package-lock.json
built := dist/.built
sources := $(shell find src migrations sandbox bench console -type f ! -name '*.spec.ts' ! -path '*/fixtures/*' 2>/dev/null)
# exec, so that signals reach it; stop-with-parent.js ends it when make is killed.
node := exec node --enable-source-maps --import ./scripts/stop-with-parent.js
# bin/kasparro.js explains the memory settings.
kasparro := exec node --import ./scripts/stop-with-parent.js --max-semi-space-size=8 --heap-growing-percent=50 bin/kasparro.js
# The value given, for the shell: make itself would expand its $, and the shell its quotes.
quoted = '$(subst ','\'',$(value $(1)))'

.PHONY: help demo start test fuzz torture bench up down clean run inspect feed source-check key webhook migrate prune backup restore sandbox build identity mentions schema

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | expand -t 14

demo: $(built) ## Start the service on simulated upstreams: no key, database or internet needed
	@$(kasparro) demo

start: $(built) ## Start the service without Docker, on DATABASE_URL or an embedded PostgreSQL
	@$(kasparro) start

test: $(installed) ## Check types, lint, format, import rules and unused code, and run all tests on a real PostgreSQL
	@npm --silent run check
	@NODE_OPTIONS=--disable-warning=ExperimentalWarning $(node) node_modules/jest/bin/jest.js

fuzz: $(installed) ## Send unusual requests to every path and store hostile pages: FUZZ_RUNS=1000, FUZZ_PAGE_CASES=10000, FUZZ_SEED=1
	@FUZZ_RUNS=$${FUZZ_RUNS:-1000} FUZZ_SEED=$${FUZZ_SEED:-$$(date +%s)} NODE_OPTIONS=--disable-warning=ExperimentalWarning \
		$(node) node_modules/jest/bin/jest.js test/fuzz

torture: $(installed) ## Run rounds with injected faults and compare the data with a run without faults: TORTURE_ROUNDS=500, TORTURE_SEED=1
	@$(node) --import ./test/support/typescript.js test/torture/main.ts

bench: $(built) ## Measure speed and memory against baselines, in some ten minutes; ONLY=load,workers,sweep,files,idle,runs,serve,both,footprint,fairness,feeds selects parts, SIZE=0.1 uses a tenth of the data
	@$(node) dist/bench/main.js

run: $(built) ## Run a source once: make run SOURCE=csv (make exits with 2 on any failure; npx kasparro run csv distinguishes them)
	@$(kasparro) run $(SOURCE)

source-check: $(built) ## Show what the first page of a source without code would store: make source-check FILE=my_source.yaml; JSON=1 for programs
	@$(kasparro) source-check $(call quoted,FILE) $(if $(JSON),--json)

inspect: $(built) ## Show how a CSV file would be read: make inspect FILE=prices.csv; JSON=1 for programs
	@$(kasparro) inspect $(call quoted,FILE) $(if $(JSON),--json)

feed: $(built) ## Show how a feed is read, or which feeds a page names: make feed URL=https://example.com/; JSON=1 for programs
	@$(kasparro) inspect $(call quoted,URL) $(if $(JSON),--json)

key: $(built) ## Create an API key: make key NAME=ops SCOPES=read,run EXPIRES=2027-01-31
	@$(kasparro) keys create $(call quoted,NAME) --scopes $(call quoted,SCOPES) $(if $(EXPIRES),--expires $(call quoted,EXPIRES))

webhook: $(built) ## Test a webhook with a sample: make webhook ID=1 TYPE=run.failed
	@$(kasparro) webhooks test $(call quoted,ID) $(if $(TYPE),--type $(call quoted,TYPE))

migrate: $(built) ## Bring the schema up to date
	@$(kasparro) migrate

prune: $(built) ## Drop data older than the RETENTION_* settings allow; DRY_RUN=1 only reports what would be dropped
	@$(kasparro) prune $(if $(DRY_RUN),--dry-run)

backup: $(built) ## Back up the database to a new file in backups/, or make backup TO=kasparro.tar.gz
	@$(kasparro) backup $(if $(TO),$(call quoted,TO))

restore: $(built) ## Restore a backup into an empty database: make restore FROM=kasparro.tar.gz; FORCE=1 replaces its contents
	$(if $(FROM),,$(error FROM is missing: make restore FROM=kasparro.tar.gz))
	@$(kasparro) restore $(call quoted,FROM) $(if $(FORCE),--force)

sandbox: $(built) ## Start only the simulated upstreams, on PORT or 4000
	@$(node) dist/sandbox/main.js

identity: $(installed) ## Measure the resolver: precision, recall and calibration on the labelled set
	@$(node) --import ./test/support/typescript.js test/identity/main.ts

mentions: $(installed) ## Measure the mention linker: precision and recall on the labelled headlines
	@$(node) --import ./test/support/typescript.js test/mentions/main.ts

schema: $(installed) ## Regenerate generated docs (schema.sql, schema.md, csv-layouts.md, csv-profiles.schema.json, source.schema.json, problems.md, command-line.md), API clients and console types
	@$(node) --import ./test/support/typescript.js test/schema/main.ts

up: ## Start the service in Docker, on PostgreSQL 18 and the real upstreams (SANDBOX=1: simulated ones; OBSERVABILITY=1: dashboards and alerts; WORKERS=3: number of workers)
	@SANDBOX=$(SANDBOX) OBSERVABILITY=$(OBSERVABILITY) WORKERS=$(WORKERS) sh scripts/compose.sh up

down: ## Stop what `up` started; the data stays
	@sh scripts/compose.sh down

clean: ## Remove build output and, once you confirm or with FORCE=1, all data of `up`, `start` and `demo`; backups stay
	@FORCE=$(FORCE) sh scripts/clean.sh

build: $(built)

$(installed): package-lock.json
	@echo 'Installing packages, for a minute or so ...'
	@PATH='$(outside)' npm ci --loglevel=error
	@touch $@

$(built): $(installed) $(sources) tsconfig.json tsconfig.build.json nest-cli.json
	@echo 'Building ...'
	@npm --silent run build
	@touch $@
