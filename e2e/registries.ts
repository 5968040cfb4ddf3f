/** A registry that images are published to. Its clients use its real names, which lead to this machine. */
export interface Registry {
  readonly name: string;
  /** Host in image references. */
  readonly host: string;
  /** Hosts that clients connect to. */
  readonly hosts: readonly string[];
  /** Loopback address that the hosts resolve to. */
  readonly address: string;
  /** What anybody may pull. */
  readonly publicRepositories?: RegExp;
}

export const DOCKER_HUB: Registry = {
  name: 'Docker Hub',
  host: 'docker.io',
  hosts: ['registry-1.docker.io', 'index.docker.io', 'auth.docker.io'],
  address: '127.0.1.1',
  publicRepositories: /^library\//,
};

export const GHCR: Registry = { name: 'GHCR', host: 'ghcr.io', hosts: ['ghcr.io'], address: '127.0.1.2' };

export const ALIYUN: Registry = {
  name: 'Aliyun ACR',
  host: 'registry.cn-hangzhou.aliyuncs.com',
  hosts: ['registry.cn-hangzhou.aliyuncs.com'],
  address: '127.0.1.3',
};

export const REGISTRIES: readonly Registry[] = [DOCKER_HUB, ALIYUN, GHCR];
