#!/usr/bin/env bash
# What ends within 90 days of a day, which of it would leave a gap, and the report of gaps as a file.
#   ./task5.sh "$(date +%F)" gaps.csv
set -euo pipefail
day=$1 file=$2 until=$(date -u -d "$1 +90 days" +%F)
answer=$(mktemp) && trap 'rm -f "$answer"' EXIT
# Writes the answer to $answer.
get() { curl -sS --fail-with-body -o "$answer" -H "Authorization: Bearer $AGREEMENTS_KEY" -G "$@" || refused; }
refused() { jq -r '"\(.title) (\(.code)): \(.detail)"' "$answer" >&2; exit 1; }

token=
while :; do
  get "$AGREEMENTS_URL/api/v1/reports/expiring" -d asOf="$day" -d from="$day" -d to="$until" ${token:+--data-urlencode "pageToken=$token"}
  jq -r '.items[] | "\(.endsOn) \(.reference) \(.title): \(.renewal)"' "$answer"
  token=$(jq -r '.nextPageToken // empty' "$answer")
  [ -n "$token" ] || break
done
get "$AGREEMENTS_URL/api/v1/reports/gaps" -d asOf="$day" -d state=forecast -d to="$until"
jq -r '.items[] | "gap of \(.days) days from \(.from): \(.agreement.reference)"' "$answer"
get "$AGREEMENTS_URL/api/v1/reports/gaps" -d asOf="$day" -H "Accept: text/csv"
mv "$answer" "$file"
