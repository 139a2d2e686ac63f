#!/usr/bin/env bash
# Is the agreement with this number in force on this day?
#   ./task1.sh 415.4/11/KS/2020 "$(date +%F)"
set -euo pipefail
number=$1 day=$2
answer=$(mktemp) && trap 'rm -f "$answer"' EXIT
refused() { jq -r '"\(.title) (\(.code)): \(.detail)"' "$answer" >&2; exit 1; }

jq -n --arg number "$number" --arg day "$day" '{numbers: [$number], asOf: $day}' |
  curl -sS --fail-with-body -o "$answer" "$AGREEMENTS_URL/api/v1/agreements/status-lookup" \
    -H "Authorization: Bearer $AGREEMENTS_KEY" -H "Content-Type: application/json" -d @- || refused
jq -r '.results[0] as $r
  | if $r.found then $r.agreements[] | "\(.reference) \(.title): \(.status.validity), \(.status.daysToEnd // "?") days to its end"
    else "\($r.number): unknown" end' "$answer"
