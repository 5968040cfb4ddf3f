#!/usr/bin/env bash
# Keeps one open issue about all of a release that is not published: https://docs.github.com/en/rest/issues
# RELEASE name · ABOUT what the run is about: `versions`, `branch main` · RESULT success: that was published; all else: it was not
# MESSAGE what is said · RUN where to look · LABEL, ASSIGNEES of a new issue, users with spaces between them · GITHUB_TOKEN
# A comment in the text of the issue, which GitHub does not show, lists what is not published. A failure adds what it is
# about, a success takes it away; when nothing is left, the issue is closed.
set -euo pipefail
source "${BASH_SOURCE%/*}/requests.sh"
title='The issue was not kept'
export LABEL=${LABEL:-} ASSIGNEES=${ASSIGNEES:-}

# Nobody is mentioned in a code block, and no text can end one that is made by indentation.
said='def said: (env.MESSAGE | "    " + gsub("\r\n?|\n"; "\n    ") | cut(30000)) + "\n\n" + env.RUN;'

# The list, as JSON for this script and as words for people. JSON can spell what would end the comment, or mention
# somebody. It begins a line, which no line of a message does.
listing='
  def head: "\n<!-- projen-image-release: \(env.RELEASE) ";
  def tail: " -->";
  def hidden: head + (tojson | gsub("<"; "\\u003c") | gsub(">"; "\\u003e") | gsub("@"; "\\u0040")) + tail;
  def shown: if . == [] then "\n\nEverything is published." else "\n\nNot published yet:\n" + (map("\n    " + gsub("[[:cntrl:]]"; " ")) | add) end;'

: > "$workspace/issues"
for ((page = 1, count = 100; count == 100; page++)); do
  api GET "issues?creator=github-actions%5Bbot%5D&state=open&per_page=100&page=$page"
  count=$(jq length "$workspace/answer")
  jq --compact-output "$listing"'
    .[] | select(.pull_request == null) | {number, body: ("\n" + .body | gsub("\r\n"; "\n"))}
    | (.body | split(head)[1:] | join(head) | split(tail)) as $parts | select($parts | length > 1)
    | .hidden = head + $parts[0] + tail | .failed = ($parts[0] | try fromjson catch [] | [.[]? | strings])' "$workspace/answer" >> "$workspace/issues"
done

# The number of each issue that this run is for, and what changes of it. People may have edited all but the comment.
jq --slurp --raw-output "$listing"'
  map(select(any(.failed[]; . == env.ABOUT))) as $listed
  | if env.RESULT == "success" then $listed[] | .left = .failed - [env.ABOUT]
    elif $listed != [] then $listed[] | .left = .failed
    else .[:1][] | .left = .failed + [env.ABOUT] end
  | (.hidden + (.failed | shown)) as $both
  | (if .body | contains($both) then $both else .hidden end) as $old
  | (.left | hidden + shown) as $new
  | {body: (.body | split($old) | join($new) | .[1:]), state: (if .left == [] then "closed" else "open" end)} as $change
  | "\(.number) \(if .left == .failed then "" else $change | tojson end)"' "$workspace/issues" > "$workspace/changes"

while read -r issue change; do
  if [ -n "$change" ]; then
    echo "$change" > "$workspace/body"
    api PATCH "issues/$issue" --json "@$workspace/body"
  fi
  write_body "$said {body: said}"
  api POST "issues/$issue/comments" --json "@$workspace/body"
  jq --raw-output .html_url "$workspace/answer"
done < "$workspace/changes"

if [ "$RESULT" != success ] && [ ! -s "$workspace/issues" ]; then
  write_body "$said $listing"' {
    title: "\(env.RELEASE): not everything was published",
    body: (([env.ABOUT] | hidden + shown | .[1:]) + "\n\nThe first failure:\n\n" + said + "\n\nThis issue is closed when all of it is published."),
    labels: [env.LABEL | select(. != "")]
  }'
  api POST issues --json "@$workspace/body"
  jq --raw-output .html_url "$workspace/answer"
  # Not in the same request: one who has left would keep the issue from being opened.
  if [ -n "$ASSIGNEES" ]; then
    issue=$(jq .number "$workspace/answer")
    write_body '{assignees: (env.ASSIGNEES | split(" "))}'
    api POST "issues/$issue/assignees" --json "@$workspace/body"
  fi
fi
