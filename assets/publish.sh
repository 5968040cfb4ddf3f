#!/usr/bin/env bash
# Publishes the image of an OCI layout to one repository, and makes sure that every tag serves it.
# IMAGE repository · TAGS one a line · DIGEST of the index · LAYOUT folder · USERNAME, PASSWORD · REHEARSE true: publish nothing
set -euo pipefail
registry=${IMAGE%%/*}

fail() {
  echo "::error title=$1::$2"
  exit 1
}

mapfile -t references < <(grep . <<< "$TAGS")
[ "${#references[@]}" -gt 0 ] || fail "No tag" "No rule gave $IMAGE a tag for this event"
references=("${references[@]/#/$IMAGE:}")
[[ -n $USERNAME && -n $PASSWORD ]] || fail "No login" "The user name or the password for $registry is not set"
version=$(docker buildx version) || fail "No buildx" "Publishing needs docker with buildx"
[[ ! $version =~ [[:space:]]v?0\.([0-9]+) || ${BASH_REMATCH[1]} -eq 0 || ${BASH_REMATCH[1]} -ge 33 ]] ||
  fail "Buildx is too old" "Publishing from an OCI layout needs buildx 0.33 or newer, not 0.${BASH_REMATCH[1]}"

login() { docker login "$registry" --username "$USERNAME" --password-stdin <<< "$PASSWORD"; }
copy() { docker buildx imagetools create --prefer-index=false "$@" "${references[@]/#/--tag=}" "oci-layout://$LAYOUT@$DIGEST"; }
verify() {
  local reference served
  for reference in "${references[@]}"; do
    served=$(docker buildx imagetools inspect "$reference" --format '{{.Manifest.Digest}}') || return
    echo "$reference serves $served"
    [ "$served" = "$DIGEST" ] || return
  done
}
attempt() {
  if [ "${REHEARSE:-}" = true ]; then login && copy --dry-run; else login && copy && verify; fi
}

# Docker keeps the login to Docker Hub under its old address.
trap 'docker logout "${registry/#docker.io/https://index.docker.io/v1/}" || true' EXIT
for pause in 5 15 30 60 0; do
  if attempt; then exit; fi
  sleep "$pause"
done
fail "Not published" "$IMAGE does not serve $DIGEST under every tag"
