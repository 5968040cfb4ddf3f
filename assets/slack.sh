#!/usr/bin/env bash
# Tells a Slack channel: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks
# MESSAGE what is said · URL of the channel · SECRETS see requests.sh
set -euo pipefail
source "${BASH_SOURCE%/*}/requests.sh"
title='Slack was not told'
require_secrets

# Anything else could mention everybody: https://docs.slack.dev/messaging/formatting-message-text#escaping
# Slack itself cuts what is too long.
write_body '{text: (env.MESSAGE | gsub("&"; "&amp;") | gsub("<"; "&lt;") | gsub(">"; "&gt;"))}'
post
