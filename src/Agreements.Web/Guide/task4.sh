#!/usr/bin/env bash
# Enter an agreement that was signed elsewhere, once however often this runs, then register the parties' numbers.
#   ./task4.sh key-of-your-own-record city-id branch-id
set -euo pipefail
record=$1 city=$2 branch=$3 api=$AGREEMENTS_URL/api/v1
headers=$(mktemp) answer=$(mktemp) && trap 'rm -f "$headers" "$answer"' EXIT
refused() { jq -r '"\(.title) (\(.code)): \(.detail)"' "$answer" >&2; exit 1; }
# Writes the answer to $answer.
call() { curl -sS --fail-with-body --retry 5 -D "$headers" -o "$answer" -H "Authorization: Bearer $AGREEMENTS_KEY" -H "Content-Type: application/json" "$@"; }

# The key comes from your own record: a repetition gets the first answer and enters nothing.
jq -n --arg city "$city" --arg branch "$branch" '{
    class: "pks", regime: "sinergi", process: "signed", title: "Perjanjian Kerja Sama Perlindungan Pekerja Rentan",
    parties: [{institution: $city}, {institution: $branch}],
    term: {signedOn: "2025-01-02", endBasis: "fixed", endsOn: "2028-01-01"}
  }' | call "$api/agreements" -H "Idempotency-Key: enter-$record" -d @- || refused
id=$(jq -r .id "$answer")

# What is changed is what was read: the ETag of the answer is sent as If-Match.
etag=$(sed -n 's/^etag: *\([^\r]*\).*/\1/Ip' "$headers")
jq -n --arg record "$record" '{numbers: [{party: 1, number: "\($record)/KS/2025"}, {party: 2, number: "\($record)/PKS/012025"}]}' |
  call "$api/agreements/$id/actions/register" -H "If-Match: $etag" -H "Idempotency-Key: register-$record" -d @- || refused
jq -r '"\(.id) \(.status.process): \([.parties[].number] | join(", "))"' "$answer"
