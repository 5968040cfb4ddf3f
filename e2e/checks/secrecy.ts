import { Checks } from '../check';
import { Observation } from '../observation';
import { outcomeOf } from '../process';
import { isByBuilder } from '../registry-proxy';
import { Sighting } from '../runner';

/** The job that runs code of the Dockerfile. */
const BUILD = 'build';

// Actions take the job's own token, which on GitHub has no right but the job's.
const OWN_TOKEN = /^INPUT_GITHUB-TOKEN=.*$/gm;

function leaks(secrets: Readonly<Record<string, string>>, texts: readonly string[]): string[] {
  return Object.entries(secrets).filter(([, value]) => texts.some((text) => text.includes(value))).map(([name]) => name);
}

// The step that looks for an earlier build asks GitHub with that token; it runs nothing of the repository but its script.
const LOOKS_FOR_ARTIFACT = /^ARTIFACT=/m;
const API_TOKEN = /^GITHUB_TOKEN=.*$/gm;

const foreign = (environment: string) => environment.replace(OWN_TOKEN, '').replace(LOOKS_FOR_ARTIFACT.test(environment) ? API_TOKEN : '', '');

const texts = (sightings: readonly Sighting[]) => sightings.flatMap(({ environment, script, dockerConfiguration }) => (
  [foreign(environment), script, ...logins(dockerConfiguration)]
));

/** Docker keeps `user:password` in base64. */
const logins = (dockerConfiguration: string) => dockerConfiguration.split('"').map((part) => Buffer.from(part, 'base64').toString());

/** No credential where code of the Dockerfile runs; none is used on a pull request. */
export async function checkSecrecy(checks: Checks, observation: Observation): Promise<void> {
  const { scenario: { expected }, run, requests, runner, builder, credentials } = observation;
  const secrets = { ...credentials.secrets, GITHUB_TOKEN: credentials.token };
  const sightings = runner.sightings();
  const of = (job: string) => sightings.filter((sighting) => sighting.job === job);

  checks.equal('the build job was watched', of(BUILD).length > 0, true);
  checks.equal('no step of the build job saw a credential', leaks(secrets, texts(of(BUILD))), []);
  const log = run.log.filter((line) => line.jobID === BUILD).map((line) => line.msg ?? '');
  checks.equal('the log of the build job has no credential', [log.length > 0, leaks(secrets, log)], [true, []]);

  const search = Object.values(secrets).flatMap((secret) => ['-e', secret]);
  const found = await outcomeOf('grep', ['--recursive', '--binary-files=text', '--files-with-matches', '--fixed-strings', ...search, builder.state, builder.log]);
  checks.equal('the state and log of the builder have no credential', [found.code, found.stdout], [1, '']);
  const byBuilder = requests.filter(isByBuilder);
  checks.equal('the builder only pulled, and never with a credential',
    byBuilder.filter(({ method, username }) => username !== undefined || !['GET', 'HEAD'].includes(method)), []);

  checks.equal('no job left a log-in behind', leaks(secrets, runner.dockerConfigurations().flatMap(logins)), []);

  if (expected.images.length > 0) {
    // What the checks above look for is there to be found.
    for (const { registry, job } of expected.images) {
      const { username, password } = credentials.login(registry);
      const informed = sightings.filter((sighting) => leaks({ password }, texts([sighting])).length > 0);
      const others = password === credentials.token ? expected.jobsWithToken ?? [] : [];
      checks.equal(`the password of ${registry.name} was seen by its job alone`, new Set(informed.map((sighting) => sighting.job)), new Set([job, ...others]));
      const users = requests.flatMap((request) => request.registry === registry && request.username ? [request.username] : []);
      checks.equal(`${registry.name} was logged in to by its own user alone`, [...new Set(users)], [username]);
    }
  } else {
    checks.equal('no job saw a credential', leaks(secrets, texts(sightings)), []);
    checks.equal('no registry was logged in to', requests.filter(({ username }) => username !== undefined), []);
    checks.equal('nothing was pushed', requests.filter(({ method }) => !['GET', 'HEAD'].includes(method)), []);
  }
}
