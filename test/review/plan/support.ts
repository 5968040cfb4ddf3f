import { canonicalEvents, NamedEvent } from '../../../src/simulate/events/canonical-events';
import { parseEventArgument } from '../../../src/simulate/events/event-argument';
import { Plan, planOf } from '../../../src/simulate/plan';
import { readWorkflow } from '../../../src/simulate/workflow-file';
import { FACTS, PATH } from '../../simulate/support';

/**
 * The plan of a workflow.
 *
 * @param events as `parseEventArgument` takes them; those that its triggers allow if none are given
 */
export function planFor(text: string, events: readonly string[] = [], path = PATH): Plan {
  const workflow = readWorkflow(path, text);
  const surroundings = { on: workflow.on, facts: FACTS };
  const canonical = canonicalEvents(workflow.on, FACTS);
  const named = events.map((id): NamedEvent => ({ id, title: canonical.find((event) => event.id === id)?.title ?? id, event: parseEventArgument(id, surroundings) }));
  return planOf(workflow, { facts: FACTS }, named.length === 0 ? undefined : named);
}

/** A workflow that builds once and publishes to two registries, one of them perhaps. */
export const RELEASE = `name: Release
on:
  push: { branches: [main] }
  pull_request:
  workflow_dispatch: { inputs: { tag: { type: string, required: true } } }
permissions:
  contents: read # to check out
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: docker/build-push-action@v6
        with: { platforms: 'linux/amd64,linux/arm64', outputs: 'type=oci,dest=image.tar' }
      - { uses: actions/upload-artifact@v4, with: { name: image } }
  publish-ghcr:
    needs: build
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    environment: production
    permissions:
      contents: read # to check out
      packages: write # to push | to ghcr.io
    steps:
      - { uses: actions/download-artifact@v4, with: { name: image } }
      - run: docker buildx imagetools create --tag ghcr.io/acme/web:\${{ inputs.tag || github.ref_name }} oci-layout://image
  publish-hub:
    needs: build
    if: github.event_name != 'pull_request'
    runs-on: ubuntu-latest
    steps:
      - { uses: docker/login-action@v3, with: { username: '\${{ vars.HUB_USER }}', password: '\${{ secrets.HUB_TOKEN }}' } }
      - { uses: actions/download-artifact@v4, with: { name: image } }
      - if: vars.HUB_USER
        uses: docker/build-push-action@v6
        with: { push: true, tags: 'acme/web:\${{ github.ref_name }}' }
  notify:
    needs: [build, publish-ghcr, publish-hub]
    if: failure()
    runs-on: ubuntu-latest
    steps: [{ uses: acme/notify@v1 }]
`;
