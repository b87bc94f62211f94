VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
RECORD ?= evals/records/990001-20260312.md
OUT ?= memos
FUZZ_SECONDS ?= 300

.DEFAULT_GOAL := memo
.PHONY: memo test check evals smoke bench fuzz format

$(VENV)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[pdf]'
	touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[postgresql,telemetry]' --group dev
	touch $@

memo: $(VENV)/.installed
	$(BIN)/briefing memo "$(RECORD)" --output "$(OUT)"

check: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# A file's tests stay in one process: they share what is costly to set up.
test: check
	$(BIN)/pytest -m "not live" -n auto --maxprocesses 4 --dist loadfile

evals: $(VENV)/.installed-dev
	$(BIN)/python -m evals check
	$(BIN)/python -m evals damage --output build/evals/damage.md
	$(BIN)/python -m evals gate --output build/evals

smoke: $(VENV)/.installed-dev
	$(BIN)/pytest -m live

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

# FUZZ_SECONDS: how long. Goes on from what earlier runs learnt, in build/fuzzing.
fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group fuzz
	$(BIN)/python -m tests.fuzzing --seconds $(FUZZ_SECONDS)

format: $(VENV)/.installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
