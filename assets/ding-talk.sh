#!/usr/bin/env bash
# Tells a DingTalk group: https://open.dingtalk.com/document/robots/custom-robot-access
# MESSAGE what is said · RUN where to look · URL of the group · SIGNING_SECRET if it asks for signatures · SECRETS see requests.sh
set -euo pipefail
source "${BASH_SOURCE%/*}/requests.sh"
title='DingTalk was not told'
require_secrets

# https://open.dingtalk.com/document/robots/customize-robot-security-settings
if [ -n "${SIGNING_SECRET:-}" ]; then
  timestamp=$(date +%s%3N)
  sign=$(printf '%s\n%s' "$timestamp" "$SIGNING_SECRET" | hmac "$SIGNING_SECRET" | base64 --wrap=0 | jq --raw-input --raw-output @uri)
  URL="$URL&timestamp=$timestamp&sign=$sign"
fi

# A request may have 20 KB.
write_body '{msgtype: "text", text: {content: (env.MESSAGE | cut(18000))}}'
post
require_answer '.errcode == 0'
