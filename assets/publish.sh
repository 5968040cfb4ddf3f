#!/usr/bin/env bash
# Publishes the image of an OCI layout to one repository, and makes sure that every tag serves it.
# IMAGE repository · TAGS one a line · DIGEST of the index · LAYOUT folder · USERNAME, PASSWORD · REHEARSE true: publish nothing
set -euo pipefail
registry=${IMAGE%%/*}

fail() {
  echo "::error title=$1::$2"
  exit 1
}

mapfile -t references < <(grep '[^[:space:]]' <<< "$TAGS")
[ "${#references[@]}" -gt 0 ] || fail "No tag" "No rule gave $IMAGE a tag for this event"
references=("${references[@]/#/$IMAGE:}")
[[ $DIGEST =~ ^sha256:[0-9a-f]{64}$ ]] || fail "No digest" "The build gave no digest of $IMAGE"
[[ -n $USERNAME && -n $PASSWORD ]] || fail "No login" "The user name or the password for $registry is not set"
version=$(docker buildx version) || fail "No buildx" "Publishing needs docker with buildx"
if [[ $version =~ [[:space:]]v?0\.([0-9]+) ]] && ((10#${BASH_REMATCH[1]} > 0 && 10#${BASH_REMATCH[1]} < 33)); then
  fail "Buildx is too old" "Publishing from an OCI layout needs buildx 0.33 or newer, not 0.${BASH_REMATCH[1]}"
fi

login() { timeout 1m docker login "$registry" --username "$USERNAME" --password-stdin <<< "$PASSWORD"; }
copy() { timeout 10m docker buildx imagetools create --prefer-index=false "$@" "${references[@]/#/--tag=}" "oci-layout://$LAYOUT@$DIGEST"; }
verify() {
  local reference served
  for reference in "${references[@]}"; do
    served=$(timeout 1m docker buildx imagetools inspect "$reference" --format '{{.Manifest.Digest}}') || return
    echo "$reference serves $served"
    [ "$served" = "$DIGEST" ] || return
  done
}
attempt() {
  if [ "${REHEARSE:-}" = true ]; then login && copy --dry-run; else login && copy && verify; fi
}

# Docker keeps the login to Docker Hub under its old address.
[ "$registry" = docker.io ] && address=https://index.docker.io/v1/ || address=$registry
trap 'docker logout "$address" || true' EXIT
for pause in 5 15 30 60 0; do
  if attempt; then exit; fi
  sleep "$pause"
done
fail "Not published" "$IMAGE does not serve $DIGEST under every tag"
