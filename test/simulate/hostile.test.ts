import { decisions, jobOf, outcomeOf, references } from './support';

const job = (steps: string): string => `on: [push, pull_request]\njobs: { a: { runs-on: ubuntu-latest, steps: [${steps}] } }`;
const PUSH = '{ uses: docker/build-push-action@v6, with: { push: true, tags: ghcr.io/acme/web:1 } }';

describe('names that objects have by themselves', () => {
  test.each(['toString', 'constructor', 'hasOwnProperty', '__proto__'])('an action %s is not known', (name) => {
    expect(jobOf(outcomeOf(job(`{ uses: ${name} }`), 'push'), 'a').steps[0].effects.map(({ kind }) => kind)).toEqual(['unread']);
  });

  test.each(['toString publish', 'constructor', 'valueOf'])('a program %s is not known', (script) => {
    expect(jobOf(outcomeOf(job(`{ run: ${script} }`), 'push'), 'a').steps[0].effects.map(({ kind }) => kind)).toEqual(['unread']);
  });
});

describe('what GitHub refuses or keeps', () => {
  test.each([
    ['a line of an output that is none', 'printf "tags=r/x:1\\nr/x:2\\n" >> $GITHUB_OUTPUT', 'GitHub cannot read the output "r/x:2"'],
    ['a text of several lines without an end', 'echo "tags<<EOF" >> $GITHUB_OUTPUT', 'what it sets for tags has no end: EOF is missing'],
  ])('%s fails the step', (_, script, failure) => {
    const outcome = outcomeOf(job(`{ run: '${script}' }, ${PUSH}`), 'push');
    expect(jobOf(outcome, 'a').steps[0].failure).toBe(failure);
    expect(references(outcome)).toEqual([]);
  });

  test('a variable of the runner cannot be set', () => {
    const outcome = outcomeOf(job("{ env: { GITHUB_REF_NAME: custom, CI: no }, run: 'docker push acme/web:$GITHUB_REF_NAME-$CI' }"), 'push');
    expect(references(outcome)).toEqual(['docker.io/acme/web:main-no']);
  });

  test('names of inputs have no case', () => {
    expect(references(outcomeOf(job('{ uses: docker/build-push-action@v6, with: { PUSH: true, Tags: acme/web:1 } }'), 'push'))).toEqual(['docker.io/acme/web:1']);
  });

  test.each(['yes', "''"])('push: %s is neither true nor false', (push) => {
    const outcome = outcomeOf(job(`{ uses: docker/build-push-action@v6, with: { push: ${push}, tags: acme/web:1 } }`), 'push');
    expect([decisions(outcome), references(outcome)]).toEqual([['a: failure'], []]);
  });
});

describe('how a command ends', () => {
  test('does not depend on a substitution in its arguments', () => {
    const outcome = outcomeOf(job("{ run: 'echo \"beta=$(echo v1 | grep -o beta)\" >> $GITHUB_OUTPUT; docker push acme/web:1' }"), 'push');
    expect(references(outcome)).toEqual(['docker.io/acme/web:1']);
  });

  test('of a script that may end well early is not known', () => {
    const outcome = outcomeOf(job("{ run: 'bash -c \"docker pull x && exit 0; exit 1\"; docker push acme/web:1' }"), 'push');
    expect(jobOf(outcome, 'a').steps[0].failure).toBeUndefined();
  });
});

describe('a fork', () => {
  test('logs in nowhere without a secret, so that nothing is pushed', () => {
    const outcome = outcomeOf(job(`{ uses: docker/login-action@v3, with: { username: acme, password: '\${{ secrets.PASSWORD }}' } }, ${PUSH}`), 'pull_request:fork');
    expect([jobOf(outcome, 'a').steps[0].failure, references(outcome)]).toEqual(['the password is empty', []]);
  });

  test('pushes only what a registry takes from anybody', () => {
    expect(references(outcomeOf(job(PUSH), 'pull_request:fork'))).toEqual([
      'ghcr.io/acme/web:1 (if the registry takes it from a run for a fork, which has no secret and a token that can only read)',
    ]);
  });
});
