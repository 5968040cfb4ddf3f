/**
 * Programs that neither push images nor write what a workflow reads, whatever their arguments; with a second word, only
 * that command of theirs. Those that only get data, move files or install things: what they install is not run.
 */
export const HARMLESS: ReadonlySet<string> = new Set([
  // Of every system
  '7z', 'awk', 'base64', 'basename', 'brew', 'bunzip2', 'bzip2', 'cat', 'chmod', 'chown', 'chgrp', 'cmp', 'column', 'comm', 'cp', 'curl', 'cut', 'date', 'dd', 'df', 'diff', 'dirname', 'dos2unix', 'du',
  'egrep', 'envsubst', 'expr', 'fgrep', 'file', 'find', 'fold', 'free', 'fuser', 'gawk', 'getconf', 'getent', 'gpg', 'grep', 'groups', 'gunzip', 'gzip', 'head', 'hostname', 'iconv', 'id', 'install', 'ip',
  'join', 'jq', 'kill', 'killall', 'less', 'ln', 'ls', 'lsb_release', 'lsblk', 'lscpu', 'md5sum', 'mkdir', 'mkfifo', 'mktemp', 'more', 'mount', 'mv', 'nc', 'netstat', 'nl', 'nproc', 'nslookup', 'od',
  'openssl', 'paste', 'patch', 'pgrep', 'ping', 'pkill', 'printenv', 'ps', 'pwd', 'readlink', 'realpath', 'rev', 'rm', 'rmdir', 'rsync', 'sed', 'seq', 'sha1sum', 'sha256sum', 'sha512sum', 'shasum', 'shuf',
  'sleep', 'sort', 'split', 'ss', 'stat', 'strings', 'swapoff', 'swapon', 'sync', 'sysctl', 'systemctl', 'tac', 'tail', 'tar', 'tee', 'touch', 'tr', 'tree', 'truncate', 'umount',
  'uname', 'uniq', 'unxz', 'unzip', 'uptime', 'uuidgen', 'wc', 'wget', 'which', 'who', 'whoami', 'xmllint', 'xxd', 'xz', 'yes', 'yq', 'zip', 'zstd', 'fallocate', 'service', 'modprobe', 'update-binfmts',
  // Packages and compilers
  'apk', 'apt', 'apt-get', 'apt-key', 'add-apt-repository', 'apt-cache', 'dnf', 'dpkg', 'yum', 'rpm', 'snap', 'update-alternatives', 'corepack', 'pip install', 'pip3 install', 'pipx install', 'npm ci', 'npm install', 'npm i',
  'npm test', 'npm t', 'npm version', 'npm config', 'npm pkg', 'npm cache', 'npm view', 'npm audit', 'yarn install', 'yarn config', 'pnpm install', 'pnpm i', 'pnpm config', 'go build', 'go test', 'go vet', 'go mod', 'go env',
  'go version', 'go list', 'go get', 'go install', 'go fmt', 'gofmt', 'golangci-lint', 'cargo build', 'cargo test', 'cargo fetch', 'cargo install', 'rustup', 'gem install', 'composer install', 'dotnet restore', 'dotnet --version',
  'gcc', 'cc', 'clang', 'node --version', 'node -v', 'npm --version', 'npm -v', 'python --version', 'python3 --version', 'java -version', 'shellcheck', 'hadolint', 'actionlint',
  // Git, clouds and clusters
  'git', 'git-lfs', 'ssh-keygen', 'ssh-keyscan', 'ssh-add', 'ssh-agent', 'aws ecr', 'aws sts', 'aws s3', 'aws configure', 'gcloud auth', 'gcloud config', 'az login', 'az account', 'kubectl', 'helm lint', 'helm template', 'helm repo', 'helm dependency', 'helm package', 'helm upgrade', 'helm install', 'helm version', 'kustomize', 'minikube', 'kind', 'oc',
  // What looks at images, or signs them
  'cosign verify', 'cosign version', 'cosign generate', 'trivy', 'grype', 'syft', 'dive', 'snyk', 'docker-credential-ecr-login',
  // What only tells GitHub something
  'gh auth', 'gh release', 'gh pr', 'gh issue', 'gh api', 'gh run', 'gh repo', 'gh attestation', 'gh cache',
]);

/** Programs that do something and are expected to work: that they do is no condition worth to be told. */
const ACTIONS = new Set(['apt', 'apt-get', 'cd', 'chmod', 'cp', 'corepack', 'crane', 'go', 'ln', 'mkdir', 'mv', 'npm', 'pip', 'pip3', 'podman', 'buildah', 'pnpm', 'rm', 'skopeo', 'source', 'tar', 'unzip', 'wget', 'yarn', 'sleep', 'touch', 'tee', 'make']);

const QUESTIONS = /^docker( (image|manifest|container|buildx|network|volume|compose))*( imagetools)? (inspect|ls|ps|images|info|version|exec|run|start|wait|logs)\b/;

/** Whether a program is to do something, not to answer by how it ends. */
export function isAction(words: readonly string[]): boolean {
  return words[0] === 'docker' ? !QUESTIONS.test(words.join(' ')) : ACTIONS.has(words[0]);
}

/** Whether a program is known to do nothing that is of interest here. */
export function isHarmless(words: readonly string[]): boolean {
  return HARMLESS.has(words[0]) || HARMLESS.has(words.slice(0, 2).join(' ')) || (words.length === 2 && /^(--?version|-v|--help|version)$/.test(words[1]));
}

/** Programs that run the one that follows, and how many words of their own it comes after; options aside. */
export const WRAPPERS: Readonly<Record<string, { readonly own: number; readonly flags: readonly string[] }>> = {
  sudo: { own: 0, flags: ['-E', '-H', '-n', '-S', '-i', '-s', '-k'] },
  env: { own: 0, flags: ['-i', '-0'] },
  nohup: { own: 0, flags: [] },
  nice: { own: 0, flags: [] },
  ionice: { own: 0, flags: [] },
  stdbuf: { own: 0, flags: [] },
  setsid: { own: 0, flags: [] },
  time: { own: 0, flags: ['-p', '-v'] },
  command: { own: 0, flags: ['-p'] },
  builtin: { own: 0, flags: [] },
  exec: { own: 0, flags: ['-c', '-l'] },
  timeout: { own: 1, flags: ['--foreground', '--preserve-status', '-v'] },
};
