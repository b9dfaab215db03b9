# Two commands set everything up: `make demo` and `make test`.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   := $(or $(TMPDIR),/tmp)/protokoll-demo.db

.PHONY: demo test lint types layers pytest quality fuzz bench clean

$(BIN)/protokoll: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("protokoll needs Python 3.11 or later; set PYTHON=python3.12, say" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

demo: $(BIN)/protokoll  ## install, ingest the invented minutes in fixtures/, show a search
	@rm -f $(DEMO)
	$(BIN)/protokoll ingest fixtures/documents --db $(DEMO)
	$(BIN)/protokoll search budget --db $(DEMO) --limit 5

test: lint types layers pytest  ## all that must be green

lint: $(BIN)/protokoll
	$(BIN)/ruff check src tests quality benchmarks

types: $(BIN)/protokoll
	$(BIN)/mypy

layers: $(BIN)/protokoll
	$(BIN)/lint-imports --no-cache

pytest: $(BIN)/protokoll
	$(BIN)/pytest -n auto

quality: $(BIN)/protokoll  ## field by field against what careful people read
	$(BIN)/python -m quality --floors
	$(BIN)/python -m quality.search

fuzz: $(BIN)/protokoll  ## random minutes in random layouts, printed and read back
	PROTOKOLL_FUZZ=300 $(BIN)/pytest -n auto tests/test_press.py

bench: $(BIN)/protokoll  ## time per station, per page and per paragraph
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
