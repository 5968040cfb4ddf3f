import { testProject } from './project';
import { Registry } from '../../src/model/registry';
import { RecordStep } from '../../src/steps/record-step';

const project = testProject();
const HUB = Registry.dockerHub({ namespace: 'openim' });
const OPTIONS = {
  release: 'release-image',
  publications: [
    { image: 'web', registry: HUB, source: 'build-web', job: 'publish-web-docker-hub' },
    { image: 'team/api', registry: Registry.of('r.example:5000', { namespace: 'a/b', id: 'mine' }), source: 'build-team-api', job: 'publish-team-api-mine' },
  ],
  script: '.github/image-release/record.sh',
};

describe('RecordStep', () => {
  test('gives the script its contract: a line for each publication, its title last, because that has spaces', () => {
    expect(new RecordStep(project, OPTIONS).toGithub()).toEqual({
      needs: [],
      env: {},
      steps: [{
        name: 'Record what was published',
        id: 'record',
        env: {
          FOLDER: '${{ runner.temp }}/record',
          RELEASE: 'release-image',
          REPOSITORIES: 'web build-web publish-web-docker-hub docker-hub docker.io/openim/web Docker Hub\n'
            + 'team/api build-team-api publish-team-api-mine mine r.example:5000/a/b/team/api r.example:5000\n',
          RESULTS: '${{ toJSON(needs) }}',
        },
        run: 'bash .github/image-release/record.sh',
      }],
    });
  });

  test('is told that nothing was to be published, and which registry alone was asked for', () => {
    expect(new RecordStep(project, { ...OPTIONS, rehearse: '${{ inputs.rehearse }}', only: '${{ inputs.registry }}' }).toGithub().steps[0].env).toMatchObject({
      REHEARSE: '${{ inputs.rehearse }}',
      ONLY: '${{ inputs.registry }}',
    });
  });

  test('names its outputs as the script does, and its file', () => {
    // WHEN
    const { file, digest, references, message, record } = new RecordStep(project, OPTIONS);

    // THEN
    expect({ file, digest, references, message, record }).toEqual({
      file: '${{ runner.temp }}/record/release.json',
      digest: { stepId: 'record', outputName: 'digest' },
      references: { stepId: 'record', outputName: 'references' },
      message: { stepId: 'record', outputName: 'message' },
      record: { stepId: 'record', outputName: 'record' },
    });
  });
});
