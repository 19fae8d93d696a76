#!/usr/bin/env bash
# Everything that can be said about the code without running the product. All checks run; any failure fails the whole.
set -uo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
failed=()
try() {
  local name=$1
  shift
  printf '\n── %s\n' "$name"
  "$@" || failed+=("$name")
}
try "ruff" $bin/ruff check --output-format concise .
try "ruff format" $bin/ruff format --check --output-format concise .
try "mypy" $bin/mypy
try "floors (import-linter)" $bin/lint-imports
try "templates (djlint)" $bin/djlint --lint --quiet doithoai
try "messages complete" $bin/python scripts/messages.py --check
try "no pending migration" $bin/python manage.py makemigrations --check --dry-run --verbosity 1
try "rules of the house" $bin/pytest -q tests/house
if [ ${#failed[@]} -gt 0 ]; then
  printf '\nFAILED: %s\n' "$(IFS=,; echo "${failed[*]}")"
  exit 1
fi
printf '\nAll checks passed.\n'
