/**
 * Actions that set something up, read, test or report: they push no image. Their outputs depend on the machine or on the
 * network. Read at their repositories in 2026; an action that is not here may do anything.
 */
export const HARMLESS_ACTIONS: readonly string[] = [
  'actions/attest', 'actions/attest-build-provenance', 'actions/attest-sbom', 'actions/cache', 'actions/cache/restore', 'actions/cache/save', 'actions/checkout',
  'actions/configure-pages', 'actions/create-github-app-token', 'actions/dependency-review-action', 'actions/deploy-pages', 'actions/first-interaction', 'actions/labeler',
  'actions/setup-dotnet', 'actions/setup-go', 'actions/setup-java', 'actions/setup-node', 'actions/setup-python', 'actions/stale', 'actions/upload-pages-artifact',
  'anchore/sbom-action', 'anchore/sbom-action/download-syft', 'anchore/sbom-action/publish-sbom', 'anchore/scan-action', 'anchore/scan-action/download-grype', 'aquasecurity/setup-trivy', 'aquasecurity/trivy-action',
  'astral-sh/setup-uv', 'aws-actions/configure-aws-credentials', 'azure/login', 'azure/setup-helm', 'azure/setup-kubectl', 'bazel-contrib/setup-bazel',
  'codecov/codecov-action', 'crazy-max/ghaction-dump-context', 'crazy-max/ghaction-github-runtime', 'crazy-max/ghaction-import-gpg', 'crazy-max/ghaction-setup-containerd', 'crazy-max/ghaction-setup-docker', 'crazy-max/ghaction-upx',
  'denoland/setup-deno', 'depot/setup-action', 'docker/bake-action/subaction/list-targets', 'docker/bake-action/subaction/matrix', 'docker/scout-action', 'docker/setup-buildx-action', 'docker/setup-compose-action', 'docker/setup-docker-action', 'docker/setup-qemu-action',
  'dorny/paths-filter', 'dorny/test-reporter', 'dtolnay/rust-toolchain', 'easimon/maximize-build-space', 'endbug/latest-tag',
  'github/codeql-action/analyze', 'github/codeql-action/autobuild', 'github/codeql-action/init', 'github/codeql-action/upload-sarif', 'go-task/setup-task', 'golangci/golangci-lint-action', 'google-github-actions/auth', 'google-github-actions/setup-gcloud',
  'gradle/actions/setup-gradle', 'hadolint/hadolint-action', 'hashicorp/setup-terraform', 'helm/chart-testing-action', 'helm/kind-action', 'imjasonh/setup-crane', 'imjasonh/setup-ko', 'jlumbroso/free-disk-space', 'ko-build/setup-ko',
  'magnetikonline/action-golang-cache', 'manusa/actions-setup-minikube', 'medyagh/setup-minikube', 'mlipscombe/goss-installation-action', 'ncipollo/release-action', 'oras-project/setup-oras', 'ossf/scorecard-action', 'oven-sh/setup-bun',
  'peter-evans/dockerhub-description', 'peter-evans/repository-dispatch', 'pnpm/action-setup', 'regclient/actions/regctl-installer', 'reproducible-containers/buildkit-cache-dance', 'rlespinasse/github-slug-action', 'ruby/setup-ruby',
  'sigstore/cosign-installer', 'softprops/action-gh-release', 'step-security/harden-runner', 'superfly/flyctl-actions/setup-flyctl', 'swatinem/rust-cache', 'taiki-e/install-action', 'tj-actions/changed-files', 'ublue-os/remove-unwanted-software', 'useblacksmith/setup-docker-builder',
];
