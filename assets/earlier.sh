#!/usr/bin/env bash
# Finds the run that built this version before: a version has one image, however often it is run.
# ARTIFACT in which a build hands the image over · GITHUB_TOKEN
# https://docs.github.com/en/rest/actions/artifacts#list-artifacts-for-a-repository
set -euo pipefail

fail() {
  echo "::error title=Built before::$1"
  exit 1
}

artifacts=$(curl --fail --silent --show-error --retry 5 --header @- --get --data-urlencode "name=$ARTIFACT" --data per_page=100 \
  "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/actions/artifacts" <<< "Authorization: Bearer $GITHUB_TOKEN")
# A fork may have an artifact of that name in a run about its pull request.
found=$(jq --raw-output --slurp '
  [.[0].artifacts[] | select(.workflow_run.head_repository_id == .workflow_run.repository_id)] | sort_by((.expired | not), .created_at) | last // empty
  | "\(.workflow_run.id) \(.workflow_run.head_sha) \(.expired)"' <<< "$artifacts")
[ -n "$found" ] || exit 0
read -r run commit expired <<< "$found"

[ "$commit" = "$GITHUB_SHA" ] ||
  fail "$GITHUB_REF_NAME was built by run $run, from the commit $commit. A version is built once: release a new one, or delete the artifact $ARTIFACT of that run"
[ "$expired" = false ] ||
  fail "$GITHUB_REF_NAME was built by run $run, which no longer has the image. Repair it from a registry that serves it, or delete the artifact $ARTIFACT of that run"
echo "$GITHUB_REF_NAME was built by run $run"
echo "run=$run" >> "$GITHUB_OUTPUT"
