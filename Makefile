# `make run` and `make test` do everything from a bare checkout; the rest are their parts.

PORT ?= 8000
HOST ?= 127.0.0.1
SEEDS ?= $(if $(SEED),1,1000)
DATABASE ?= both
STEPS ?=

# Two things at a time: one waits for a registry while the other works.
MAKEFLAGS += --jobs=2

export PATH := $(CURDIR)/.venv/bin:$(PATH)
RIDEALONG := .venv/bin/ridealong
SOURCES := $(shell find pwa/app pwa/static pwa/templates -type f -not -path 'pwa/static/build/*' -not -name api.d.ts) \
  server/coaching/starter_library.json vite.config.ts tsconfig.json
SHAPES := server/coaching/fields.py server/coaching/records.py $(wildcard server/coaching/kind*.py) $(wildcard server/api/*.py)

.DEFAULT_GOAL := help
.PHONY: help run test lint format build bench simulate screenshots migration lock clean build/webkit

help: ## what there is
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run: build ## set up everything and serve the demo organization (PORT=8000)
	@exec $(RIDEALONG) serve --demo --host $(HOST) --port $(PORT)

test: build/dev.stamp build build/headless build/webkit ## set up everything, a Chromium included, and run every check
	@python tools/checks.py lint test

lint: build/dev.stamp build/api.stamp ## formatting, rules and strict types of both languages
	@python tools/checks.py lint

format: build/dev.stamp build/node.stamp ## write both languages in one style
	@ruff check --fix --quiet && ruff format --quiet
	@tools/node npx biome check --write --log-level=error

build: build/pwa.stamp ## what run and test share: environment, packages and the app itself

bench: build/dev.stamp build ## measure, and print a table
	@python -m benchmarks

simulate: build/dev.stamp build/api.stamp ## more seeds of the simulation (SEEDS=10000), or one again (SEED=7 DATABASE=sqlite)
	@python -m tests.simulation --first $(or $(SEED),1) --seeds $(SEEDS) --database $(DATABASE) --steps "$(STEPS)"

screenshots: build/dev.stamp build build/headless ## the pictures of the README, from the running app
	@python tools/screenshots.py

migration: build/dev.stamp ## a new migration from the tables: make migration SAYS="What changes"
	@python tools/migration.py "$(SAYS)"

lock: build/dev.stamp ## pin the newest versions of all packages
	@tools/lock

clean: ## forget everything that was built; the data folder stays
	rm -rf .venv node_modules build pwa/static/build pwa/app/api.d.ts

build/run.stamp: requirements/run.txt pyproject.toml tools/venv
	@tools/venv requirements/run.txt
	@mkdir -p build && touch $@

build/dev.stamp: requirements/dev.txt build/run.stamp
	@tools/venv requirements/dev.txt
	@touch $@

build/node.stamp: package-lock.json package.json .npmrc tools/node build/run.stamp
	@echo "Bringing in the browser packages"
	@# Not `npm ci`: it wants every platform's binaries in the lock, and a registry may not have them all.
	@tools/node npm install --no-save --loglevel=error
	@touch $@

build/api.stamp: $(SHAPES) build/run.stamp build/node.stamp
	@$(RIDEALONG) openapi > build/openapi.json
	@tools/node npx openapi-typescript build/openapi.json --output pwa/app/api.d.ts > build/openapi.log || { cat build/openapi.log; exit 1; }
	@touch $@

build/pwa.stamp: $(SOURCES) build/api.stamp build/node.stamp
	@echo "Building the app"
	@tools/node npx vite build --logLevel warn
	@python -m whitenoise.compress --quiet pwa/static/build/assets
	@touch $@

build/webkit: | build/headless # asked each time: it may have been installed since; apt does one thing at a time
	@mkdir -p build && tools/webkit > $@.part && mv $@.part $@

build/chromium: build/dev.stamp tools/chromium
	@tools/chromium > $@.part && mv $@.part $@

build/headless: build/chromium
	@tools/chromium headless > $@.part && mv $@.part $@
