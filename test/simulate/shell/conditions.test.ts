import { effectsOf, gap, pushesOf } from './said';

const ENV = { X: gap('$X'), KNOWN: 'yes' };

describe('On what a push depends', () => {
  test.each([
    ['if [ "$KNOWN" = yes ]; then docker push a; else docker push b; fi', ['a']],
    ['if [ "$X" = y ]; then docker push a; else docker push b; fi', ['a if `[ "$X" = y ]` holds, and `$X` is not known', 'b unless `[ "$X" = y ]` holds, and `$X` is not known']],
    ['[ "$X" = y ] && docker push a', ['a if `[ "$X" = y ]` holds, and `$X` is not known']],
    ['[ "$X" = y ] || docker push a', ['a unless `[ "$X" = y ]` holds, and `$X` is not known']],
    ['if [[ $X == y && $KNOWN == no ]]; then docker push a; fi', []],
    ['if [[ $X == y || $KNOWN == yes ]]; then docker push a; fi', ['a']],
    ['if [ -f x ]; then docker push a; fi', ['a if `[ -f x ]` holds']],
    ['case $X in v*) docker push a;; *) docker push b;; esac', ['a if `case $X in v*` holds, and `$X` is not known', 'b unless `case $X in v*` holds, and `$X` is not known']],
    ['case v$X in v*) docker push a;; *) docker push b;; esac', ['a']],
    ['case b$X in v*) docker push a;; *) docker push b;; esac', ['b']],
    ['if docker manifest inspect a; then echo there; else docker push a; fi', ['a if `docker manifest inspect a` fails']],
    ['docker manifest inspect a && echo there || docker push a', ['a if `docker manifest inspect a` fails']],
    ['git diff --quiet && exit 0; docker push a', ['a if `git diff --quiet` fails']],
    ['docker build -t a . && docker push a', ['a']],
    ['docker pull a || docker push b', ['b if `docker pull a` fails']],
    ['docker push a || exit 1; docker push b', ['a', 'b']],
    ['if [ -z "$X" ]; then exit 1; fi; docker push a', ['a']],
    ['if [ "$X" != main ]; then exit 1; fi; docker push a', ['a unless `[ "$X" != main ]` holds, and `$X` is not known']],
    ['if [ "$X" != main ]; then exit 0; fi; docker push a', ['a unless `[ "$X" != main ]` holds, and `$X` is not known']],
    ['if [ "$X" = a ]; then if [ -f skip ]; then exit 0; fi; fi; docker push a', ['a unless it ends before that if `[ "$X" = a ]` holds, and `$X` is not known, and if `[ -f skip ]` holds']],
    ['for i in $(docker compose config --services); do docker push "a/$i"; done', ['a/<$i> for each of `$(docker compose config --services)`']],
    ['for i in a $X; do docker push "r:$i"; done', ['r:a', 'r:<$i> for each of `$X`']],
    ['while read -r i; do docker push "r:$i"; done <<< "$X"', ['r:<$i> for each line of `$X`']],
    ['for i in a b; do [ "$X" = $i ] && break; docker push $i; done', [
      'a unless `[ "$X" = $i ]` holds, and `$X` is not known',
      'b unless `[ "$X" = $i ]` holds, and `$X` is not known',
    ]],
    ['f() { [ -n "$X" ] || return 0; docker push a; }; f; docker push b', ['a if `[ -n "$X" ]` holds, and `$X` is not known', 'b']],
    ['until docker push a; do sleep 5; done', ['a']],
    ['while true; do docker push a && break; sleep 5; done; docker push b', ['a', 'b']],
    ['( [ -f skip ] && exit 0; docker push a ); docker push b', ['a unless `[ -f skip ]` holds', 'b']],
    ['args=(); [ "$X" = y ] && args+=(--push); docker buildx build "${args[@]}" -t a .', [
      'a if `${args[@]}` tells it to push, which is not known',
      '<${args[@]}> if `${args[@]}` names tags and tells it to push, which is not known',
    ]],
    ['args=(); for t in $X; do args+=(-t "a:$t"); done; docker buildx build --push "${args[@]}" .', ['a:<$t>']],
  ])('Given `%s`, Then it pushes %j', (script, pushes) => {
    expect(pushesOf(script, ENV)).toEqual(pushes);
  });

  test('Given several values that are not known, Then each is named', () => {
    expect(pushesOf('if [ "$X" = "$Y" ]; then docker push a; fi', { ...ENV, Y: gap('$Y') })).toEqual(['a if `[ "$X" = "$Y" ]` holds, and `$X` and `$Y` are not known']);
  });

  test('Given a condition within another, Then both are told', () => {
    expect(pushesOf('if [ "$X" = y ]; then if [ -f z ]; then docker push a; fi; fi', ENV)).toEqual(['a if `[ "$X" = y ]` holds, and `$X` is not known, and if `[ -f z ]` holds']);
  });
});

describe('A script of the repository', () => {
  const files: Readonly<Record<string, string>> = {
    'scripts/build.sh': '#!/usr/bin/env bash\nset -e\nsource "$(dirname "$0")/lib.sh"\ndocker push "$IMAGE:$1"\nhidden=1\n',
    'scripts/lib.sh': 'IMAGE=${IMAGE:-acme/web}\n',
    'loop.sh': './loop.sh\n',
    'tool.py': '#!/usr/bin/env python3\nprint(1)\n',
    'broken.sh': 'if [ x\n',
  };
  const options = { readFile: (path: string) => files[path] };

  test.each([
    ['./scripts/build.sh 1', ['push acme/web:1']],
    ['bash scripts/build.sh 1', ['push acme/web:1']],
    ['bash -x ./scripts/build.sh 1', ['push acme/web:1']],
    ['cd scripts && ./build.sh 1', ['push acme/web:1']],
    ['cd "$GITHUB_WORKSPACE/scripts"; ./build.sh 1', ['push acme/web:1']],
    ['IMAGE=acme/api ./scripts/build.sh 1', ['push acme/api:1']],
    ['IMAGE=acme/api; ./scripts/build.sh 1', ['push acme/web:1']],
    ['export IMAGE=acme/api; ./scripts/build.sh 1', ['push acme/api:1']],
    ['./scripts/build.sh 1; docker push "a:${hidden:-none}"', ['push acme/web:1', 'push a:none']],
    ['. scripts/lib.sh; docker push $IMAGE', ['push acme/web']],
    ['./loop.sh', ['unread ./loop.sh: it is called too deep within others']],
    ['./tool.py', ['unread ./tool.py: it is not a script of the shell']],
    ['./broken.sh', ['unread ./broken.sh: the script cannot be read: expected \'then\'']],
  ])('Given `%s`, Then it does %j', (script, effects) => {
    expect(effectsOf(script, {}, options)).toEqual(effects);
  });

  test('Given a folder to start in, Then files are looked for there', () => {
    expect(effectsOf('./build.sh 1', {}, { ...options, directory: 'scripts' })).toEqual(['push acme/web:1']);
  });
});
