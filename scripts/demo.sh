#!/usr/bin/env bash
# A working house with sample data on 127.0.0.1:$PORT: database, samples, web process and clock, until Ctrl-C.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOITHOAI_DEMO=1
.venv/bin/python manage.py migrate --verbosity 0
.venv/bin/python manage.py demo
exec .venv/bin/python manage.py serve --port "${PORT:-8000}"
