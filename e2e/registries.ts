/** A registry that images are published to. Its clients use its real names, which lead to this machine. */
export interface Registry {
  readonly name: string;
  /** Host in image references. */
  readonly host: string;
  /** Hosts that clients connect to. */
  readonly hosts: readonly string[];
  /** Last part of the loopback address that the hosts resolve to. */
  readonly place: number;
  /** Where it sends clients for a token. */
  readonly realm: string;
  /** What it calls itself there. */
  readonly service: string;
  /** It gives tokens to OAuth 2 clients too, who ask by POST. */
  readonly oauth?: boolean;
  /** Who may not do what they ask a token for gets none; elsewhere they get one without that right. */
  readonly refusesTokens?: boolean;
  /** What anybody may pull, whoever publishes. */
  readonly publicRepositories?: RegExp;
}

export const DOCKER_HUB: Registry = {
  name: 'Docker Hub',
  host: 'docker.io',
  hosts: ['registry-1.docker.io', 'index.docker.io', 'auth.docker.io'],
  place: 1,
  realm: 'https://auth.docker.io/token',
  service: 'registry.docker.io',
  oauth: true,
  publicRepositories: /^library\//,
};

export const GHCR: Registry = {
  name: 'GHCR',
  host: 'ghcr.io',
  hosts: ['ghcr.io'],
  place: 2,
  realm: 'https://ghcr.io/token',
  service: 'ghcr.io',
  refusesTokens: true,
};

export const ALIYUN: Registry = {
  name: 'Aliyun ACR',
  host: 'registry.cn-hangzhou.aliyuncs.com',
  hosts: ['registry.cn-hangzhou.aliyuncs.com', 'dockerauth.cn-hangzhou.aliyuncs.com'],
  place: 3,
  realm: 'https://dockerauth.cn-hangzhou.aliyuncs.com/auth',
  service: 'registry.aliyuncs.com:cn-hangzhou:26842',
};

/** Where images are published. */
export const REGISTRIES: readonly Registry[] = [DOCKER_HUB, ALIYUN, GHCR];

/** A mirror of Docker Hub, where nobody publishes. */
export const MIRROR: Registry = {
  name: 'the mirror',
  host: 'mirror.gcr.io',
  hosts: ['mirror.gcr.io'],
  place: 4,
  realm: 'https://mirror.gcr.io/v2/token',
  service: 'mirror.gcr.io',
  publicRepositories: /^library\//,
};

export const HOSTED: readonly Registry[] = [...REGISTRIES, MIRROR];
