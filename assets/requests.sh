#!/usr/bin/env bash
# Sends messages, and asks GitHub about the repository. Sourced by the scripts that tell people how a release ended.
# Secrets go through the environment and files, never through arguments, which every process can see.
# URL to send to, SIGNING_SECRET if it is signed · SECRETS how they are called in the settings: URL=SLACK_WEBHOOK_URL · RUN where to look
# GITHUB_TOKEN for GitHub: https://docs.github.com/en/rest
title='' level=error status=''
workspace=$(mktemp --directory --tmpdir="${RUNNER_TEMP:-${TMPDIR:-/tmp}}")
trap 'rm -rf "$workspace"' EXIT
: > "$workspace/headers"

fail() {
  echo "::$level title=$title::$1"
  exit 1
}

# Fails in the words of whoever was asked.
refused() {
  fail "$(cat "$workspace/error" "$workspace/answer" | head --bytes=1000 | tr '\r\n' '  ') (HTTP $status)"
}

# Sends a request: OPTION… of curl. Leaves the answer as a file, which curl empties before it tries again.
request() {
  : > "$workspace/answer"
  if ! status=$(curl --header "@$workspace/headers" --output "$workspace/answer" --write-out '%{http_code}' --silent --show-error \
      --max-time 20 --retry 5 --retry-max-time 60 "$@" 2> "$workspace/error") || [[ $status != 2?? ]]; then
    refused
  fi
}

# Asks GitHub about the repository: METHOD PATH [OPTION…].
api() {
  printf 'Authorization: Bearer %s\n' "$GITHUB_TOKEN" > "$workspace/headers"
  request --request "$1" --header 'Accept: application/vnd.github+json' --header 'X-GitHub-Api-Version: 2022-11-28' "${@:3}" \
    "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/$2"
}

# GitHub gives a secret that is not set as an empty text.
require_secrets() {
  local secret variable
  for secret in $SECRETS; do
    variable=${secret%%=*}
    [ -n "${!variable:-}" ] || fail "The secret ${secret#*=} is not set"
  done
}

# Gives the HMAC-SHA256 of its input: KEY. By Python, because openssl takes the key as an argument.
hmac() {
  KEY=$1 python3 -I -c 'import hmac, os, sys; sys.stdout.buffer.write(hmac.digest(os.environb[b"KEY"], sys.stdin.buffer.read(), "sha256"))'
}

# Makes the body of a request: FILTER of jq. There, cut(BYTES) cuts a text between two characters, so that it takes no
# more bytes as JSON, and says where there is more.
write_body() {
  jq --null-input '
    def more: "…\n\(env.RUN)";
    def cut(bytes): if (tojson | utf8bytelength) <= bytes then .
      else until(. == "" or (. + more | tojson | utf8bytelength) <= bytes; .[:(length * 0.9 | floor)]) + more end;
    '"$1" > "$workspace/body"
}

# Sends the body to the URL.
post() {
  printf 'url = "%s"\n' "$URL" > "$workspace/config"
  # A message that comes twice is better than none.
  request --config "$workspace/config" --json "@$workspace/body" --retry-all-errors
}

# Requires of the answer: CONDITION of jq. Without --slurp, no answer at all would do for jq 1.6.
require_answer() {
  jq --exit-status --slurp ".[0] | $1" "$workspace/answer" &> /dev/null || refused
}
