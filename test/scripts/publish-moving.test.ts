import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { configOf, Image, image, platformsOf } from './image';
import { authorized, BUILT, error, published, publishing, read } from './publish';

const it = publishing();
const keptLine = (tag: string, served: string, own = '1.2.3') => `${it.registry.repository}:${tag} is kept: it serves ${served}, which is higher than ${own}`;

describe('publish.sh moves tags forward', () => {
  // the own version, what tags serve that are kept, what tags serve that are moved
  test.each([
    ['1.2.3', ['1.2.4', '1.3.0', '2.0.0', 'v1.2.4', '1.2.4-alpine', '1.2.4-rc.1', '1.2.10', '1.10.0', '10.0.0'], ['1.2.2', '1.2.3', '1.1.9', '0.9.9', '0.3.4', 'v1.2.2', '1.2.3-rc.1']],
    ['2.0.0', ['2.0.1', '2.1.0', '3.0.0'], ['1.9.9', '1.0.1', '1.10.0', '0.0.9', '2.0.0']],
    ['1.10.0', ['1.11.0', '1.100.0', '1.10.1'], ['1.9.0', '1.9.10', '1.09.0', '1.2.20', '0.11.0']],
    ['1.9.10', ['1.10.0', '1.9.11', '1.9.100', '1.010.0'], ['1.9.9', '1.9.2', '1.8.11']],
    ['1.8.0', ['1.09.0', '1.8.01', '09.0.0'], ['1.08.0', '1.07.9', '01.08.0', '0.9.9']],
    ['1.3.0-rc.1', ['1.3.1', '1.4.0', '2.0.0'], ['1.2.9', '1.3.0-beta.1', '0.9.9']],
  ])('%s over lower ones only', async (own, keeps, moves) => {
    // GIVEN
    const tag = (served: string) => `on-${served.replaceAll('.', '_')}`;
    [...keeps, ...moves].forEach((served) => it.registry.has(image({ annotation: served, salt: 'before' }), tag(served)));

    // WHEN
    const { status, outputs, stdout } = await it.run({ TAGS: [own, ...[...keeps, ...moves].map(tag)].join('\n'), VERSION: own });

    // THEN
    expect(outputs).toMatchObject({ outcome: 'published', reason: '', kept: keeps.map(tag).join(' ') });
    expect(it.registry.of('docker')).toEqual([own, moves.map(tag).join(' ')]);
    expect(stdout.filter((line) => line.includes(' is kept'))).toEqual(keeps.map((served) => keptLine(tag(served), served, own)));
    expect(status).toBe(0);
  });

  test('over what is no version', async () => {
    // GIVEN
    const served = ['latest', 'main', '2', '2.0', '', '20240101-abc', 'other-9.9.9', 'a[$(touch x)].9.9', '$(touch x)', '99999999999999999999.0.0', '-1.9.9', '9.9.', ' 9.9.9', '9..9.9'];
    served.forEach((annotation, index) => it.registry.has(image({ annotation }), `on-${index}`));

    // WHEN
    const { status, outputs } = await it.run({ TAGS: ['1.2.3', ...served.map((_, index) => `on-${index}`)].join('\n') });

    // THEN
    expect(outputs).toMatchObject({ outcome: 'published', kept: '' });
    expect(it.registry.of('docker')).toEqual(['1.2.3', served.map((_, index) => `on-${index}`).join(' ')]);
    expect(status).toBe(0);
  });

  test('and keeps each that serves a higher version, and reads those back that it moved', async () => {
    // GIVEN
    it.registry.has(image({ annotation: '2.0.0', salt: 'a' }), 'latest');
    it.registry.has(image({ annotation: '1.2.2', salt: 'b' }), '1.2');
    it.registry.has(image({ annotation: '1.3.0', salt: 'c' }), '1');

    // WHEN
    const { status, outputs } = await it.run({ TAGS: '1.2.3\n1.2\n1\nlatest' });

    // THEN
    expect(it.registry.events.filter((event) => !event.includes('sha256:'))).toEqual([
      ...authorized(), read('1.2.3'), 'docker 1.2.3', read('1.2'), read('1'), read('latest'), 'docker 1.2', ...authorized(), read('1.2.3'), read('1.2'),
    ]);
    expect(outputs).toMatchObject({ outcome: 'published', kept: '1 latest' });
    expect(status).toBe(0);
  });

  test('and copies nothing more where it keeps all', async () => {
    // GIVEN
    it.registry.has(image({ annotation: '2.0.0', salt: 'a' }), 'latest');

    // WHEN
    const { status, outputs } = await it.run({ TAGS: 'latest' });

    // THEN
    expect(it.registry.events).toEqual([...authorized(), read('latest'), ...authorized()]);
    expect(outputs).toMatchObject({ outcome: 'published', kept: 'latest' });
    expect(status).toBe(0);
  });

  const labelled: [string, Image, boolean][] = [
    ['the label of its first platform', image({ labels: ['1.2.4', '1.0.0'], salt: 'x' }), true],
    ['no label of its second platform', image({ labels: ['1.0.0', '1.2.4'], salt: 'x' }), false],
    ['the label of its first platform, not of an attestation', image({ labels: ['1.2.4'], attested: true, salt: 'x' }), true],
    ['no label', image({ salt: 'x' }), false],
    ['its annotation rather than its label', image({ annotation: '1.2.2', labels: ['1.2.4'], salt: 'x' }), false],
    ['its label where it is one manifest', image({ labels: ['1.2.4'], single: true, salt: 'x' }), true],
    ['its annotation where it is one manifest', image({ annotation: '1.2.4', labels: ['1.0.0'], single: true, salt: 'x' }), true],
    ['no platforms', image({ platforms: [], salt: 'x' }), false],
  ];
  test.each(labelled)('and knows the version by %s', async (_name, served, isKept) => {
    // GIVEN
    it.registry.has(served, 'latest');

    // WHEN
    const { status, outputs } = await it.run({ TAGS: '1.2.3\nlatest' });

    // THEN
    expect(outputs).toMatchObject({ outcome: 'published', kept: isKept ? 'latest' : '' });
    expect(it.registry.of('docker')).toEqual(isKept ? ['1.2.3'] : ['1.2.3', 'latest']);
    expect(status).toBe(0);
  });

  test('and reads no more of the image than it needs', async () => {
    // GIVEN
    const served = it.registry.has(image({ labels: ['1.2.4'], salt: 'x' }), 'latest');

    // WHEN
    await it.run({ TAGS: '1.2.3\nlatest' });

    // THEN
    const [platform] = platformsOf(served);
    expect(it.registry.events).toEqual([
      ...authorized(), read('1.2.3'), 'docker 1.2.3',
      read('latest'), read(platform), `GET /v2/acme/app/blobs/${configOf(served, platform)} (a token of robot)`,
      ...authorized(), read('1.2.3'),
    ]);
  });

  test('and sends the token to no other server that keeps the blobs', async () => {
    // GIVEN
    const served = it.registry.has(image({ labels: ['1.2.4'], single: true, salt: 'x' }), 'latest');
    const config = configOf(served, served.digest);
    const headers: unknown[] = [];
    const storage = createServer((request, response) => {
      headers.push(request.headers.authorization);
      response.end(served.blobs.get(config));
    });
    await new Promise<void>((resolve) => storage.listen(0, '127.0.0.1', resolve));
    it.registry.will(`GET /v2/acme/app/blobs/${config}`, [307, '', { location: `http://127.0.0.1:${(storage.address() as AddressInfo).port}/blob?signature=x` }]);

    // WHEN
    const { status, outputs } = await it.run({ TAGS: '1.2.3\nlatest' });
    storage.close();

    // THEN
    expect(headers).toEqual([undefined]);
    expect(outputs.kept).toBe('latest');
    expect(status).toBe(0);
  });

  test.each([
    ['the tag', () => 'latest', 'manifests'],
    ['its platform', (served: Image) => platformsOf(served)[0], 'manifests'],
    ['its configuration', (served: Image) => configOf(served, platformsOf(served)[0]), 'blobs'],
  ])('and moves none before it could read %s', async (_name, what, kind) => {
    // GIVEN
    const served = it.registry.has(image({ labels: ['1.2.4'], salt: 'x' }), 'latest');
    it.registry.will(`GET /v2/acme/app/${kind}/${what(served)}`, error(503, 'UNAVAILABLE', 'later'), error(503, 'UNAVAILABLE', 'later'));

    // WHEN
    const { outputs } = await it.run({ TAGS: '1.2.3\nlatest' });

    // THEN
    expect(it.registry.of('sleep')).toEqual(['5', '10']);
    expect(it.registry.of('docker')).toEqual(['1.2.3', '1.2.3', '1.2.3']);
    expect(outputs).toMatchObject({ outcome: 'published', kept: 'latest' });
  });

  test('where nothing is served', async () => {
    // WHEN
    const { status, outputs } = await it.run({ TAGS: '1.2.3\n1.2\nlatest' });

    // THEN
    expect(it.registry.events).toEqual(published(['1.2.3'], ['1.2', 'latest']));
    expect(outputs.kept).toBe('');
    expect(status).toBe(0);
  });

  test('where something is served that is no image', async () => {
    // GIVEN
    it.registry.will('GET /v2/acme/app/manifests/latest', [200, 'no JSON']);

    // WHEN
    const { status, outputs } = await it.run({ TAGS: '1.2.3\nlatest' });

    // THEN
    expect(outputs).toMatchObject({ outcome: 'published', kept: '' });
    expect(status).toBe(0);
  });

  test('where this image is served already', async () => {
    // GIVEN
    const high = image({ annotation: '9.0.0', salt: 'built' });
    it.registry.has(BUILT, 'latest', '1.2.3');
    it.registry.has(high);

    // WHEN
    const { outputs } = await it.run({ TAGS: '1.2.3\nlatest' });

    // THEN
    expect(it.registry.events).toEqual(published(['1.2.3'], ['latest']));
    expect(outputs.kept).toBe('');
  });

  test('but all in a run that is about no version', async () => {
    // GIVEN
    it.registry.has(image({ annotation: '9.0.0', salt: 'x' }), 'latest', 'main');

    // WHEN
    const { outputs } = await it.run({ TAGS: 'main\nlatest', VERSION: '' });

    // THEN
    expect(it.registry.events).toEqual(published([], ['main', 'latest'], false));
    expect(outputs).toMatchObject({ outcome: 'published', kept: '' });
  });

  // the tag of the own version 1.2.3, what tags serve that are kept, what tags serve that are moved
  test.each([
    ['v1.2.3', ['v1.2.4', '1.2.4'], ['v1.2.2', '1.2.2']],
    ['1.2.3-alpine', ['1.2.4-alpine', '1.2.4', 'v2.0.0'], ['1.2.2-alpine', '1.2.2', '0.9.9-alpine']],
    ['k8s1.30-1.2.3', ['k8s1.30-1.2.4', 'k8s1.30-2.0.0'], ['k8s1.30-1.2.2', 'k8s1.31-1.2.4', 'k8s1.30']],
    ['cuda-12.4.1-1.2.3', ['cuda-12.4.1-1.10.0'], ['cuda-12.4.1-1.2.2', 'cuda-12.5.0-9.9.9']],
    ['12.4.1-1.2.3', ['12.4.1-1.2.4'], ['12.4.1-1.2.2']],
  ])('where versions are written like %s', async (own, keeps, moves) => {
    // GIVEN
    const all = [...keeps, ...moves];
    all.forEach((served, index) => it.registry.has(image({ annotation: served, salt: 'x' }), `on-${index}`));

    // WHEN
    const { outputs } = await it.run({ TAGS: [own, ...all.map((_, index) => `on-${index}`)].join('\n') });

    // THEN
    const kept = outputs.kept.split(' ').map((tag) => all[Number(tag.slice('on-'.length))]);
    expect([outputs.outcome, kept]).toEqual(['published', keeps]);
  });
});
