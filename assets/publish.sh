#!/usr/bin/env bash
# Publishes the image of an OCI layout to one repository, and makes sure that every tag serves it.
# IMAGE repository · TAGS one a line · DIGEST of the index · LAYOUT folder · USERNAME, PASSWORD
# VERSION 1.2.3 if the run is about one · LATEST tags that follow the latest release on GitHub · OVERWRITE true: a version may be replaced
# GITHUB_TOKEN to ask for that release · ANONYMOUS true: everybody may pull · REHEARSE true: prove that it can be published, and publish nothing
set -euo pipefail
source "${BASH_SOURCE%/*}/registry.sh"

# About ten minutes in all: what lasts longer will not pass by itself.
pauses=(5 10 20 40 80 160 240)
# Registries answer passing faults as a denial too, so it is confirmed once.
pause_after_denial=30

finish() {
  output outcome "$1"
  output reason "$reason"
  output kept "${kept[*]}"
  output seconds $SECONDS
  [ "$1" != failed ] && exit
  echo "::error title=Not published::$IMAGE: ${reason//%/%25}"
  exit 1
}

fail() {
  because "$1" || finish failed
}

kept=()
mapfile -t all < <(grep '[^[:space:]]' <<< "$TAGS")
[ "${#all[@]}" -gt 0 ] || fail "no rule gave a tag for this event"
[[ $DIGEST =~ ^sha256:[0-9a-f]{64}$ ]] || fail "the build gave no digest"
[ -f "$LAYOUT/blobs/${DIGEST/://}" ] || fail "the build handed over no image with the digest $DIGEST"
[[ -n $USERNAME && -n $PASSWORD ]] || fail "the user name or the password for $host is not set"
buildx=$(docker buildx version) || fail "docker with buildx is needed"
if [[ $buildx =~ [[:space:]]v?0\.([0-9]+) ]] && ((10#${BASH_REMATCH[1]} > 0 && 10#${BASH_REMATCH[1]} < 33)); then
  fail "publishing from an OCI layout needs buildx 0.33 or newer, not 0.${BASH_REMATCH[1]}"
fi

versions=() moving=() copied=false
for tag in "${all[@]}"; do
  if [[ -n ${VERSION:-} && $tag == *"$VERSION"* ]]; then versions+=("$tag"); else moving+=("$tag"); fi
done

# A version that was published before this run stays what it is.
check_versions() {
  local tag
  [ "$copied" = false ] || return 0
  for tag in "${versions[@]}"; do
    read_manifest "$tag" || return
    if [[ -n $served && $served != "$DIGEST" && ${OVERWRITE:-} != true ]]; then
      because "refused: $tag already serves $served, and this run built $DIGEST. A version is never replaced: release a new one, or allow it with the option overwrite"
      return
    fi
  done
}

# A tag that follows versions never goes back to a lower one.
is_lower_than() {
  local IFS=. own=${VERSION%%[-+]*} other=$1 index
  local -a left right
  read -ra left <<< "$own"
  read -ra right <<< "$other"
  for index in 0 1 2; do
    if ((10#${left[index]} != 10#${right[index]})); then
      ((10#${left[index]} < 10#${right[index]}))
      return
    fi
  done
  return 1
}

# Whether GitHub marks this version as the latest: https://docs.github.com/en/rest/releases/releases#get-the-latest-release
is_latest_release() {
  local code tag
  code=$(curl --silent --show-error --max-time 60 --header @- --output "$workspace/body" --write-out '%{http_code}' \
    "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/releases/latest" 2> "$workspace/error" <<< "Authorization: Bearer $GITHUB_TOKEN") || because "$(< "$workspace/error")" || return 2
  # There is none until a stable release is published.
  [ "$code" != 404 ] || return 1
  [ "$code" = 200 ] || because "GitHub answered $code when asked for the latest release" || return 2
  tag=$(jq -r .tag_name "$workspace/body")
  tag=${tag#v}
  [ "${tag%%+*}" = "$VERSION" ]
}

# Whether the tag serves a higher version.
serves_higher() {
  local affix
  read_manifest "$1" || return 2
  version=''
  if [[ -n $served && $served != "$DIGEST" ]]; then read_version || return 2; fi
  # Other versions of this image are written as this one is.
  affix=${versions[0]:-$VERSION}
  version=${version#"${affix%%"$VERSION"*}"}
  [[ $version =~ ^v?([0-9]{1,18}\.[0-9]{1,18}\.[0-9]{1,18})([^0-9]|$) ]] && is_lower_than "${BASH_REMATCH[1]}"
}

choose_moving() {
  local tag why
  chosen=() kept=()
  for tag in "${moving[@]}"; do
    why=''
    if [[ -n ${VERSION:-} && " ${LATEST:-} " == *" $tag "* ]]; then
      if is_latest_release; then :; elif [ $? -eq 1 ]; then why="GitHub marks another release as the latest"; else return 1; fi
    elif [ -n "${VERSION:-}" ]; then
      if serves_higher "$tag"; then why="it serves $version, which is higher than $VERSION"; elif [ $? -eq 2 ]; then return 1; fi
    fi
    if [ -n "$why" ]; then
      echo "$IMAGE:$tag is kept: $why"
      kept+=("$tag")
    else
      chosen+=("$tag")
    fi
  done
}

copy() {
  [ $# -eq 0 ] || imagetools create --prefer-index=false "${@/#/--tag=$IMAGE:}" "oci-layout://$LAYOUT@$DIGEST"
}

verify() {
  local tag
  for tag in "$@"; do
    read_manifest "$tag" || return
    echo "$IMAGE:$tag serves ${served:-nothing}"
    [ "$served" = "$DIGEST" ] || because "$tag serves ${served:-nothing}, not $DIGEST" || return
  done
}

# Opens an upload, which only those may who may push, and gives it up.
prove_push() {
  local upload
  request POST "$address/v2/$path/blobs/uploads/" --data '' || return
  upload=$(sed -n 's/^[Ll]ocation: *\([^[:cntrl:]]*\).*/\1/p' "$workspace/headers" | tail -1)
  [[ $upload != /* ]] || upload=$address$upload
  [ -z "$upload" ] || request DELETE "$upload" || echo "$host keeps the empty upload until it expires"
}

attempt() {
  authorize pull,push && check_versions || return
  if [ "${REHEARSE:-}" = true ]; then
    choose_moving && prove_push
    return
  fi
  copy "${versions[@]}" && copied=true && choose_moving && copy "${chosen[@]}" || return
  # The first token may have expired.
  authorize pull,push && verify "${versions[@]}" "${chosen[@]}" || return
  [ "${ANONYMOUS:-}" != true ] || read_anonymously
}

read_anonymously() {
  local USERNAME='' PASSWORD=''
  local -a published=("${versions[@]}" "${chosen[@]}")
  [ "${#published[@]}" -gt 0 ] || return 0
  authorize pull && verify "${published[0]}" && return
  [[ $status != 40[134] ]] || because "published, but nobody can pull it without a login: make it public in the settings of the registry"
  return 1
}

let_docker_log_in
denials=0
for pause in "${pauses[@]}" ''; do
  if attempt; then
    reason=''
    if [ "${REHEARSE:-}" = true ]; then finish rehearsed; else finish published; fi
  fi
  echo "$IMAGE: $reason"
  if [[ $reason =~ [[:space:]]40[13]([[:space:]]|:|$)|[Dd]enied|DENIED|[Uu]nauthorized|insufficient_scope|^refused|^published, ]]; then
    denials=$((denials + 1))
  else
    denials=0
  fi
  if [[ -z $pause || $denials -eq 2 ]]; then fail "$reason"; fi
  [ $denials -eq 0 ] || pause=$pause_after_denial
  sleep "$pause"
done
