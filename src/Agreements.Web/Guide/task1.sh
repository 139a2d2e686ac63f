#!/usr/bin/env bash
# Is the agreement with this number in force on this day?
#   ./task1.sh 415.4/11/KS/2020 2025-05-20
set -euo pipefail
number=$1 day=$2

jq -n --arg number "$number" --arg day "$day" '{numbers: [$number], asOf: $day}' |
  curl -sS --fail-with-body "$AGREEMENTS_URL/api/v1/agreements/status-lookup" \
    -H "Authorization: Bearer $AGREEMENTS_KEY" -H "Content-Type: application/json" -d @- |
  jq -r '.results[0] as $r
    | if $r.found then $r.agreements[] | "\(.reference) \(.title): \(.status.validity), \(.status.daysToEnd // "?") days to its end"
      else "\($r.number): unknown" end'
