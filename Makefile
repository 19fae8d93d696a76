# Thin: the logic lies in scripts/.
PYTHON ?= python3
PORT ?= 8000
# What was compiled is kept: each of the many short processes of the tests would compile the whole house again.
unexport PYTHONDONTWRITEBYTECODE
RUN = .venv/bin/python

.PHONY: setup demo test check soak trace bench screenshots lock messages map sbom audit

setup:
	@PYTHON=$(PYTHON) scripts/setup.sh

demo: setup
	@PORT=$(PORT) scripts/demo.sh

test: setup
	@$(RUN) scripts/test.py

check: setup
	@scripts/check.sh

soak: setup
	@$(RUN) scripts/test.py --soak

trace:
	@$(PYTHON) scripts/trace.py

bench: setup
	@$(RUN) bench/run.py --write
	@$(RUN) bench/run.py --hall --write
	@$(RUN) bench/run.py --journal --write

screenshots: setup
	@$(RUN) scripts/screenshots.py

lock:
	@scripts/lock.sh

messages: setup
	@$(RUN) scripts/messages.py

map: setup
	@$(RUN) scripts/map.py --write
	@$(RUN) scripts/life_cycles.py --write

sbom: setup
	@$(RUN) scripts/supply.py

audit: setup
	@$(RUN) scripts/supply.py --audit
