import { Value } from '../../../simulate/value';
import { isMapping, JobSource, list, mapping } from '../../../simulate/workflow-file';
import { KeyPath } from '../locate';
import { Rule } from '../rule';

interface Image {
  readonly name: string;
  readonly path: KeyPath;
}

/** An image that runs in the release must not change under its name. */
export const unpinnedImages: Rule = {
  id: 'unpinned-images',
  severity: 'note',
  title: 'An image that a job runs is not pinned to a digest',
  explanation: 'A tag can be moved. The image sees what the job has: a container runs its steps, the builder sees the secrets of the build, and the emulators are installed with all rights.',
  check: ({ workflow, source, locate }) => workflow.jobs.flatMap((job) => [
    ...imagesOfJob(job.id, mapping(mapping(source.jobs)[job.id])),
    ...imagesOfSteps(job),
  ]).filter(({ name }) => !name.includes('${{') && !/@sha256:[0-9a-f]{64}$/.test(name)).map(({ name, path }) => ({
    at: locate(path, name), message: `The image ${name} is not pinned to a digest`, help: `Add its digest: ${name}@sha256:…`,
  })),
};

function imagesOfJob(id: string, job: { readonly container?: Value; readonly services?: Value }): Image[] {
  const containers: [KeyPath, Value | undefined][] = [
    [['jobs', id, 'container'], job.container],
    ...Object.entries(mapping(job.services)).map(([name, service]): [KeyPath, Value] => [['jobs', id, 'services', name], service]),
  ];
  return containers.flatMap(([path, container]) => {
    const [name, place] = isMapping(container) ? [container.image, [...path, 'image']] : [container, path];
    return typeof name === 'string' && name !== '' ? [{ name, path: place }] : [];
  });
}

function imagesOfSteps({ id, steps }: JobSource): Image[] {
  return steps.flatMap(({ uses = '', with: inputs }, index) => {
    const path = ['jobs', id, 'steps', index, 'with'];
    if (/^docker\/setup-qemu-action@/i.test(uses) && typeof inputs.image === 'string') {
      return [{ name: inputs.image, path: [...path, 'image'] }];
    }
    if (/^docker\/setup-buildx-action@/i.test(uses)) {
      return list(inputs['driver-opts']).flatMap((options) => [...String(options).matchAll(/(?:^|[\s,])image=([^\s,]+)/g)].map(([, name]) => ({ name, path: [...path, 'driver-opts'] })));
    }
    return [];
  });
}
