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
# Side by side: each of them keeps one core busy for minutes.
mkdir -p build
DOITHOAI_DATA_DIR=build/data-pages $bin/pytest -q -p no:cacheprovider tests/people/test_look_alikes.py tests/browser/test_barriers.py \
  tests/browser/test_every_page_stands.py >build/check-pages.log 2>&1 &
pages=$!
try "rules of the house" $bin/pytest -q -p no:cacheprovider tests/house
printf '\n── every page: neighbours, barriers, browser\n'
wait $pages || failed+=("every page")
tail -n 15 build/check-pages.log
if [ ${#failed[@]} -gt 0 ]; then
  printf '\nFAILED: %s\n' "$(IFS=,; echo "${failed[*]}")"
  exit 1
fi
printf '\nAll checks passed.\n'
