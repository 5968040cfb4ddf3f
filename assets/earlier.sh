#!/usr/bin/env bash
# Finds the run that built this version before: a version has one image, however often it is run.
# ARTIFACT in which a build hands the image over · WORKFLOW file whose builds count · HAND_OVER step of a build that does it · GITHUB_TOKEN
# https://docs.github.com/en/rest/actions/artifacts#list-artifacts-for-a-repository
set -euo pipefail
advice='Copy it from a registry that serves it (repair). Only if none does'

fail() {
  echo "::error title=Built before::$1"
  exit 1
}

ask() {
  curl --fail --silent --show-error --retry 5 --header @- "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/actions/$1" "${@:2}" <<< "Authorization: Bearer $GITHUB_TOKEN"
}

# Whether a run, as GitHub describes it, could have published: one of the same workflow, for code that is merged.
could_publish() {
  jq --exit-status --arg workflow "$WORKFLOW" '
    (.event | startswith("pull_request") or . == "merge_group" | not)
      and any(.path, .referenced_workflows[]?.path; . // "" | contains($workflow))' > /dev/null
}

artifacts=$(ask artifacts --get --data-urlencode "name=$ARTIFACT" --data per_page=100)
# A fork may have an artifact of that name in a run about its pull request.
candidates=$(jq --raw-output --slurp '
  [.[0].artifacts[] | select(.workflow_run.head_repository_id == .workflow_run.repository_id)] | sort_by((.expired | not), .created_at) | reverse[]
  | "\(.workflow_run.id) \(.workflow_run.head_sha) \(.expired)"' <<< "$artifacts")

while read -r run commit expired; do
  [ -n "$run" ] || continue
  described=$(ask "runs/$run")
  could_publish <<< "$described" || continue
  [ "$commit" = "$GITHUB_SHA" ] ||
    fail "$GITHUB_REF_NAME was built by run $run, from the commit $commit. A version is built once: release a new one. Only if no registry serves it, delete the artifact $ARTIFACT of that run"
  [ "$expired" = false ] ||
    fail "$GITHUB_REF_NAME was built by run $run, which no longer has the image. $advice, delete the artifact $ARTIFACT of that run"
  echo "$GITHUB_REF_NAME was built by run $run"
  echo "run=$run" >> "$GITHUB_OUTPUT"
  exit
done <<< "$candidates"

# When all jobs are run again, the artifacts of the attempts before may be gone.
for ((attempt = 1; attempt < GITHUB_RUN_ATTEMPT; attempt++)); do
  jobs=$(ask "runs/$GITHUB_RUN_ID/attempts/$attempt/jobs" --get --data per_page=100)
  if jq --exit-status --slurp --arg step "$HAND_OVER" 'any(.[0].jobs[].steps[]?; .name == $step and .conclusion == "success")' <<< "$jobs" > /dev/null; then
    fail "$GITHUB_REF_NAME was built by attempt $attempt of this run, whose image is gone. $advice, start a new run"
  fi
done
