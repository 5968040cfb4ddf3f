#!/usr/bin/env bash
# Tells a program, by a POST of JSON, signed as the webhooks of GitHub are:
# https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
# MESSAGE what is said · RUN where to look · RELEASE its name · OUTCOME failure, recovery or success · RECORD release.json, or empty
# URL of the program · SIGNING_SECRET if it asks for signatures · SECRETS see requests.sh
set -euo pipefail
source "${BASH_SOURCE%/*}/requests.sh"
title='The webhook was not told'
require_secrets

# GitHub empties an output that contains the value of a secret.
write_body '{release: env.RELEASE, outcome: env.OUTCOME, message: env.MESSAGE, run: env.RUN, record: (env.RECORD | try fromjson catch null)}'
if [ -n "${SIGNING_SECRET:-}" ]; then
  signature=$(hmac "$SIGNING_SECRET" < "$workspace/body" | od --address-radix=n --format=x1 --output-duplicates | tr -d ' \n')
  printf 'X-Hub-Signature-256: sha256=%s\n' "$signature" > "$workspace/headers"
fi
post
