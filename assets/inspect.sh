#!/usr/bin/env bash
# Reads the digests of the image in an OCI layout: https://github.com/opencontainers/image-spec/blob/main/image-layout.md
# LAYOUT folder
set -euo pipefail

if [ ! -f "$LAYOUT/index.json" ]; then
  echo "::error title=No image::There is no image to publish"
  exit 1
fi
digest=$(jq --raw-output '.manifests[0].digest' "$LAYOUT/index.json")
manifest=$LAYOUT/blobs/${digest/://}
# Where there is one platform only, the configuration says which.
config=$(jq --raw-output '.config.digest // empty' "$manifest")
described=$manifest
[ -z "$config" ] || described=$LAYOUT/blobs/${config/://}
platforms=$(jq --compact-output --arg digest "$digest" '
  def platform: [.os, .architecture, .variant] | map(select(. != null)) | join("/");
  if has("manifests") then [.manifests[] | select(.platform.os != "unknown") | {platform: (.platform | platform), digest}]
  else [{platform: platform, digest: $digest}] end' "$described")
printf '%s\n' "digest=$digest" "platforms=$platforms" >> "$GITHUB_OUTPUT"
