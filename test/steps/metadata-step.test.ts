import { testProject } from './project';
import { Tag } from '../../src/model/tag';
import { MetadataStep } from '../../src/steps/metadata-step';
import { Pin } from '../../src/steps/pin';
import { Pins } from '../../src/steps/pins';

const project = testProject();

describe('MetadataStep', () => {
  test('gives docker/metadata-action the repositories, the rules and the labels, one a line', () => {
    expect(new MetadataStep(project, {
      repositories: ['docker.io/a/app', 'ghcr.io/a/app'],
      tags: [Tag.branch(), Tag.raw('edge'), Tag.latest({ suffix: '-x' })],
      labels: { 'com.example.a': 'b=c', 'd': '{{sha}}' },
    }).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Compute tags and labels',
        id: 'meta',
        uses: 'docker/metadata-action@dc802804100637a589fabce1cb79ff13a1411302',
        env: { DOCKER_METADATA_ANNOTATIONS_LEVELS: 'manifest,index' },
        with: {
          images: 'docker.io/a/app\nghcr.io/a/app\n',
          flavor: "latest=${{ startsWith(github.ref, 'refs/tags/') && !github.event.release.prerelease && 'auto' || 'false' }}\nsuffix=-x,onlatest=true\n",
          tags: 'type=ref,event=branch,prefix=,suffix=\ntype=raw,value=edge,prefix=,suffix=\n',
          labels: 'com.example.a=b=c\nd={{sha}}\n',
        },
      }],
    });
  });

  test('writes one rule as it is, one repository as a line all the same, and no labels where there are none', () => {
    expect(new MetadataStep(project, { repositories: ['ghcr.io/a/app'], tags: [Tag.branch()], labels: {} }).toGithub().steps[0].with).toEqual({
      images: 'ghcr.io/a/app\n',
      flavor: 'latest=false',
      tags: 'type=ref,event=branch',
    });
  });

  test('annotates no index where there is none', () => {
    expect(new MetadataStep(project, { repositories: ['a'], tags: [Tag.branch()], index: false }).toGithub().steps[0].env).toEqual({ DOCKER_METADATA_ANNOTATIONS_LEVELS: 'manifest' });
  });

  test('gives the tags of a given version, whatever the event is, and those that move only where they are wanted', () => {
    expect(new MetadataStep(project, {
      repositories: ['ghcr.io/a/app'],
      tags: [Tag.branch(), Tag.version(), Tag.majorMinor(), Tag.latest(), Tag.sha(), Tag.raw('edge')],
      version: 'inputs.version',
      moving: 'inputs.move',
    }).toGithub().steps[0].with).toEqual({
      images: 'ghcr.io/a/app\n',
      flavor: "latest=${{ inputs.move && 'auto' || 'false' }}",
      tags: 'type=semver,pattern={{version}},value=${{ inputs.version }}\ntype=semver,pattern={{major}}.{{minor}},value=${{ inputs.version }},enable=${{ inputs.move }}\n',
    });
  });

  test('gives all tags of a given version where nothing else is said', () => {
    expect(new MetadataStep(project, { repositories: ['a'], tags: [Tag.majorMinor(), Tag.latest()], version: 'inputs.version' }).toGithub().steps[0].with).toMatchObject({
      flavor: "latest=${{ true && 'auto' || 'false' }}",
      tags: 'type=semver,pattern={{major}}.{{minor}},value=${{ inputs.version }},enable=${{ true }}',
    });
  });

  test('takes other pins', () => {
    // GIVEN
    const pins = new Pins([Pin.action('docker/metadata-action', 'v9', '0'.repeat(40))]);

    // THEN
    expect(new MetadataStep(project, { repositories: ['a'], tags: [Tag.branch()], pins }).toGithub().steps[0].uses).toBe(`docker/metadata-action@${'0'.repeat(40)}`);
  });

  test('names its outputs as docker/metadata-action does', () => {
    // WHEN
    const { version, tagNames, references, labels, annotations } = new MetadataStep(project, { repositories: ['a'], tags: [] });

    // THEN
    expect({ version, tagNames, references, labels, annotations }).toEqual({
      version: { stepId: 'meta', outputName: 'version' },
      tagNames: { stepId: 'meta', outputName: 'tag-names' },
      references: { stepId: 'meta', outputName: 'tags' },
      labels: { stepId: 'meta', outputName: 'labels' },
      annotations: { stepId: 'meta', outputName: 'annotations' },
    });
  });
});
