#!/usr/bin/env bash
# Keeps one comment on a pull request with what its review found: https://docs.github.com/en/rest/issues/comments
# REVIEW name · PULL_REQUEST number · TEXT file of what was found, Markdown · DIFFERS false: no comment is begun to say so
# COMMIT that was reviewed · RUN where to look · GITHUB_TOKEN
# Code of the pull request wrote the text, so it is a text and nothing else: nobody is mentioned by it.
set -euo pipefail
source "${BASH_SOURCE%/*}/requests.sh"
title='The comment was not kept'
# Begins the comment, and GitHub does not show it.
export MARKER="<!-- release-review: $REVIEW -->"

comment=''
for ((page = 1, count = 100; count == 100; page++)); do
  api GET "issues/$PULL_REQUEST/comments?per_page=100&page=$page"
  count=$(jq length "$workspace/answer")
  comment=$(jq 'first(.[] | select(.user.login == "github-actions[bot]" and (.body // "" | startswith(env.MARKER))) | .id)' "$workspace/answer")
  [ -z "$comment" ] || break
done

if [ -z "$comment" ] && [ "$DIFFERS" = false ]; then
  echo 'Nothing differs, and no comment says otherwise'
  exit 0
fi

# GitHub takes 65,536 characters. Only the beginning is read: nobody knows how long the text is.
head --bytes=1000000 "$TEXT" > "$workspace/text"
jq --null-input --rawfile text "$workspace/text" '
  # An @ mentions somebody unless it follows a letter or a digit. Both it and what it follows can be spelt as references: &#64; &lt
  def plain: split("&#") | join("&amp;#") | split("&commat") | join("&amp;commat");
  def quiet: split("@") as $parts | [range($parts | length) | (if . == 0 then "" elif $parts[. - 1] | test("(?:\\A|[^&A-Za-z0-9])[A-Za-z0-9]+\\z") then "@" else "@\u200b" end) + $parts[.]] | join("");
  def begun: .[:65000] | split("\n")[:-1] | join("\n");
  ($text | plain | quiet) as $said
  | "What [the review](\(env.RUN)) of \(env.COMMIT) found" as $what
  | {body: "\(env.MARKER)\n\n\($what)\(if $said | length > 65000 then ", of which this is the beginning:\n\n\($said | begun)" else ":\n\n\($said)" end)"}' > "$workspace/body"

if [ -n "$comment" ]; then
  api PATCH "issues/comments/$comment" --json "@$workspace/body"
else
  api POST "issues/$PULL_REQUEST/comments" --json "@$workspace/body"
fi
jq --raw-output .html_url "$workspace/answer"
