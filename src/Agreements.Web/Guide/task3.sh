#!/usr/bin/env bash
# Is this webhook really from the service? The receiver passes three headers and the raw body.
#   ./task3.sh id timestamp signature < body
set -euo pipefail
id=$1 timestamp=$2 signatures=$3
body=$(mktemp) && trap 'rm -f "$body"' EXIT
cat > "$body"

age=$(( $(date +%s) - timestamp ))
[ "${age#-}" -le 300 ] || { echo "too old, or not of our time"; exit 1; }

key=$(printf %s "${WEBHOOK_SECRET#whsec_}" | base64 -d | od -An -tx1 | tr -d ' \n')
expected=$({ printf '%s.%s.' "$id" "$timestamp"; cat "$body"; } | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64 -w0)
# Two while a secret is being changed.
for signature in $signatures; do
  [ "$signature" = "v1,$expected" ] && exec jq -r '"\(.type) \(.subject)"' "$body"
done
echo "the signature is not ours"; exit 1
