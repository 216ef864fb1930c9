# `make demo` and `make test` are all that a newcomer needs; `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8910
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install
LOCKED := --require-hashes --only-binary :all:
# Two more than there are processors: much of what the tests wait for is a disk or another process.
WORKERS ?= $(shell echo $$(($$(nproc 2>/dev/null || getconf _NPROCESSORS_ONLN) + 2)))

.PHONY: help demo test unit install run bench faults check lock

help:  ## what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

demo: .venv/installed  ## everything on this machine, no account anywhere; PORT= changes the address
	@$(BIN)/flowver demo --port $(PORT)

test: .venv/installed-test  ## every test that this machine can run
	@$(BIN)/python -m pytest --numprocesses=$(WORKERS) --dist=worksteal --hypothesis-profile=thorough $(PYTEST)

unit: .venv/installed-test  ## the rules, words and views alone, in seconds
	@told=$$(mktemp); \
	$(BIN)/python -m pytest -q tests/domain/news tests/words tests/slack $(PYTEST) >$$told 2>&1 & \
	$(BIN)/python -m pytest -q tests/domain --ignore=tests/domain/news $(PYTEST); ended=$$?; \
	wait $$! || ended=1; cat $$told; rm $$told; exit $$ended

check: .venv/installed-test  ## linters, types and import contracts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

install: .venv/installed  ## only the installing

run: .venv/installed  ## the bot against real Slack and Jira, from .env
	@$(BIN)/flowver run

bench: .venv/installed-test  ## ratios against a bare Bolt app in the same run
	@$(BIN)/python -m tests.bench

faults: .venv/installed-test  ## requests and an announcement while the desk and Slack rage and the bot is killed
	@$(BIN)/python -m tests.faults $(FAULTS)

lock:  ## write the lock files anew (needs uv)
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-header --no-annotate --extra build pyproject.toml -o requirements.lock
	@uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	  --no-header --no-annotate --extra build --extra test -c requirements.lock pyproject.toml -o requirements-test.lock

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "flowver needs Python 3.11 or newer")'
	@$(PYTHON) -m venv .venv

.venv/installed: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Installing flowver into .venv ..."
	@$(PIP) $(LOCKED) -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q bot
	@touch $@

.venv/installed-test: requirements-test.lock .venv/installed
	@echo "Installing the test tools into .venv ..."
	@$(PIP) $(LOCKED) -r requirements-test.lock
	@touch $@
