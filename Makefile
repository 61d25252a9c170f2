PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/run.stamp: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/dev.stamp: .venv/run.stamp
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

run: .venv/run.stamp ## Install into .venv and open Atlas
	@$(BIN)/atlas

test: .venv/dev.stamp ## Install the test tools too and run the whole test suite
	$(BIN)/python -m pytest

lint: .venv/dev.stamp ## Formatting, lint rules, types, and the direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: .venv/dev.stamp ## Format the code and apply safe fixes
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

check: test lint ## Everything that must be green before a commit

bench: .venv/dev.stamp ## Measure speed and memory beside the alternatives
	$(BIN)/python -m benchmarks

clean: ## Remove what was made
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

.PHONY: help run test lint format check bench clean
