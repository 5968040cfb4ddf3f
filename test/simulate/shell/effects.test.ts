import { effectsOf, gap, pushesOf } from './said';

const DIGEST = `sha256:${'0'.repeat(64)}`;

describe('What a command does to registries', () => {
  test.each([
    ['docker push ghcr.io/acme/web:1', ['push ghcr.io/acme/web:1']],
    ['docker image push ghcr.io/acme/web:1', ['push ghcr.io/acme/web:1']],
    ['docker push --all-tags ghcr.io/acme/web', ['push ghcr.io/acme/web:<*>']],
    ['docker --context x push acme/web', ['push acme/web']],
    ['docker --config=/tmp push -q acme/web', ['push acme/web']],
    ['sudo docker push acme/web', ['push acme/web']],
    ['sudo -E docker push acme/web', ['push acme/web']],
    ['timeout 5m docker push acme/web', ['push acme/web']],
    ['time docker push acme/web', ['push acme/web']],
    ['DOCKER_BUILDKIT=1 docker push acme/web', ['push acme/web']],
    ['/usr/bin/docker push acme/web', ['push acme/web']],
    ['docker push acme/web &', ['push acme/web']],
    ['docker tag acme/web acme/web:2', []],
    ['docker pull acme/web', []],
    ['docker build -t acme/web .', ['build']],
    ['docker build -t acme/web --platform linux/arm64 .', ['build linux/arm64']],
    ['docker buildx build --push -t acme/web:1 --tag=acme/web:2 .', ['build', 'push acme/web:1', 'push acme/web:2']],
    ['docker buildx build --push --platform linux/amd64,linux/arm64 -t acme/web .', ['build linux/amd64 linux/arm64', 'push acme/web for linux/amd64 linux/arm64']],
    ['docker buildx b --builder x --push -t acme/web -f deploy/Dockerfile --build-arg A=b .', ['build', 'push acme/web']],
    ['docker buildx build --push=false -t acme/web .', ['build']],
    ['docker buildx build --load -t acme/web .', ['build']],
    ['docker buildx build -o type=registry -t acme/web .', ['build', 'push acme/web']],
    ['docker buildx build --output type=image,push=true -t acme/web .', ['build', 'push acme/web']],
    ['docker buildx build --output=type=image,name=acme/web,push=true .', ['build', 'push acme/web']],
    ['docker buildx build --output \'type=image,"name=acme/web,acme/api",push=true\' .', ['build', 'push acme/web', 'push acme/api']],
    ['docker buildx build --output type=image,name=acme/web,push-by-digest=true,push=true .', ['build', 'push acme/web@<${digest}>']],
    ['docker buildx build --output type=image,name=acme/web .', ['build']],
    ['docker buildx build --output type=oci,dest=out.tar -t acme/web .', ['build']],
    ['docker buildx create --use --name x', []],
    ['docker buildx imagetools create -t acme/web:1 --tag acme/web:2 acme/web:edge', ['push acme/web:1', 'push acme/web:2']],
    ['docker buildx imagetools create --dry-run -t acme/web:1 acme/web:edge', []],
    [`docker buildx imagetools create --tag acme/web:1 --prefer-index=false acme/web@${DIGEST}`, ['push acme/web:1']],
    ['docker buildx imagetools inspect acme/web:1', []],
    ['docker manifest create acme/web:1 acme/web:1-amd64 acme/web:1-arm64', []],
    ['docker manifest push --purge acme/web:1', ['push acme/web:1']],
    ['docker login -u me -p secret', ['login docker.io']],
    ['docker login ghcr.io -u me --password-stdin', ['login ghcr.io']],
    ['echo "$TOKEN" | docker login ghcr.io --username me --password-stdin', ['login ghcr.io']],
    ['docker login --username=me registry.cn-hangzhou.aliyuncs.com', ['login registry.cn-hangzhou.aliyuncs.com']],
    ['aws ecr get-login-password | docker login --username AWS --password-stdin 1.dkr.ecr.eu-west-1.amazonaws.com', ['login 1.dkr.ecr.eu-west-1.amazonaws.com']],
    ['podman push acme/web docker://quay.io/acme/web:1', ['push quay.io/acme/web:1']],
    ['podman push quay.io/acme/web:1', ['push quay.io/acme/web:1']],
    ['podman push acme/web oci-archive:out.tar', []],
    ['podman login quay.io', ['login quay.io']],
    ['podman manifest push --all acme/web docker://quay.io/acme/web', ['push quay.io/acme/web']],
    ['buildah bud -t acme/web .', ['build']],
    ['buildah push acme/web docker://quay.io/acme/web', ['push quay.io/acme/web']],
    ['skopeo copy --all docker://acme/web:1 docker://quay.io/acme/web:1', ['push quay.io/acme/web:1']],
    ['skopeo copy --dest-creds a:b oci-archive:x.tar docker://quay.io/acme/web:1', ['push quay.io/acme/web:1']],
    ['skopeo copy docker://acme/web:1 docker-daemon:acme/web:1', []],
    ['skopeo login quay.io -u me', ['login quay.io']],
    ['skopeo inspect docker://acme/web:1', []],
    ['crane push out.tar acme/web:1', ['push acme/web:1']],
    ['crane copy acme/web:1 quay.io/acme/web:1', ['push quay.io/acme/web:1']],
    ['crane cp acme/web:1 quay.io/acme/web:1', ['push quay.io/acme/web:1']],
    ['crane tag localhost:5000/acme/web:edge latest', ['push localhost:5000/acme/web:latest']],
    [`crane tag acme/web@${DIGEST} latest`, ['push acme/web:latest']],
    ['crane tag localhost:5000/acme/web:$TAG latest', ['push localhost:5000/acme/web:latest']],
    ['crane tag ghcr.io/$OWNER/web latest', ['push ghcr.io/<$OWNER>/web:latest']],
    ['crane append -f x.tar -t acme/web:1', ['push acme/web:1']],
    ['crane auth login ghcr.io -u me --password-stdin', ['login ghcr.io']],
    ['crane digest acme/web:1', []],
    ['regctl image copy acme/web:1 quay.io/acme/web:1', ['push quay.io/acme/web:1']],
    ['oras push ghcr.io/acme/chart:1 chart.tgz', ['push ghcr.io/acme/chart:1']],
    ['docker compose up -d', []],
    ['docker run --rm tonistiigi/binfmt --install all', []],
    ['docker run gcr.io/kaniko-project/executor --destination acme/web:1', ['push acme/web:1']],
    ['echo a:1 b:2 | xargs -n1 docker push', ['push a:1', 'push b:2']],
    ['printf \'1\\n2\\n\' | xargs -I{} docker push acme/web:{}', ['push acme/web:1', 'push acme/web:2']],
    ['bash -c "docker push acme/web"', ['push acme/web']],
    ['eval "docker push acme/web"', ['push acme/web']],
    ['git push origin main && npm ci && go test ./...', []],
  ])('Given `%s`, Then %j', (script, effects) => {
    expect(effectsOf(script)).toEqual(effects);
  });

  test.each([
    ['make push', 'unread make push: the simulator does not know what `make` does'],
    ['npm run release', 'unread npm run release: the simulator does not know what `npm` does'],
    ['./build.sh --push', 'unread ./build.sh --push: the script is not a file of the repository'],
    ['bash scripts/x.sh', 'unread bash scripts/x.sh: the script is not a file of the repository'],
    ['curl -s https://example.com/x | bash', 'unread bash: what it reads is only known in the run'],
    ['docker compose build --push', 'unread docker compose build --push: the compose file names what it pushes'],
    ['docker-compose push web', 'unread docker-compose push web: the compose file names what it pushes'],
    ['docker buildx bake --push', 'unread docker buildx bake --push: no bake file of JSON is in the repository'],
    ['docker run -v /var/run/docker.sock:/var/run/docker.sock acme/tool', 'unread docker run -v /var/run/docker.sock:/var/run/docker.sock acme/tool: the container may use the engine and the logins of the job'],
    ['$TOOL push', 'unread $TOOL push: `$TOOL` is not known'],
    ['skopeo sync --src docker --dest docker a b', 'unread skopeo sync --src docker --dest docker a b: what it copies is only known in the run'],
  ])('Given `%s`, Then it says that it cannot look into it', (script, effect) => {
    expect(effectsOf(script)).toEqual([effect]);
  });

  test('Given a reference that is known in part, Then what is known of it is kept', () => {
    expect(pushesOf('docker push "ghcr.io/acme/web:$TAG"')).toEqual(['ghcr.io/acme/web:<$TAG>']);
    expect(pushesOf('docker push "ghcr.io/acme/web:$TAG"', { TAG: gap('${{ inputs.tag }}') })).toEqual(['ghcr.io/acme/web:<${{ inputs.tag }}>']);
  });

  test('Given options that are not known, Then what they may say is a condition', () => {
    expect(effectsOf('docker buildx build $ARGS -t acme/web .')).toEqual([
      'build',
      'push acme/web if `$ARGS` tells it to push, which is not known',
      'push <$ARGS> if `$ARGS` names tags and tells it to push, which is not known',
    ]);
    expect(effectsOf('docker buildx build --push="$PUSH" -t acme/web .')).toEqual(['build', 'push acme/web if `--push` is set, which is not known']);
  });

  test('Given a context that is not known, Then no more is made of it', () => {
    expect(effectsOf('docker build -t acme/web $DIRECTORY')).toEqual(['build']);
  });

  test('Given the same push twice, Then it is said once', () => {
    expect(effectsOf('for i in 1 2 3; do docker push acme/web && break; sleep 5; done')).toEqual(['push acme/web']);
  });

  test('Given a shell other than bash, Then nothing of it is read', () => {
    expect(effectsOf('docker push acme/web', {}, { shell: 'pwsh' })).toEqual(['unread docker push acme/web: the simulator does not read scripts of `pwsh`']);
  });

  test('Given a script with a mistake, Then nothing of it is read', () => {
    expect(effectsOf('docker push a\nif [ x')).toEqual(['unread docker push a: the simulator cannot read the script: expected \'then\'']);
  });
});
