# All that a contributor runs. Needs make and Python 3.11 or newer, nothing else;
# Python packages go into .venv, pinned and hashed. `make` alone lists the targets.

PYTHON ?= python3.13 python3.14 python3.12 python3.11 python3
ARGS =
BIN = .venv/bin
# A pip that installs for the user by default cannot do so in .venv.
export PIP_USER = 0
PIP = -m pip --disable-pip-version-check install -qq --require-hashes
NODE_FOLDERS = $(patsubst %/package.json,%,$(wildcard \
	tests/clients/package.json tests/clients/account/package.json tests/clients/carts/package.json tests/clients/hydrogen/package.json \
	tests/clients/skeleton/package.json tests/clients/workerd/package.json tests/dashboard/package.json \
	graphiql/package.json clients/js/package.json examples/*/package.json))
NODE_CLIENTS = $(NODE_FOLDERS:%=%/node_modules/.installed)
PYPI_CLIENTS = .venv-clients/.installed
GRAPHIQL = sandbox/dashboard/graphiql/graphiql.min.js
WHEELS = .wheels/.downloaded
NODE_PEERS = bench/peers/node_modules/.installed
PYTEST = $(BIN)/python -m pytest -n auto --dist worksteal
# Folders of tests that start processes, browsers and builds.
SLOW = clients dashboard docs fuzz guides packaging plugin
# Folders of tests that also run with tests/log_store.py, which shows that all state is in the store.
LOG_STORE = account cart checkout control customer_account customers department oidc scenarios storefront world
# Folders of tests that also run with worlds in a Valkey or Redis server.
SHARED_STORE = $(LOG_STORE) catalog client companies content dashboard door listing locations metaobjects orders seeding translations webhooks
TEST_LOG_STORE = $(if $(ARGS),@true,$(PYTEST) --log-store $(LOG_STORE:%=tests/%))

# The first of $(PYTHON) that is new enough and can make an environment.
find_python = for python in $(PYTHON); do \
	"$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' \
	2>/dev/null && break; python=; done; test -n "$$python" || { \
	echo "None of these is Python 3.11 or newer with venv: $(PYTHON)." >&2; \
	echo "Install one (Debian: python3 python3-venv), or: make PYTHON=/its/path" >&2; exit 1; }

# Whether the environment is this folder's: not after the folder was moved or copied, Python was
# replaced, or the installation was interrupted.
is_ours = $(BIN)/python -I -c 'import os, storefront_sandbox as it, sys; \
	sys.exit(not os.path.samefile(it.__path__[0], "storefront_sandbox"))' 2>/dev/null

# Says what is not installed; an error only where every tool is required (CI).
missing = missing() { echo "$$1" >&2; test "$$STOREFRONT_SANDBOX_REQUIRE_TOOLS" != 1; }; missing

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-13s %s\n", $$1, $$2}' Makefile

serve: .venv/runtime.installed ## start the sandbox on http://localhost:7467 (ARGS="--port 0")
	@exec $(BIN)/storefront-sandbox serve $(ARGS)

demo: .venv/runtime.installed ## show a Multipass login from start to end
	@exec $(BIN)/storefront-sandbox demo $(ARGS)

# They start hundreds of processes, which would otherwise each compile what they import.
test quick nightly: export PYTHONDONTWRITEBYTECODE =

test: lint clients ## lint, then run every test on all cores (ARGS="-k wheel")
	$(PYTEST) $(ARGS)
	$(TEST_LOG_STORE)

quick: lint ## lint, then run the fast tests, in about a minute: for each commit
	$(PYTEST) -m "not slow" $(SLOW:%=--ignore=tests/%) $(ARGS)

nightly: lint clients ## lint, then run every test with many more random cases, and coverage
	NIGHTLY=1 $(PYTEST) --cov --cov-report=term $(ARGS)
	NIGHTLY=1 $(TEST_LOG_STORE)
	$(if $(ARGS),@true,$(PYTEST) --shared-store $(SHARED_STORE:%=tests/%))

lint: .venv/dev.installed ## check style, types and import directions
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/dev.installed ## put the code into its one format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: .venv/dev.installed ## write the TypeScript types of the control API anew
	$(BIN)/python clients/write_types.py

pictures: .venv/dev.installed ## draw the images of the shop anew (ARGS="compass.webp")
	$(BIN)/python -m pictures $(ARGS)

requirements: .venv/dev.installed ## pin all requirements anew (ARGS=--upgrade)
	$(BIN)/python requirements/pin.py $(ARGS)

bench: .venv/dev.installed $(NODE_PEERS) ## measure it beside other servers, 15 minutes (ARGS="--rounds 3")
	@command -v wrk >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	  then apt-get update -qq && apt-get install -y -qq --no-install-recommends wrk; \
	  else echo "wrk is not installed: it makes the load (Debian: apt-get install wrk)." >&2; exit 1; fi; }
	$(BIN)/python -m bench $(ARGS)

clients: $(NODE_CLIENTS) $(PYPI_CLIENTS) $(WHEELS) $(GRAPHIQL) ## install other people's clients, for the tests

graphiql: $(GRAPHIQL) ## put GraphiQL, from npm, into the dashboard

dist: .venv/runtime.installed $(GRAPHIQL) ## build the packages to install in other projects, into dist/
	$(BIN)/hatchling build --directory dist
	@if command -v npm >/dev/null; then cd clients/js && npm pack --loglevel=error --pack-destination ../../dist; \
	else echo "No npm: the JavaScript client is not packed (install Node.js 20 or newer)." >&2; fi

clean: ## remove all that these targets made
	rm -rf .venv .venv-clients .wheels $(NODE_FOLDERS:%=%/node_modules) examples/*/.next bench/peers/node_modules \
	  sandbox/dashboard/graphiql build dist .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find bench pictures sandbox storefront_sandbox tests requirements -name __pycache__ -prune -exec rm -rf {} +

.venv/runtime.installed: requirements/runtime.txt requirements/build.txt pyproject.toml $(shell $(is_ours) || echo anew)
	@$(find_python); $(is_ours) || "$$python" -m venv --clear .venv
	@echo "Installing, about a minute" >&2
	$(BIN)/python $(PIP) -r requirements/runtime.txt -r requirements/build.txt
	$(BIN)/python -m pip install -qq --no-index --no-build-isolation --no-deps --editable .
	@touch $@

anew: # a prerequisite that is never up to date

.venv/dev.installed: .venv/runtime.installed requirements/dev.txt
	$(BIN)/python $(PIP) -r requirements/dev.txt
	@touch $@

# The dependencies as files: pip, pipx and uv install them in tests without a network.
$(WHEELS): requirements/runtime.txt requirements/build.txt | .venv/runtime.installed
	$(BIN)/python -m pip --disable-pip-version-check download -qq --require-hashes --only-binary :all: \
	  -r requirements/runtime.txt -r requirements/build.txt --dest .wheels
	@touch $@

$(NODE_CLIENTS): %/node_modules/.installed: %/package.json %/package-lock.json
	@if command -v npm >/dev/null; then cd $* && \
	  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules/.installed; \
	else $(missing) "No npm: $* is not tested (install Node.js 20.19 or newer)."; fi

$(GRAPHIQL): graphiql/node_modules/.installed
	@if test -e $<; then cd graphiql && npm run --silent copy; fi

# Unlike for tests: without npm there is nothing to compare with.
$(NODE_PEERS): bench/peers/package.json bench/peers/package-lock.json
	@command -v npm >/dev/null || { \
	  echo "No npm: the servers to compare with need Node.js 20 or newer." >&2; exit 1; }
	cd bench/peers && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && touch node_modules/.installed

# M2Crypto is compiled here: look for what that takes before it fails at length.
$(PYPI_CLIENTS): requirements/clients.txt requirements/clients-build.txt
	@$(find_python); \
	headers=$$("$$python" -c 'import sysconfig; print(sysconfig.get_path("include"))'); \
	if command -v swig >/dev/null && printf '#include <Python.h>\n#include <openssl/ssl.h>\n' \
	  | cc -E -I"$$headers" - >/dev/null 2>&1; then set -ex; \
	  "$$python" -m venv --clear .venv-clients; \
	  .venv-clients/bin/python $(PIP) -r requirements/clients-build.txt; \
	  .venv-clients/bin/python $(PIP) --no-build-isolation -r requirements/clients.txt; \
	  touch $@; \
	else $(missing) "Multipass generators from PyPI are not tested: building M2Crypto takes a C \
	compiler, swig, and the headers of OpenSSL and Python (Debian: gcc swig libssl-dev python3-dev)."; fi

.PHONY: help serve demo test quick nightly lint format types pictures requirements bench clients graphiql dist clean
