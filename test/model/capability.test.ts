import { capabilitiesOf } from '../../src/model/capability';

const ALIYUN = { ociArtifactAttestations: false, source: 'https://github.com/weibaohui/k8m/issues/478' };
const GITLAB = { ociArtifactAttestations: false, source: 'https://github.com/docker/build-push-action/issues/1593' };

describe('capabilitiesOf', () => {
  test.each([
    ['registry.cn-hangzhou.aliyuncs.com', ALIYUN],
    ['registry-vpc.cn-hangzhou.aliyuncs.com', ALIYUN],
    ['crpi-0123456789abcdef.cn-hangzhou.personal.cr.aliyuncs.com', ALIYUN],
    ['team-registry.cn-hangzhou.cr.aliyuncs.com:443', ALIYUN],
    ['aliyuncs.com', ALIYUN],
    ['REGISTRY.CN-HANGZHOU.ALIYUNCS.COM', ALIYUN],
    ['registry.gitlab.com', GITLAB],
    ['Registry.GitLab.com:443', GITLAB],
  ])('knows the limit of %s and where it is said', (host, limit) => {
    expect(capabilitiesOf(host)).toMatchObject(limit);
  });

  test.each([
    'docker.io', 'ghcr.io', 'quay.io', 'registry.example.com:5000', 'notaliyuncs.com', 'aliyuncs.com.example.com', 'aliyuncs-com.example', 'gitlab.com', 'registry.gitlab.com.example', 'eu.registry.gitlab.com',
  ])('knows no limit of %s', (host) => {
    expect(capabilitiesOf(host)).toEqual({ ociArtifactAttestations: true });
  });
});
