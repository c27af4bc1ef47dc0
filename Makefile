# Two commands do everything on a fresh machine: make run, make test.

PYTHON ?= python3
export DJANGO_SETTINGS_MODULE ?= settings.development
BIN := .venv/bin
TEST_DATABASE_URL ?= postgres://storywire:storywire@127.0.0.1:5432/postgres
RENDERER ?= http://localhost:8001
STORIES ?= 500
ROUNDS ?= 5
SECONDS ?= 4
# In their order, so that what forks comes first; by file or folder, as tests/conftest.py says.
PYTEST := DJANGO_SETTINGS_MODULE=settings.test $(BIN)/python -m pytest -n 2 \
	--no-loadscope-reorder -q
# What the kind of database makes a difference to: locks and transactions, SQL of our own, searching,
# what a database refuses. The rest is tried on SQLite alone.
ON_BOTH := tests/cms/publishing tests/cms/api_v3/test_story.py tests/cms/media/test_commits.py \
	tests/cms/test_unit_of_work.py tests/home/test_digest_week.py tests/home/test_sections.py \
	tests/home/demo/test_load_demo.py \
	$(addprefix tests/cms/delivery/test_, bad_input.py changes.py edge.py live.py non_interference.py \
	pages.py queries.py search.py) tests/cms/translating/test_standing_in.py \
	tests/stories/test_filters.py \
	$(addprefix tests/cms/readers/test_, exchange.py purge.py run_readers.py webhooks.py)
SOURCES := cms stories home settings renderers benchmarks tests manage.py

.PHONY: run demo test check contracts format screenshots lighthouse bench
.DEFAULT_GOAL := run

run: .venv/runtime.done
	@$(BIN)/python -m settings.preflight --installed
	@exec $(BIN)/python -m settings.serve

demo: .venv/runtime.done
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py load_demo

test: .venv/development.done
	@tests/prepare
	@echo "The suite on SQLite:"
	@env -u DATABASE_URL $(PYTEST) tests
	@echo "The suite on PostgreSQL:"
	@DATABASE_URL=$(TEST_DATABASE_URL) $(PYTEST) $(ON_BOTH) \
		--ignore=tests/cms/publishing/test_search_words.py \
		--ignore=tests/cms/publishing/test_middleware.py

check: .venv/development.done
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/mypy cms stories home settings renderers benchmarks
	$(BIN)/lint-imports
	$(BIN)/djlint cms home --check --lint
	DJANGO_SETTINGS_MODULE=settings.production SECRET_KEY=$$(head -c 48 /dev/urandom | base64) \
		ALLOWED_HOSTS=cms.example.org PUBLIC_URL=https://cms.example.org \
		$(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py export_contracts --check

contracts: .venv/development.done
	$(BIN)/python manage.py export_contracts

screenshots: .venv/development.done
	@$(BIN)/python -m renderers.web.screenshots $(RENDERER)

bench: .venv/development.done
	@benchmarks/prepare
	@$(BIN)/python -m benchmarks.delivery --stories $(STORIES) --rounds $(ROUNDS) --seconds $(SECONDS)
	@tests/prepare
	@$(BIN)/python -m benchmarks.typing_seen

lighthouse:
	@tests/prepare
	@node tests/node/audit.mjs $(RENDERER)/en/stories/al-qaim-restored-to-life/

format: .venv/development.done
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/djlint cms home --reformat --quiet || true

.venv/bin/python:
	@$(PYTHON) -m settings.preflight
	@$(PYTHON) -m venv .venv || { echo "The environment could not be made: see above."; exit 1; }

.venv/runtime.done: requirements/runtime.txt | .venv/bin/python
	@echo "Installing what Storywire needs …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt \
		|| { echo "Installing failed: check the network and the room on this disk, then repeat."; exit 1; }
	@touch $@

.venv/development.done: requirements/development.txt .venv/runtime.done
	@echo "Installing what the checks and tests need …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/development.txt \
		|| { echo "Installing failed: check the network and the room on this disk, then repeat."; exit 1; }
	@touch $@
