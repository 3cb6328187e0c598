# plandocs: `make` alone prints what one can do.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCKS := .ci/lock
PLAN ?=

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help annex pdf check verify preview new test test-all bench schema templates pictures lock clean
.SILENT:

help:
	echo "Lo que se puede hacer:"
	echo "  make annex                          hace los documentos de todos los planes, en output/"
	echo "  make annex PLAN=institucion/plan    hace los de un plan"
	echo "  make pdf                            hace solo los PDF, para imprimir o archivar"
	echo "  make check                          revisa datos y plantillas sin escribir nada"
	echo "  make verify                         comprueba que lo de output/ es lo que se generó de los datos"
	echo "  make preview PLAN=institucion/plan  muestra el plan en el navegador mientras se escribe"
	echo "  make new PLAN=institucion/plan      crea un plan para empezar"
	echo "  make test                           hace todas las comprobaciones del programa"

annex: $(VENV)/.ready
	$(BIN)/plandocs build $(PLAN)

pdf: $(VENV)/.ready
	$(BIN)/plandocs build --format pdf $(PLAN)

check: $(VENV)/.ready
	$(BIN)/plandocs check $(PLAN)

verify: $(VENV)/.ready
	$(BIN)/plandocs verify $(PLAN)

preview: $(VENV)/.ready
	$(BIN)/plandocs preview $(PLAN)

new: $(VENV)/.ready
	test -n "$(PLAN)" || { echo "Escriba: make new PLAN=institucion/plan"; exit 2; }
	$(BIN)/plandocs new $(PLAN)

test: $(VENV)/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/python -m compileall -q src  # the tests start the program hundreds of times
	$(BIN)/pytest -n auto --dist loadfile

test-all: test
	PLANDOCS_FAULTS=all $(BIN)/pytest tests/faults
	PLANDOCS_SOAK=1 $(BIN)/pytest tests/test_soak.py tests/test_determinism.py tests/printing/test_fake_office.py
	PLANDOCS_FUZZ=10000 $(BIN)/pytest -n auto tests/fuzz tests/test_mutations.py tests/rules/content/test_insertions.py

bench: $(VENV)/.ready
	$(BIN)/python bench/run.py

schema: $(VENV)/.ready
	for name in plan institucion registro-nombres acepta; do \
	    $(BIN)/plandocs schema $$name > data/$$name.schema.json; done

templates: $(VENV)/.ready
	$(BIN)/python templates/_dibujo/documentos.py
	$(BIN)/python templates/_dibujo/cronograma.py
	$(BIN)/python templates/_dibujo/transparencia.py

pictures: annex
	$(BIN)/python docs/pictures.py
	$(BIN)/python docs/view_picture.py

# The locks are made again only when somebody asks; uv reads pyproject.toml and pins with hashes.
lock: $(VENV)/.test-ready
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
	    --group build pyproject.toml --output-file $(LOCKS)/run.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
	    --group build --group dev pyproject.toml --output-file $(LOCKS)/dev.txt

clean:
	rm -rf $(VENV) .hypothesis .mypy_cache .pytest_cache .ruff_cache

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	    || { echo "Se necesita Python 3.11 o posterior; instálelo, o diga cuál: make PYTHON=python3.12"; exit 1; }
	echo "Preparando el programa por única vez; tarda un minuto …"
	$(PYTHON) -m venv $(VENV) \
	    || { rm -rf $(VENV); echo "Falta el módulo venv de Python (en Debian y Ubuntu: apt install python3-venv)"; exit 1; }

$(VENV)/.ready: $(LOCKS)/run.txt pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --require-hashes -r $(LOCKS)/run.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.test-ready: $(LOCKS)/dev.txt $(VENV)/.ready
	$(BIN)/pip install --quiet --require-hashes -r $(LOCKS)/dev.txt
	touch $@
