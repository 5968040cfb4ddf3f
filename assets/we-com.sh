#!/usr/bin/env bash
# Tells a WeCom group: https://developer.work.weixin.qq.com/document/path/91770
# MESSAGE what is said · RUN where to look · URL of the group · SECRETS see requests.sh
set -euo pipefail
source "${BASH_SOURCE%/*}/requests.sh"
title='WeCom was not told'
require_secrets

write_body '{msgtype: "text", text: {content: (env.MESSAGE | cut(2048))}}'
post
require_answer '.errcode == 0'
