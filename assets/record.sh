#!/usr/bin/env bash
# Records what a run made of a release: release.json in FOLDER, a summary for people, outputs for jobs that follow.
# RELEASE name · REPOSITORIES one a line: image, job that builds it, job that publishes it, registry, repository, name of the registry
# RESULTS of these jobs, as GitHub gives them in `needs` · REHEARSE true: nothing was to be published · ONLY this registry; empty or all: each
# The form of release.json: https://github.com/projen-image-release/projen-image-release/blob/main/docs/release.schema.json
set -euo pipefail
export RELEASE REPOSITORIES RESULTS REHEARSE=${REHEARSE:-} ONLY=${ONLY:-}
mkdir -p "$FOLDER"

jq --null-input '
  def lines: split("\n") | map(select(test("\\S")));
  (env.RESULTS | fromjson) as $jobs
  | def outcome: {success: "published", failure: "failed"}[.] // .;
    def publication($build):
      . as [$image, $_, $job, $id, $repository]
      | $jobs[$job] as {result: $result, outputs: $outputs}
      | (if $result == "success" then ($outputs.outcome // "" | if . == "" then "failed" else . end) else ($result | outcome) end) as $outcome
      | ($outputs.kept // "" | split(" ")) as $kept
      | {
          registry: (.[5:] | join(" ")),
          repository: $repository,
          outcome: $outcome,
          tags: (($build.outputs.tags // "" | lines) - $kept),
          kept: $kept,
          seconds: ($outputs.seconds // "" | tonumber? // null)
        }
      + if $outcome == "published" or $outcome == "rehearsed" then {}
        elif ($outputs.reason // "") != "" then {reason: ($outputs.reason | gsub("[[:cntrl:]]+"; " "))}
        elif $build.result != "success" then {reason: "the image was not built"}
        elif $outcome == "failed" then {reason: "see the log of the job \($job)"}
        else {reason: "the job \($job) was \($outcome)"} end;
    [env.REPOSITORIES | lines[] | split(" ")] as $rows
  | [$rows | group_by(.[0])[] | . as $same | $jobs[$same[0][1]] as $build | {
      name: $same[0][0],
      version: ($build.outputs.version // ""),
      digest: ($build.outputs.digest // ""),
      platforms: ($build.outputs.platforms // "" | fromjson? // []),
      build: ($build.result | if . == "success" then "built" else outcome end),
      publications: [$same[] | select(env.ONLY == "" or env.ONLY == "all" or env.ONLY == .[3]) | publication($build)]
    }] as $images
  | ([$images[] | select(.build != "built") | .build] + [$images[].publications[].outcome | select(. != "published" and . != "rehearsed")]) as $wrong
  | {
      release: env.RELEASE,
      outcome: (if ($wrong | index("failed")) then "failed" elif ($wrong | index("cancelled")) then "cancelled" elif $wrong != [] then "failed"
        elif env.REHEARSE == "true" then "rehearsed" else "published" end),
      event: env.GITHUB_EVENT_NAME,
      ref: env.GITHUB_REF,
      commit: env.GITHUB_SHA,
      run: {
        url: "\(env.GITHUB_SERVER_URL)/\(env.GITHUB_REPOSITORY)/actions/runs/\(env.GITHUB_RUN_ID)",
        attempt: (env.GITHUB_RUN_ATTEMPT | tonumber)
      },
      images: $images
    }' > "$FOLDER/release.json"

# What happened, as people say it.
message=$(jq --raw-output '
  def ended: . == "published" or . == "rehearsed";
    [.images[] | "\(.name) \(.version)" | sub(" $"; "")] as $names
  | [.images[].publications[] | select(.outcome | ended)] as $done
  | (if .outcome == "published" then "was published to \([$done[].registry] | unique | join(", "))"
     elif .outcome == "rehearsed" then "could be published to \([$done[].registry] | unique | join(", "))"
     elif any(.images[]; .build != "built") then "was not built"
     elif env.REHEARSE == "true" then "could not be published everywhere"
     elif $done == [] then "was not published" else "was not published everywhere" end) as $what
  | "\($names | join(", ")) \($what)",
    (.images[] | select(.build != "built") | "\(.name): the build \(if .build == "failed" then "failed" else "was \(.build)" end)"),
    (.images[] | select(.build == "built") | .publications[] | select(.outcome | ended | not) | "\(.registry), \(.repository): \(.reason)"),
    (if env.REHEARSE != "true" and any(.images[] | select(.build == "built") | .publications[]; .outcome == "failed" and (.reason | startswith("refused") | not))
      then "To publish the same bytes there, run the failed jobs again." else empty end),
    .run.url' "$FOLDER/release.json")

jq --raw-output --arg message "$message" '
  def cell: gsub("&"; "&amp;") | gsub("<"; "&lt;") | gsub("(?<c>[\\\\`*_\\[\\]|])"; "\\\(.c)") | gsub("\n"; " ");
  "## \($message | split("\n")[0] | cell)",
  (.images[] | "",
    "**\(.name)** \(if .digest == "" then "" else "`\(.digest)`" end)",
    "",
    "| registry | repository | outcome | tags | seconds |",
    "|---|---|---|---|---|",
    (.publications[] | "| \(.registry | cell) | \(.repository | cell) | \(.outcome)\(if .reason then ": \(.reason | cell)" else "" end) | \(.tags | join(", "))\(if .kept == [] then "" else "; kept as they were: \(.kept | join(", "))" end) | \(.seconds // "") |"),
    (if .platforms == [] then empty else "", "| platform | digest |", "|---|---|", (.platforms[] | "| \(.platform) | `\(.digest)` |") end))' \
  "$FOLDER/release.json" >> "${GITHUB_STEP_SUMMARY:-/dev/stdout}"

output() {
  local end=end-$RANDOM$RANDOM$RANDOM
  printf '%s<<%s\n%s\n%s\n' "$1" "$end" "$2" "$end" >> "${GITHUB_OUTPUT:-/dev/stdout}"
}
output message "$message"
output record "$(jq --compact-output . "$FOLDER/release.json")"
output digest "$(jq --raw-output 'if (.images | length) == 1 then .images[0].digest else "" end' "$FOLDER/release.json")"
output references "$(jq --raw-output '.images[] | .digest as $digest | .publications[] | select(.outcome == "published") | "\(.repository):\(.tags[])@\($digest)"' "$FOLDER/release.json")"

echo "$message"
jq --exit-status '.outcome == "published" or .outcome == "rehearsed"' "$FOLDER/release.json" > /dev/null || {
  echo "::error title=Not fully released::$(head -1 <<< "$message")"
  exit 1
}
