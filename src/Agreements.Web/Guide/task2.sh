#!/usr/bin/env bash
# Keep a copy of all agreements in a directory, a file for each; every run brings it up to date.
#   ./task2.sh copy
set -euo pipefail
copy=$1 api=$AGREEMENTS_URL/api/v1 page=$(mktemp) && trap 'rm -f "$page"' EXIT
mkdir -p "$copy"
# Writes the answer to $page and says its status.
get() { : > "$page"; curl -sS -o "$page" -w '%{http_code}' -H "Authorization: Bearer $AGREEMENTS_KEY" -G "$@"; }
refused() { jq -r '"\(.title) (\(.code)): \(.detail)"' "$page" >&2; exit 1; }

# The cursor is taken before the reading begins, so that no change in between is missed.
read_all() {
  [ "$(get "$api/changes" -d after=now)" = 200 ] || refused
  cursor=$(jq -r .nextCursor "$page")
  local token= item
  while :; do
    [ "$(get "$api/agreements" -d pageSize=200 ${token:+--data-urlencode "pageToken=$token"})" = 200 ] || refused
    while read -r item; do printf '%s\n' "$item" > "$copy/$(jq -r .id <<<"$item").json"; done < <(jq -c '.items[]' "$page")
    token=$(jq -r '.nextPageToken // empty' "$page")
    [ -n "$token" ] || break
  done
  echo "read all"
}

if [ -f "$copy/cursor" ]; then cursor=$(<"$copy/cursor"); else read_all; fi
more=true
while [ "$more" = true ]; do
  case $(get "$api/changes" -d pageSize=200 --data-urlencode "after=$cursor") in
    200) ;;
    410) read_all; continue ;;  # What follows the cursor is not kept any more.
    *) refused ;;
  esac
  cursor=$(jq -r .nextCursor "$page") more=$(jq -r .hasMore "$page")
  for id in $(jq -r '.items[].agreement.id' "$page" | awk '!seen[$0]++'); do
    case $(get "$api/agreements/$id") in
      200) mv "$page" "$copy/$id.json" ;;
      404) rm -f "$copy/$id.json" ;;  # Not ours any more: it goes.
      *) refused ;;
    esac
    echo "changed $id"
  done
  printf %s "$cursor" > "$copy/cursor"
done
