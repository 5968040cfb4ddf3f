#!/usr/bin/env bash
# Tells a Feishu or Lark group: https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
# MESSAGE what is said · RUN where to look · URL of the group · SIGNING_SECRET if it asks for signatures · SECRETS see requests.sh
set -euo pipefail
source "${BASH_SOURCE%/*}/requests.sh"
title='Feishu was not told'
require_secrets

export TIMESTAMP='' SIGN=''
if [ -n "${SIGNING_SECRET:-}" ]; then
  # The time and the secret are the key, what is signed is empty.
  TIMESTAMP=$(date +%s)
  SIGN=$(hmac "$TIMESTAMP"$'\n'"$SIGNING_SECRET" < /dev/null | base64 --wrap=0)
fi

# A tag could mention everybody, and there is no way to escape one. A request may have 20 KB.
write_body '(if env.SIGN == "" then {} else {timestamp: env.TIMESTAMP, sign: env.SIGN} end)
  + {msg_type: "text", content: {text: (env.MESSAGE | gsub("<"; "＜") | cut(18000))}}'
post
require_answer '.code == 0'
