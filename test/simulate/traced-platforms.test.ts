import { Effect } from '../../src/simulate/effect';
import { JobOutcome, pushesOf } from '../../src/simulate/outcome';
import { withTracedPlatforms } from '../../src/simulate/traced-platforms';
import { join, Text, Unknown } from '../../src/simulate/value';

const RUNS = { verdict: 'runs', reason: '' } as const;
const PAIR = Unknown.of('$PAIR', 'a program prints it');

function job(id: string, ...effects: Effect[]): JobOutcome {
  return {
    id,
    name: id,
    decision: RUNS,
    needs: [],
    runsOn: 'ubuntu-latest',
    waitsFor: [],
    permissions: { scopes: {}, origin: 'default' },
    secrets: [],
    variables: [],
    steps: [{ name: 'step', decision: RUNS, effects }],
    outputs: {},
    result: 'success',
  };
}

const build = (...platforms: Text[]): Effect => ({ kind: 'build', platforms });
const upload = (name: Text): Effect => ({ kind: 'artifact', direction: 'upload', name });
const download = (name: Text): Effect => ({ kind: 'artifact', direction: 'download', name });
const push = (platforms?: Text[]): Effect => ({ kind: 'push', reference: 'acme/web:1', ...(platforms && { platforms }) });

function platformsOfPush(jobs: JobOutcome[]): unknown {
  return pushesOf({ starts: RUNS, jobs: withTracedPlatforms(jobs) }).map(({ platforms }) => platforms?.map(String));
}

describe('the platforms of what a job copies', () => {
  test.each<[string, JobOutcome[], unknown]>([
    ['are those of the job whose artifact it fetches', [job('build', build('linux/amd64', 'linux/arm64'), upload('image')), job('publish', download('image'), push())], [['linux/amd64', 'linux/arm64']]],
    [
      'are those of all jobs whose artifacts it fetches, each once',
      [job('a', build('linux/amd64'), upload('digests-a')), job('b', build('linux/arm64'), upload('digests-b')), job('c', build('linux/arm64'), upload('digests-c')), job('merge', download('digests-*'), push())],
      [['linux/amd64', 'linux/arm64']],
    ],
    ['are traced where names are alike but not known', [job('a', build('linux/amd64'), upload(join('digests-', PAIR))), job('merge', download('digests-*'), push())], [['linux/amd64']]],
    ['are not those of other artifacts', [job('a', build('linux/amd64'), upload('logs')), job('merge', download('digests-*'), push())], [undefined]],
    ['are not those of a name that only starts alike', [job('a', build('linux/amd64'), upload('image-debug')), job('merge', download('image'), push())], [undefined]],
    ['stay as they are where the push names them', [job('a', build('linux/amd64'), upload('image')), job('b', download('image'), push(['linux/s390x']))], [['linux/s390x']]],
    ['are not those that the job builds itself', [job('a', build('linux/amd64'), upload('image'), download('image'), push())], [undefined]],
    ['are not known where the build does not name them', [job('a', build(), upload('image')), job('b', download('image'), push())], [undefined]],
  ])('%s', (_, jobs, expected) => {
    expect(platformsOfPush(jobs)).toEqual(expected);
  });
});
