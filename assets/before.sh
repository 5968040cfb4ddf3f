#!/usr/bin/env bash
# Asks how the release ended the time before, and gives the output conclusion: success, failure, or nothing if that is not known.
# GITHUB_TOKEN · https://docs.github.com/en/rest/actions/workflow-runs
set -euo pipefail
source "${BASH_SOURCE%/*}/requests.sh"
title='It is not known how the release ended before' level=notice

if [ "$GITHUB_RUN_ATTEMPT" -gt 1 ]; then
  api GET "actions/runs/$GITHUB_RUN_ID/attempts/$((GITHUB_RUN_ATTEMPT - 1))"
  jq '[.]' "$workspace/answer" > "$workspace/runs"
else
  api GET "actions/runs/$GITHUB_RUN_ID"
  workflow=$(jq .workflow_id "$workspace/answer")
  api GET "actions/workflows/$workflow/runs?event=$GITHUB_EVENT_NAME&status=completed&per_page=100"
  # GitHub calls a tag the branch of its run.
  jq '[.workflow_runs[] | select(.run_number < (env.GITHUB_RUN_NUMBER | tonumber)) | select(
      if env.GITHUB_REF_TYPE == "tag" then (.head_branch // "" | test("^v?[0-9]+[.][0-9]+[.][0-9]+")) else .head_branch == env.GITHUB_REF_NAME end
    )]' "$workspace/answer" > "$workspace/runs"
fi

conclusion=$(jq --raw-output '
  map({success: "success", failure: "failure", timed_out: "failure", startup_failure: "failure"}[.conclusion // ""] // empty)[0] // ""' "$workspace/runs")
[ -n "$conclusion" ] || echo "::$level title=$title::No run before this one succeeded or failed"
echo "conclusion=$conclusion" >> "$GITHUB_OUTPUT"
