import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { atATime } from './at-a-time';
import { Checks } from './check';
import { Event, pushTo, releasePublished, workflowDispatch } from './events';
import { forbidsPush, forbidsPushTokens, refusesConnections, rejectsPassword } from './faults';
import { served } from './inspect';
import { ALIYUN, DOCKER_HUB, GHCR, MIRROR, Registry } from './registries';
import { LoggedRequest, isByBuilder } from './registry-proxy';
import { publications, recordText } from './release-record';
import { Ran, RunOptions, Stage, World, openWorld } from './world';

/** Several runs in one world, with checks after each. */
export interface Sequence {
  readonly name: string;
  readonly title: string;
  /** Folder of the examples. Default: openkf. */
  readonly project?: string;
  /** Whether everybody may pull what is published. */
  readonly isPublic?: (registry: Registry) => boolean;
  play(checks: Checks, world: World): Promise<void>;
}

const RELEASE = '.github/workflows/release-image.yml';
const REPAIR = '.github/workflows/release-image-repair.yml';
const V1_2_3 = releasePublished('v1.2.3');
const REGISTRIES_OF: Readonly<Record<string, Registry>> = { 'publish-docker-hub': DOCKER_HUB, 'publish-aliyun': ALIYUN, 'publish-ghcr': GHCR };
const EVERYWHERE = Object.values(REGISTRIES_OF);

const run = (world: World, event: Event, options: Partial<RunOptions> = {}) => world.run({ workflow: RELEASE, event, known: {}, ...options });

const digestOf = (ran: Ran) => ran.results.build?.outputs.digest;

const ended = ({ run: { jobs } }: Ran) => jobs;

const GREEN = {
  'build': 'success', 'publish-docker-hub': 'success', 'publish-aliyun': 'success', 'publish-ghcr': 'success', 'record': 'success',
};
const ALL_REFUSED = {
  ...GREEN, 'publish-docker-hub': 'failure', 'publish-aliyun': 'failure', 'publish-ghcr': 'failure', 'record': 'failure', 'notify': 'success',
};

/** The digest of each tag, for each registry in turn. */
async function servedByTag(world: World): Promise<Record<string, string>[]> {
  return Promise.all(EVERYWHERE.map(async (registry) => {
    const found = await served(world.stores.find((store) => store.registry === registry)!);
    return Object.fromEntries(Object.entries(found).map(([reference, digest]) => [reference.split(':')[1], digest]));
  }));
}

const everywhere = <T>(value: T) => EVERYWHERE.map(() => value);

const tagged = (digest: string, ...tags: string[]) => Object.fromEntries(tags.map((tag) => [tag, digest]));

const stable = (digest: string) => tagged(digest, '1', '1.2', '1.2.3', 'latest');

const reasons = (world: World, { runId }: Ran) => publications(recordText(world.artifacts, runId)).map(({ reason }) => reason ?? '');

const changes = ({ requests }: Ran) => requests.filter(({ method, path }) => path.startsWith('/v2/') && !['GET', 'HEAD'].includes(method));

const sendsBlob = ({ method, path }: LoggedRequest) => ['PATCH', 'PUT'].includes(method) && path.includes('/blobs/');

const setUpImage = (world: World, content: string) => world.change('web/index.html', `<p>${content}</p>\n`);

const sequence = (name: string, title: string, play: Sequence['play'], options: Partial<Sequence> = {}): Sequence => ({ name, title, play, ...options });

/** Releases v1.2.3, as the first thing that happens. */
async function releaseFirst(checks: Checks, world: World): Promise<{ first: Ran; digest: string }> {
  const first = await run(world, V1_2_3);
  const digest = digestOf(first);
  checks.equal('v1.2.3 is released', [ended(first), await servedByTag(world)], [GREEN, everywhere(stable(digest))]);
  return { first, digest };
}

async function checkSameAgain(checks: Checks, world: World, digest: string, again: Ran): Promise<void> {
  checks.equal('the run is green', ended(again), GREEN);
  checks.equal('nothing was built', again.requests.some(isByBuilder), false);
  checks.equal('no blob was sent', again.requests.filter(sendsBlob), []);
  checks.equal('every tag serves what it did', [digestOf(again), await servedByTag(world)], [digest, everywhere(stable(digest))]);
}

