/** A commit. */
export const A = 'a'.repeat(40);
/** Another commit. */
export const B = 'b'.repeat(40);
/** The step that builds and pushes. */
export const BUILD = '      - uses: docker/build-push-action@v6';
/** What it pushes. */
export const TAGS = 'tags: ghcr.io/acme/web:${{ github.ref_name }}';

/** A workflow that checks, and then builds and pushes behind an environment. */
export const RELEASE = `
name: release
on:
  push:
    branches: [main]
  release:
    types: [published]
permissions: {}
jobs:
  test:
    runs-on: ubuntu-24.04
    permissions:
      contents: read
    steps:
      - uses: actions/checkout@${A} # v4.1.0
  publish:
    needs: [test]
    runs-on: ubuntu-24.04
    environment: production
    permissions:
      contents: read
      packages: write
    steps:
      - uses: docker/login-action@v3
        with:
          registry: ghcr.io
          username: acme
          password: \${{ secrets.REGISTRY_TOKEN }}
      - uses: docker/build-push-action@v6
        with:
          platforms: linux/amd64,linux/arm64
          push: true
          tags: ghcr.io/acme/web:\${{ github.ref_name }}
`;

/** The workflow with some texts replaced; each must be in it. */
export function releaseWith(...replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((text, [old, by]) => {
    expect(text).toContain(old);
    return text.replace(old, by);
  }, RELEASE);
}

/** The ids of its events. */
export const ALL = ['push', 'release:v1.2.3', 'release:v1.3.0-rc.1?prerelease'];
