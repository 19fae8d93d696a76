#!/usr/bin/env bash
# Writes both lock files anew. Options of the machine's own pip are set aside so that the files name no host.
set -euo pipefail
cd "$(dirname "$0")/.."
export PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="scripts/lock.sh"
unset PIP_FIND_LINKS PIP_EXTRA_INDEX_URL || true
compile=(.venv/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options)
"${compile[@]}" --output-file=requirements.lock pyproject.toml
"${compile[@]}" --extra=dev --constraint=requirements.lock --output-file=requirements-dev.lock pyproject.toml