export const SEQUENCES: readonly Sequence[] = [
  sequence('rerun-all', 'release v1.2.3, then all its jobs again', async (checks, world) => {
    const { first, digest } = await releaseFirst(checks, world);
    await checkSameAgain(checks, world, digest, await run(world, V1_2_3, { runId: first.runId, attempt: 2 }));
  }),

  sequence('second-run-same-version', 'release v1.2.3, then a second run about it', async (checks, world) => {
    const { digest } = await releaseFirst(checks, world);
    await checkSameAgain(checks, world, digest, await run(world, V1_2_3));
  }),

  sequence('same-digest-again', 'release v1.2.3, then its publishing half again', async (checks, world) => {
    const { first, digest } = await releaseFirst(checks, world);
    await checkSameAgain(checks, world, digest, await run(world, V1_2_3, { runId: first.runId, attempt: 2, known: { build: first.results.build.outputs } }));
  }),

  sequence('older-version', 'release v2.0.0, then v1.2.9', async (checks, world) => {
    const newer = await run(world, releasePublished('v2.0.0'));
    await setUpImage(world, 'an older line');
    const older = await run(world, releasePublished('v1.2.9'));
    checks.equal('both runs are green', [ended(newer), ended(older)], [GREEN, GREEN]);
    checks.equal('the two are not the same image', digestOf(newer) === digestOf(older), false);
    checks.equal('latest stays with the higher version', await servedByTag(world), everywhere({
      ...tagged(digestOf(newer), '2', '2.0', '2.0.0', 'latest'), ...tagged(digestOf(older), '1', '1.2', '1.2.9'),
    }));
    checks.equal('the record says so', publications(recordText(world.artifacts, older.runId)).map(({ kept }) => kept), everywhere(['latest']));
  }),

  sequence('overwrite-refused', 'release v1.2.3, then from another commit', async (checks, world) => {
    const { first, digest } = await releaseFirst(checks, world);
    await setUpImage(world, 'another commit');
    const second = await run(world, V1_2_3);
    checks.equal('it is refused before it is built', [second.run.jobs.build, second.requests.some(isByBuilder)], ['failure', false]);
    rmSync(join(world.artifacts, String(first.runId)), { recursive: true });
    const third = await run(world, V1_2_3);
    checks.equal('where the build is forgotten, every registry refuses it', ended(third), ALL_REFUSED);
    checks.equal('the record says why', reasons(world, third).map((reason) => reason.includes(digest)), everywhere(true));
    checks.equal('every tag serves what it did', await servedByTag(world), everywhere(stable(digest)));
  }),

  sequence('rehearsal', 'rehearsal, then without the right to push', async (checks, world) => {
    const rehearse = workflowDispatch({ rehearse: 'true' });
    const rehearsed = await run(world, rehearse);
    checks.equal('the run is green', ended(rehearsed), GREEN);
    checks.equal('each registry could be published to', Object.keys(REGISTRIES_OF).map((job) => rehearsed.results[job]?.outputs.outcome), everywhere('rehearsed'));
    checks.equal('each registry only opened an upload and gave it up', EVERYWHERE.map((registry) => (
      changes(rehearsed).filter((request) => request.registry === registry).map(({ method, bodyBytes }) => [method, bodyBytes])
    )), everywhere([['POST', 0], ['DELETE', 0]]));
    checks.equal('nothing is to be seen', await servedByTag(world), everywhere({}));
    const denied = await run(world, rehearse, { faults: [forbidsPushTokens(DOCKER_HUB), forbidsPush(ALIYUN)] });
    checks.equal('who may not push is found out', ended(denied), {
      ...GREEN, 'publish-docker-hub': 'failure', 'publish-aliyun': 'failure', 'record': 'failure',
    });
    checks.equal('the record says why', reasons(world, denied).map((reason) => /40[13]|denied/i.test(reason)), [true, true, false]);
  }),

  sequence('anonymous', 'tag v1.2.3 for everybody, where the package is private', async (checks, world) => {
    const ran = await run(world, pushTo('refs/tags/v1.2.3'));
    checks.equal('the private package is found', ended(ran), {
      'build': 'success', 'publish-ghcr': 'failure', 'record': 'failure', 'notify': 'success',
    });
    checks.equal('the record says what to do', reasons(world, ran).map((reason) => /make it public/.test(reason)), [true]);
    checks.equal('it is published all the same', (await servedByTag(world))[2], stable(digestOf(ran)));
  }, { project: 'lambda', isPublic: () => false }),

  sequence('mirror', 'tag v1.2.3, where Docker Hub is down', async (checks, world) => {
    const ran = await run(world, pushTo('refs/tags/v1.2.3'), { faults: [refusesConnections(DOCKER_HUB)] });
    checks.equal('the run is green', ran.run.succeeded, true);
    checks.equal('the base image came from the mirror', [...new Set(ran.requests.filter(isByBuilder).map(({ registry }) => registry.name))], [MIRROR.name]);
  }, { project: 'lambda' }),

  sequence('deploy', 'tag v1.2.3, then a job that deploys it', async (checks, world) => {
    const ran = await run(world, pushTo('refs/tags/v1.2.3'));
    const digest = digestOf(ran);
    const [deployment] = ran.runner.sightings().filter(({ job, script }) => job === 'deploy' && script.includes('would deploy'));
    const given = (name: string) => deployment?.environment.split(/\n(?=\w+=)/).find((line) => line.startsWith(`${name}=`))?.slice(name.length + 1).trim();
    checks.equal('it is given the image by its digest', given('IMAGE'), `ghcr.io/acme/thumbnailer@${digest}`);
    checks.equal('it is given all references', given('REFERENCES')?.split('\n'), ['1.2.3', '1.2', '1', 'latest'].map((tag) => `ghcr.io/acme/thumbnailer:${tag}@${digest}`));
    const red = await run(world, pushTo('refs/tags/v1.2.4'), { faults: [rejectsPassword(GHCR)] });
    checks.equal('it does not run for what is not published', red.run.jobs, { 'build': 'success', 'publish-ghcr': 'failure', 'record': 'failure', 'notify': 'success' });
  }, { project: 'lambda' }),

  sequence('overwrite', 'release v1.2.3, then another build of it where that is allowed', async (checks, world) => {
    const { first } = await releaseFirst(checks, world);
    // The example does not ask for it: these are the lines that the option overwrite emits.
    const emitted = readFileSync(join(world.workspace, RELEASE), 'utf8');
    await world.change(RELEASE, emitted.replace(/^( +)IMAGE: .*$/gm, '$&\n$1OVERWRITE: "true"'));
    rmSync(join(world.artifacts, String(first.runId)), { recursive: true });
    const second = await run(world, V1_2_3);
    checks.equal('both are green', ended(second), GREEN);
    checks.equal('the two are not the same image', digestOf(first) === digestOf(second), false);
    checks.equal('every tag serves the second', await servedByTag(world), everywhere(stable(digestOf(second))));
  }),

  sequence('github-release', 'releases that GitHub marks as the latest, one after the other', async (checks, world) => {
    // The example follows versions: these are the lines that LatestRule.GITHUB_RELEASE emits.
    const emitted = readFileSync(join(world.workspace, RELEASE), 'utf8');
    await world.change(RELEASE, emitted.replace(/^( +)IMAGE: .*$/gm, '$&\n$1LATEST: latest\n$1GITHUB_TOKEN: ${{ github.token }}'));
    const newer = await run(world, releasePublished('v2.0.0'));
    const older = await run(world, releasePublished('v1.2.9'));
    const marked = { ...tagged(digestOf(newer), '2', '2.0', '2.0.0'), ...tagged(digestOf(older), '1', '1.2', '1.2.9', 'latest') };
    checks.equal('latest moves back to the one that is marked, and nothing else does', await servedByTag(world), everywhere(marked));
    await run(world, releasePublished('v2.0.0'), { runId: newer.runId, attempt: 2, known: { build: newer.results.build.outputs } });
    checks.equal('running the other again does not move it', await servedByTag(world), everywhere(marked));
  }),

  sequence('repair', 'release v1.2.3, then a registry loses it', async (checks, world) => {
    const { first, digest } = await releaseFirst(checks, world);
    world.stores.find(({ registry }) => registry === GHCR)!.lose('openimsdk/openkf-server', ['1.2.3']);
    rmSync(join(world.artifacts, String(first.runId)), { recursive: true });
    const repaired = await run(world, workflowDispatch({ version: 'v1.2.3', registry: 'all', move: 'false' }), { workflow: REPAIR });
    const { build: _, ...others } = GREEN;
    checks.equal('the run is green', ended(repaired), { find: 'success', ...others });
    checks.equal('every tag serves what it did', await servedByTag(world), everywhere(stable(digest)));
    world.stores.find(({ registry }) => registry === DOCKER_HUB)!.lose('openim/openkf-server', ['1.2.3', 'latest']);
    const one = await run(world, workflowDispatch({ version: 'v1.2.3', registry: 'docker-hub', move: 'true' }), { workflow: REPAIR });
    checks.equal('one registry alone can be repaired', ended(one), { 'find': 'success', 'publish-docker-hub': 'success', 'record': 'success' });
    checks.equal('its moving tags too', await servedByTag(world), everywhere(stable(digest)));
  }),

  sequence('issue', 'tag v1.2.3, red twice, then green', async (checks, world) => {
    const tag = pushTo('refs/tags/v1.2.3');
    const issues = () => world.github.issues.map(({ state, comments }) => `${state}, ${comments.length} comments`);
    const red = await run(world, tag, { faults: [rejectsPassword(GHCR)] });
    checks.equal('an issue is opened', [red.run.succeeded, issues()], [false, ['open, 0 comments']]);
    const known = { build: red.results.build.outputs };
    const again = await run(world, tag, { runId: red.runId, attempt: 2, known, faults: [rejectsPassword(GHCR)] });
    checks.equal('it is told of the second time', [again.run.succeeded, issues()], [false, ['open, 1 comments']]);
    const green = await run(world, tag, { runId: red.runId, attempt: 3, known });
    checks.equal('it is closed', [green.run.succeeded, issues()], [true, ['closed, 2 comments']]);
  }, { project: 'lambda' }),
];

const SEQUENCES_AT_A_TIME = 2;

export async function playSequences(checks: Checks, sequences: readonly Sequence[], folder: string, stage: Stage): Promise<void> {
  await atATime(SEQUENCES_AT_A_TIME, sequences, async ({ name, title, project = 'openkf', isPublic, play }, number) => {
    const subject = checks.about(title);
    await subject.all('sequence', async () => {
      const world = await openWorld(join(folder, name), stage, { project, number, isPublic });
      try {
        await play(subject, world);
      } finally {
        await world.close();
      }
    });
  });
}
