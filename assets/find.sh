#!/usr/bin/env bash
# Looks whether one repository serves a version, and copies it into an OCI layout unless another one gave it already.
# IMAGE repository · TAGS one a line, the first is looked for · LAYOUT folder · USERNAME, PASSWORD
# That it cannot be read there is no error: another registry may have it.
set -euo pipefail
source "${BASH_SOURCE%/*}/registry.sh"

mapfile -t all < <(grep '[^[:space:]]' <<< "$TAGS")
tag=${all[0]}

for pause in 5 15 30 ''; do
  if authorize pull && read_manifest "$tag"; then break; fi
  # Docker Hub denies what does not exist.
  if [[ -z $pause || $status == 40[13] ]]; then
    echo "::warning title=Not looked into::$IMAGE: $reason"
    exit
  fi
  sleep "$pause"
done

echo "$IMAGE:$tag serves ${served:-nothing}"
[ -n "$served" ] || exit 0

# Another registry may have served it, and not let it be copied.
if [ -f "$LAYOUT.digest" ] && [ "$served" != "$(< "$LAYOUT.digest")" ]; then
  found=$(< "$LAYOUT.digest")
  echo "::error title=Two images::$IMAGE:$tag serves $served, another registry $found. Delete the tag where it is wrong, then repair"
  exit 1
fi
echo "$served" > "$LAYOUT.digest"
[ ! -f "$LAYOUT/index.json" ] || exit 0
let_docker_log_in
imagetools create --prefer-index=false "--tag=oci-layout://$LAYOUT:image" "$IMAGE@$served" || {
  rm -rf "$LAYOUT"
  echo "::warning title=Not copied::$IMAGE: $reason"
}
