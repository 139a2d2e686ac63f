#!/usr/bin/env bash
# What ends within 90 days of a day, which of it would leave a gap, and the report of gaps as a file.
#   ./task5.sh 2025-05-20 gaps.csv
set -euo pipefail
day=$1 file=$2 until=$(date -u -d "$1 +90 days" +%F)
get() { curl -sS --fail-with-body -H "Authorization: Bearer $AGREEMENTS_KEY" -G "$@"; }

token=
while :; do
  page=$(get "$AGREEMENTS_URL/api/v1/reports/expiring" -d asOf="$day" -d from="$day" -d to="$until" ${token:+--data-urlencode "pageToken=$token"})
  jq -r '.items[] | "\(.endsOn) \(.reference) \(.title): \(.renewal)"' <<<"$page"
  token=$(jq -r '.nextPageToken // empty' <<<"$page")
  [ -n "$token" ] || break
done
get "$AGREEMENTS_URL/api/v1/reports/gaps" -d asOf="$day" -d state=forecast -d to="$until" | jq -r '.items[] | "gap of \(.days) days from \(.from): \(.agreement.reference)"'
get "$AGREEMENTS_URL/api/v1/reports/gaps" -d asOf="$day" -H "Accept: text/csv" -o "$file"
