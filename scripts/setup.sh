#!/usr/bin/env bash
# Makes .venv from the locked files and compiles the catalogues. A second start finds its stamp and does nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
  || { echo "Python 3.11 or newer is needed; found $("$python" --version)." >&2; exit 1; }

stamp=.venv/.locked
wanted=$("$python" -c 'import hashlib, pathlib, sys
print(sys.version_info[:2], hashlib.sha256(pathlib.Path("requirements-dev.lock").read_bytes()).hexdigest())')
if [ ! -x .venv/bin/python ] || [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
  echo "Installing the locked packages into .venv …"
  "$python" -m venv .venv
  .venv/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
  echo "$wanted" > "$stamp"
fi
.venv/bin/python scripts/messages.py --compile
