#!/usr/bin/env bash
# Enter an agreement that was signed elsewhere, once however often this runs, then register the parties' numbers.
#   ./task4.sh key-of-your-own-record city-id branch-id
set -euo pipefail
record=$1 city=$2 branch=$3 api=$AGREEMENTS_URL/api/v1
headers=$(mktemp) && trap 'rm -f "$headers"' EXIT
call() { curl -sS --fail-with-body --retry 5 -D "$headers" -H "Authorization: Bearer $AGREEMENTS_KEY" -H "Content-Type: application/json" "$@"; }

# The key comes from your own record: a repetition gets the first answer and enters nothing.
id=$(jq -n --arg city "$city" --arg branch "$branch" '{
    class: "pks", regime: "sinergi", process: "signed", title: "Perjanjian Kerja Sama Perlindungan Pekerja Rentan",
    parties: [{institution: $city}, {institution: $branch}],
    term: {signedOn: "2025-05-28", endBasis: "fixed", endsOn: "2028-05-27"}
  }' | call "$api/agreements" -H "Idempotency-Key: enter-$record" -d @- | jq -r .id)

# What is changed is what was read: the ETag of the answer is sent as If-Match.
etag=$(sed -n 's/^etag: *\([^\r]*\).*/\1/Ip' "$headers")
jq -n --arg record "$record" '{numbers: [{party: 1, number: "\($record)/KS/2025"}, {party: 2, number: "\($record)/PKS/052025"}]}' |
  call "$api/agreements/$id/actions/register" -H "If-Match: $etag" -H "Idempotency-Key: register-$record" -d @- |
  jq -r '"\(.id) \(.status.process): \([.parties[].number] | join(", "))"'
