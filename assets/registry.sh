#!/usr/bin/env bash
# Speaks to the registry of IMAGE by its HTTP interface: https://github.com/opencontainers/distribution-spec/blob/main/spec.md
# Sourced by the other scripts. Credentials go through files, never through arguments, which every process can see.
# USERNAME, PASSWORD; both empty: nobody
# shellcheck disable=SC2034 # what it leaves in variables is read by those scripts
host=${IMAGE%%/*} path=${IMAGE#*/} status='' reason='' served='' version=''
case $host in
  docker.io) address=https://registry-1.docker.io ;;
  *) address=https://$host ;;
esac
[[ ! $host =~ ^(localhost|127(\.[0-9]+){3})(:[0-9]+)?$ ]] || address=http://$host
workspace=$(mktemp --directory --tmpdir="${RUNNER_TEMP:-${TMPDIR:-/tmp}}")
trap 'rm -rf "$workspace"' EXIT

output() { echo "$1=$2" >> "${GITHUB_OUTPUT:-/dev/null}"; }

# Why something failed, in one line without the credentials: GitHub drops an output that holds a secret.
because() {
  reason=$(tr -s '[:cntrl:]' ' ' <<< "$1")
  [ -z "$PASSWORD" ] || reason=${reason//"$(credential)"/***}
  [ -z "$PASSWORD" ] || reason=${reason//"$PASSWORD"/***}
  [ -z "$USERNAME" ] || reason=${reason//"$USERNAME"/***}
  # GitHub reads ##[ as the beginning of a command, wherever it stands.
  reason=${reason//'##['/'## ['}
  reason=${reason:0:400} reason=${reason% }
  return 1
}

# Sends a request: METHOD URL [OPTION…]. Leaves status, and headers and body as files.
request() {
  local method=$1 url=$2 words
  shift 2
  status=$(curl --silent --show-error --globoff --location --max-time 60 --request "$method" --header "@$workspace/authorization" --dump-header "$workspace/headers" \
    --output "$workspace/body" --write-out '%{http_code}' "$@" "$url" 2> "$workspace/error") || { status='' && because "$(< "$workspace/error")" || return; }
  [[ $status != 2* ]] || return 0
  words=$(jq -er '.errors[0] | [.code, .message] | map(select(. != null)) | join(": ") | select(. != "")' "$workspace/body" 2> /dev/null) ||
    words=$(head -c 4000 "$workspace/body" | tr -d '\0')
  because "$host answered $status${words:+: $words}"
}

credential() {
  [ -z "$PASSWORD" ] || printf %s "$USERNAME:$PASSWORD" | base64 --wrap=0
}

# Gets the right to do ACTIONS in the repository: https://distribution.github.io/distribution/spec/auth/token/
authorize() {
  local challenge basic realm service=''
  basic=$(credential)
  : > "$workspace/authorization"
  ! request GET "$address/v2/" || return 0
  [ "$status" = 401 ] || return
  challenge=$(grep -i '^www-authenticate:' "$workspace/headers" | tail -1) || return
  [ -z "$basic" ] || echo "Authorization: Basic $basic" > "$workspace/authorization"
  if [[ ! $challenge =~ [Bb]earer[[:space:]].*realm=\"([^\"]+)\" ]]; then
    request GET "$address/v2/"
    return
  fi
  realm=${BASH_REMATCH[1]}
  [[ ! $challenge =~ service=\"([^\"]*)\" ]] || service=${BASH_REMATCH[1]}
  request GET "$realm" --get --data-urlencode "service=$service" --data-urlencode "scope=repository:$path:$1" || return
  echo "Authorization: Bearer $(jq -r '.token // .access_token' "$workspace/body")" > "$workspace/authorization"
}

# Lets docker log in as the same user, and forgets it with the rest.
let_docker_log_in() {
  local plugins=${DOCKER_CONFIG:-$HOME/.docker}/cli-plugins account=$host
  # Docker keeps the login to Docker Hub under its old address.
  [ "$host" != docker.io ] || account=https://index.docker.io/v1/
  mkdir "$workspace/docker"
  [ ! -d "$plugins" ] || ln -s "$plugins" "$workspace/docker/cli-plugins"
  export DOCKER_CONFIG=$workspace/docker
  credential | jq --raw-input --slurp --arg account "$account" '{auths: {($account): {auth: .}}}' > "$DOCKER_CONFIG/config.json"
}

# Reads what a tag or digest serves, to the last byte. Only 404 means nothing.
read_manifest() {
  local type=application/vnd.oci.image docker=application/vnd.docker.distribution.manifest
  served=''
  if request GET "$address/v2/$path/manifests/$1" --header "Accept: $type.index.v1+json, $type.manifest.v1+json, $docker.list.v2+json, $docker.v2+json"; then
    served=sha256:$(sha256sum < "$workspace/body" | cut -d ' ' -f 1)
  else
    [ "$status" = 404 ]
  fi
}

# Reads the version of the image that was read last: its annotation or, failing that, the label of its first platform.
read_version() {
  local key=org.opencontainers.image.version child config
  version=$(jq -r --arg key $key '.annotations[$key] // empty' "$workspace/body")
  child=$(jq -r '[.manifests[]? | select(.platform.os != "unknown")][0].digest // empty' "$workspace/body")
  if [ -z "$version" ] && [ -n "$child" ]; then read_manifest "$child" || return; fi
  config=$(jq -r '.config.digest // empty' "$workspace/body")
  if [ -z "$version" ] && [ -n "$config" ]; then
    request GET "$address/v2/$path/blobs/$config" || return
    version=$(jq -r --arg key $key '.config.Labels[$key] // empty' "$workspace/body")
  fi
}

# Writes to the log, where no line of it can be a command to GitHub, and gives docker's last words as the reason when it fails.
imagetools() {
  local words
  timeout 20m docker buildx imagetools "$@" 2>&1 | tee "$workspace/log" | sed --unbuffered 's/^/docker: /; s/##\[/## [/g' && return
  # What was sent, and the query of an address, are long and say nothing.
  words=$(sed -E -n '/^ERROR: /,$ { s/^ERROR: //; s/^(copy [^ ]* from|publish) [^ ]* to [^ ]*: //; s/^failed commit on ref "[^"]*": //; s/\?[^ ]*:/:/g; p }' "$workspace/log")
  [ -n "$words" ] || words=$(grep '[^[:space:]]' "$workspace/log" | tail -1) || true
  because "${words:-docker did not end within 20 minutes}"
}
