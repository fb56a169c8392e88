# `make help` lists the commands. Everything is set up on first use and only when it changed.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
PYTHON := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
MODEL := models/assistant.tar.gz
COMPARED := .compared
TRAINED_FROM := $(shell find data components knowledge -name '*.yml' -o -name '*.py') domain.yml config.yml
OWN_CODE := actions bench channels components evaluation knowledge server tests
# Settings in a file .env reach the commands that serve people, and no test.
SETTINGS := $(if $(wildcard .env),$(VENV)/bin/dotenv run --)
QUIET := RASA_TELEMETRY_ENABLED=false TF_CPP_MIN_LOG_LEVEL=3 PYTHONWARNINGS=ignore

export RASA_TELEMETRY_ENABLED := false

.PHONY: help run shell channels train test eval compare bench lint format lock validate clean

help: ## Show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(INSTALLED) $(MODEL) ## Start the assistant (PORT=5005 unless given); stop it with Ctrl-C
	@exec $(SETTINGS) $(PYTHON) -m server

shell: $(INSTALLED) $(MODEL) ## Talk to the assistant in this terminal
	@exec $(SETTINGS) $(PYTHON) -m server --shell

channels: $(INSTALLED) ## Show which channels are on, and their webhook addresses
	@$(SETTINGS) $(PYTHON) -m channels

train: $(INSTALLED) ## Train if the data changed; FORCE=1 trains in any case
	@if [ -n "$(FORCE)" ]; then rm -rf .rasa/cache $(MODEL); fi
	@$(MAKE) --no-print-directory $(MODEL)

test: $(INSTALLED) $(MODEL) ## Run the whole test suite
	@$(QUIET) $(PYTHON) -m pytest $(ARGS)

eval: $(INSTALLED) $(MODEL) ## Measure how well it understands; fails below the floors
	@$(QUIET) $(PYTHON) -m evaluation $(ARGS)

compare: $(INSTALLED) $(COMPARED) ## Compare pipelines and policies on a part of the data
	@$(QUIET) PYTHONPATH=$(COMPARED) $(PYTHON) -m evaluation.comparison $(ARGS)

bench: $(INSTALLED) $(MODEL) ## Measure it against Rasa's default configuration
	@$(QUIET) $(PYTHON) -m bench $(ARGS)

lint: $(INSTALLED) ## Check style and types
	@$(PYTHON) -m ruff check $(OWN_CODE)
	@$(PYTHON) -m ruff format --check $(OWN_CODE)
	@$(PYTHON) -m mypy $(OWN_CODE)

format: $(INSTALLED) ## Format the code
	@$(PYTHON) -m ruff check --fix $(OWN_CODE)
	@$(PYTHON) -m ruff format $(OWN_CODE)

validate: $(INSTALLED) ## Let Rasa check the training data
	@$(QUIET) $(PYTHON) -m rasa data validate --fail-on-warnings

lock: $(INSTALLED) ## Pin what requirements.in asks for, with hashes
	@$(VENV)/bin/uv pip compile -q --python $(PYTHON) --generate-hashes --no-header --upgrade requirements.in -o requirements.txt
	@$(VENV)/bin/uv pip compile -q --python $(PYTHON) --generate-hashes --no-header --no-deps --upgrade requirements-compared.in -o requirements-compared.txt

clean: ## Remove the model and caches
	rm -rf models .compared .rasa .pytest_cache .mypy_cache .ruff_cache

$(INSTALLED): requirements.txt requirements-bootstrap.txt
	@python="$$(scripts/find-python)" || exit 1; \
	test -x $(PYTHON) || { echo "Setting up $(VENV) with $$python"; "$$python" -m venv $(VENV); }
	@$(PYTHON) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-bootstrap.txt
	@echo "Installing packages (about a minute the first time)"
	@$(VENV)/bin/uv pip install -q --python $(PYTHON) --require-hashes -r requirements.txt
	@touch $@

# What only comparisons need stays out of the assistant's environment.
$(COMPARED): requirements-compared.txt $(INSTALLED)
	@$(VENV)/bin/uv pip install -q --python $(PYTHON) --target $@ --no-deps --require-hashes -r $<
	@touch $@

$(MODEL): $(INSTALLED) $(TRAINED_FROM)
	@echo "Training (about two minutes)"
	@mkdir -p models
	@$(PYTHON) -m knowledge
	@$(QUIET) $(PYTHON) -m rasa train --fixed-model-name assistant --out models > models/training.log 2>&1 \
		|| { tail -n 25 models/training.log >&2; echo "Training failed; the log is models/training.log" >&2; exit 1; }
	@touch $@
