import { gap, outputsOf, pushesOf, saidTexts } from './said';
import { runShell } from '../../../src/simulate/shell/run-shell';
import { Unknown } from '../../../src/simulate/value';

describe('What only the run can tell', () => {
  test.each([
    ['TAG=$(git describe --tags)', '<$(git describe --tags)>'],
    ['TAG=`git describe --tags`', '<`git describe --tags`>'],
    ['TAG=v$(date +%Y)', 'v<$(date +%Y)>'],
    ['TAG=$(git describe --tags | cut -c1-7)', '<$(git describe --tags | cut -c1-7)>'],
    ['TAG=$(curl -s https://example.com/latest | jq -r .tag)', '<$TAG>'],
    ['TAG=$(cat VERSION)', '<$(cat VERSION)>'],
    ['TAG=$(< VERSION)', '<$(< VERSION)>'],
    ['TAG=$UNSET', '<$UNSET>'],
    ['TAG=$unset', ''],
    ['TAG=${UNSET:-1}', '1'],
    ['TAG=${GIVEN:-1}', '<${GIVEN:-1}>'],
    ['TAG=${GIVEN#v}', '<${GIVEN#v}>'],
    ['TAG=v$GIVEN; TAG=${TAG#v}', '<$GIVEN>'],
    ['TAG=v$GIVEN-rc; TAG=${TAG%-rc}', 'v<$GIVEN>'],
    ['TAG=abcdefgh$GIVEN; TAG=${TAG:0:7}', 'abcdefg'],
    ['TAG=Acme/$GIVEN; TAG=${TAG,,}', 'acme/<$GIVEN>'],
    ['TAG=$(echo "$GIVEN" | tr A-Z a-z)', '<$(echo "$GIVEN" | tr A-Z a-z)>'],
    ['TAG=$(echo "Acme/$GIVEN" | tr A-Z a-z)', 'acme/<$GIVEN>'],
    ['TAG=${#GIVEN}', '<${#GIVEN}>'],
    ['TAG=$((GIVEN + 1))', '<$GIVEN>'],
    ['TAG=$(ls *.txt)', '<$(ls *.txt)>'],
    ['TAG=1; [ -n "$GIVEN" ] && TAG=2', '<$TAG>'],
    ['TAG=1; if [ -f x ]; then TAG=1; fi', '1'],
    ['TAG=1; source ./env.sh', '<$TAG>'],
    ['. ./env.sh; TAG=1', '1'],
    ['read -r TAG < VERSION', '<$TAG>'],
  ])('Given `%s`, Then the tag is `%s`', (script, tag) => {
    expect(outputsOf(`${script}\necho "tag=$TAG" >> "$GITHUB_OUTPUT"`, { GIVEN: gap('$GIVEN') })).toEqual({ tag });
  });

  test('Given a value that a branch may change, Then the reason is the condition of the branch', () => {
    const { outputs } = runShell('TAG=1\nif [ "$X" = y ]; then TAG=2; fi\necho tag=$TAG >> $GITHUB_OUTPUT', { X: gap('$X') });

    expect((outputs.tag as Unknown).gaps).toEqual([{ source: '$TAG', reason: 'it depends on whether `[ "$X" = y ]` holds' }]);
  });

  test('Given a variable that nothing sets, Then the reason is that', () => {
    const { outputs } = runShell('echo tag=$TAG >> $GITHUB_OUTPUT', {});

    expect((outputs.tag as Unknown).gaps).toEqual([{ source: '$TAG', reason: 'it is not set in the workflow' }]);
  });

  test('Given an environment that may hold more, Then a default is not taken for granted', () => {
    expect(outputsOf('echo tag=${TAG:-1} >> $GITHUB_OUTPUT', {}, { otherEnv: { source: 'make', reason: '`make` may set it' } })).toEqual({ tag: '<${TAG:-1}>' });
  });

  test('Given an expression in the script itself, Then it stays in its place', () => {
    const script = new Unknown(['docker push ghcr.io/acme/web:', { source: '${{ inputs.tag }}', reason: 'a person gives it' }, '\n']);

    expect(pushesOf(script)).toEqual(['ghcr.io/acme/web:<${{ inputs.tag }}>']);
  });

  test.each([
    ['./build.sh', { source: './build.sh', reason: 'only the run can tell what it sets' }],
    ['./tags.sh >> $GITHUB_OUTPUT', { source: './tags.sh >> $GITHUB_OUTPUT', reason: 'only the run can tell what it sets' }],
    ['git tag >> $GITHUB_OUTPUT', { source: 'git tag >> $GITHUB_OUTPUT', reason: 'only the run can tell what `git` answers' }],
    ['echo "$NAME=1" >> $GITHUB_OUTPUT', { source: '$NAME', reason: 'it is not set in the workflow' }],
  ])('Given `%s`, Then there may be other outputs', (script, other) => {
    expect(runShell(script, {}).otherOutputs).toEqual(other);
  });

  test('Given a delimiter that only the run makes, Then the text between is found', () => {
    const script = 'EOF=$(dd if=/dev/urandom bs=15 count=1 status=none | base64)\n{ echo "tags<<$EOF"; echo a; echo b; echo "$EOF"; } >> "$GITHUB_OUTPUT"\necho x=1 >> $GITHUB_OUTPUT';

    expect(outputsOf(script)).toEqual({ tags: 'a\nb', x: '1' });
  });

  test('Given an output that only a branch sets, Then it is not known', () => {
    expect(outputsOf('if [ -f x ]; then echo a=1 >> $GITHUB_OUTPUT; fi; echo b=1 >> $GITHUB_OUTPUT')).toEqual({ a: '<a>', b: '1' });
  });

  test('Given the older command for outputs, Then its value is decoded', () => {
    expect(outputsOf('echo "::set-output name=a::1%0A2%25"; echo "::set-output name=b::v$X"; echo no', { X: gap('$X') })).toEqual({ a: '1\n2%', b: 'v<$X>' });
  });

  test('Given variables for later steps, Then they are apart from outputs', () => {
    const { env, outputs } = runShell('echo "TAG=$A" >> $GITHUB_ENV; echo "/opt/bin" >> $GITHUB_PATH', { A: '1' });

    expect(saidTexts(env)).toEqual({ TAG: '1' });
    expect(outputs).toEqual({});
  });
});

describe('How a script ends', () => {
  test.each([
    ['exit 1', '`exit 1` is reached'],
    ['false; docker push a', '`false` fails'],
    ['if [ a = a ]; then echo no; exit 2; fi', '`exit 2` is reached'],
    ['[ a = b ] && docker push a', 'its last command fails'],
    ['set -u; echo $nothing', '`$nothing` is not set'],
    ['echo ${TAG:?no tag}', '`$TAG` is not set'],
  ])('Given `%s`, Then it fails', (script, reason) => {
    expect(runShell(script, {}).exit).toEqual({ fails: true, reason });
    expect(pushesOf(script)).toEqual([]);
  });

  test.each(['exit 0', 'false || true', 'if [ -f x ]; then exit 1; fi', 'docker push a || exit 1', 'set +e; false; true', '[ "$X" = y ] && exit 1; true'])('Given `%s`, Then it is not said to fail', (script) => {
    expect(runShell(script, {}).exit).toBeUndefined();
  });

  test('Given pipefail, Then a failure within a pipe counts', () => {
    expect(runShell('false | true', {}).exit).toBeUndefined();
    expect(runShell('false | true', {}, { shell: 'bash' }).exit).toEqual({ fails: true, reason: '`false | true` fails' });
  });
});
