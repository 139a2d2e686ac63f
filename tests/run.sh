#!/usr/bin/env bash
# Builds everything, runs every test project, and ends with "N passed, N failed[, N skipped]".
# Options go to the tests as environment variables, see README.md.
set -uo pipefail
cd "$(dirname "$0")/.."
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# The tests of pages look through a real browser.
if [ -z "${AGREEMENTS_TEST_BROWSER:-}" ] && [ ! -x /usr/bin/chromium ] && [ ! -x /usr/bin/chromium-browser ] && [ ! -x /usr/bin/google-chrome ]; then
    echo "Installing Chromium."
    { apt-get update -qq && apt-get install -y -qq chromium; } >/dev/null || echo "Chromium could not be installed: install it by hand, or name it in AGREEMENTS_TEST_BROWSER." >&2
fi

# The tests of reading look at scanned pages.
if ! { command -v tesseract && command -v pdftoppm && tesseract --list-langs | grep -x ind; } >/dev/null 2>&1; then
    echo "Installing Tesseract with Indonesian, and Poppler."
    { apt-get update -qq && apt-get install -y -qq tesseract-ocr tesseract-ocr-ind poppler-utils; } >/dev/null || echo "Tesseract could not be installed: install tesseract-ocr, tesseract-ocr-ind and poppler-utils by hand." >&2
fi

# A third of the time goes into compiling methods of programs that live for seconds: no second mapping of their memory, no profile of how they are used.
export DOTNET_EnableWriteXorExecute=0 DOTNET_TieredPGO=0
dotnet build Agreements.sln -c Release -v quiet -nologo || { echo "0 passed, 1 failed"; exit 1; }
# Of a project, under a name of its own, what the further options say.
run() { local project=$1 name=$2; shift 2; dotnet test "tests/$project" -c Release --no-build -nologo --logger "trx;LogFileName=$name.trx" --results-directory "$results" "$@"; }
# The program is started some hundred times for a few requests each: it is done before compiling its methods once more, faster, has paid.
web() { DOTNET_TC_CallCountingDelayMs=2000 run Agreements.Web.Tests "$@"; }
# Two at once, which take about the same time.
others="FullyQualifiedName~.Web.Tests.Api.|FullyQualifiedName~.Web.Tests.Contract.|FullyQualifiedName~.Web.Tests.Security.|FullyQualifiedName~.Web.Tests.Integrations."
first="FullyQualifiedName!~.Web.Tests.Api.&FullyQualifiedName!~.Web.Tests.Contract.&FullyQualifiedName!~.Web.Tests.Security.&FullyQualifiedName!~.Web.Tests.Integrations."
{
    failed=0
    run Agreements.Domain.Tests domain || failed=1
    run Agreements.App.Tests app || failed=1
    web web --filter "$others" || failed=1
    exit "$failed"
} >"$results/others.log" 2>&1 &
beside=$!
status=0
web first --filter "$first" 2>&1 | tee "$results/first.log" || status=1
wait "$beside" || status=1
cat "$results/others.log"
# Once more what failed, beside the last line: the output is long, and often only its end is kept.
grep -h -A 15 '^ *Failed ' "$results/first.log" "$results/others.log"

count() { cat "$results"/*.trx 2>/dev/null | grep -o "<Counters [^>]*" | grep -o "$1=\"[0-9]*\"" | grep -o '[0-9]*' | awk '{ sum += $1 } END { print sum + 0 }'; }
total=$(count total); passed=$(count passed); failed=$(count failed)
skipped=$((${total:-0} - ${passed:-0} - ${failed:-0}))
# A run that tested nothing, or whose runner failed without a failed test, is a failure.
if [ "${total:-0}" -eq 0 ] || { [ "$status" -ne 0 ] && [ "${failed:-0}" -eq 0 ]; }; then failed=$((${failed:-0} + 1)); status=1; fi
if [ "$skipped" -gt 0 ]; then echo "${passed:-0} passed, ${failed:-0} failed, $skipped skipped"; else echo "${passed:-0} passed, ${failed:-0} failed"; fi
exit "$status"
