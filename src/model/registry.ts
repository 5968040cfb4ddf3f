import { Capabilities, capabilitiesOf } from './capability';
import { Problems } from './problem';
import { HOST, REPOSITORY_PATH, REPOSITORY_PATH_ALLOWED, slug } from './reference';
import { checkRunner, DEFAULT_RUNNER, isHosted } from './runner';
import { Secret } from './secret';
import { flag, instance, list, optional, requireShape, struct, text } from './shape';
import { Variable } from './variable';

/**
 * How a registry is logged in to and published to, and what to call it.
 */
export interface LoginOptions {
  /**
   * Who logs in.
   *
   * @default - said by each registry
   */
  readonly username?: Secret | Variable;

  /**
   * The password or, better, an access token that may do nothing but push.
   *
   * @default - said by each registry
   */
  readonly password?: Secret;

  /**
   * The name of the registry in job ids: `publish-<id>`. Needed only where a release has two of one host.
   *
   * @default - said by each registry
   */
  readonly id?: string;

  /**
   * The environment that publishing here happens in. It can hold the secrets, ask for an approval and have a URL.
   *
   * @default - none
   * @see https://docs.github.com/en/actions/managing-workflow-runs-and-deployments/managing-deployments/managing-environments-for-deployment
   */
  readonly environment?: string;

  /**
   * The labels of the runner that publishes here, for example of one that stands near the registry. It needs Linux with
   * bash, curl, jq and docker; buildx is set up if GitHub does not host it.
   *
   * @default ['ubuntu-24.04']
   */
  readonly runner?: string[];

  /**
   * Whether everybody is to be able to pull. Then the image is also read without a login once it is published, and if
   * that is denied the run goes red: a new package of GHCR is private at first.
   *
   * @default false
   */
  readonly anonymousPull?: boolean;
}

/**
 * Options for a registry in which every repository stands in a namespace.
 */
export interface NamespaceOptions extends LoginOptions {
  /**
   * The user, organisation or namespace that the repositories belong to, for example `openimsdk`.
   */
  readonly namespace: string;
}

/**
 * Options for a public instance of Aliyun Container Registry (ACR).
 */
export interface AliyunOptions extends NamespaceOptions {
  /**
   * The region of the instance, for example `cn-hangzhou`.
   */
  readonly region: string;
}

/**
 * Options for any other registry.
 */
export interface RegistryOptions extends LoginOptions {
  /**
   * What stands between host and image name, for example `team/project`.
   *
   * @default - nothing
   */
  readonly namespace?: string;
}

/**
 * A right that a job needs to reach a registry.
 */
export interface RegistryPermission {
  /**
   * What it is a right to, as GitHub calls it, for example `packages`.
   */
  readonly scope: string;

  /**
   * `read` or `write`.
   */
  readonly access: string;

  /**
   * What it is needed for.
   */
  readonly reason: string;
}

const OTHER_HOSTS_OF_DOCKER_HUB = ['index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com', 'hub.docker.com'];

const LOGIN = {
  username: optional(instance(Secret, Variable)),
  password: optional(instance(Secret)),
  id: optional(text),
  environment: optional(text),
  runner: optional(list(text)),
  anonymousPull: optional(flag),
};
const NAMESPACE = struct<NamespaceOptions>({ ...LOGIN, namespace: text });

/**
 * Where images are published: a host, a way to name repositories there and a way to log in.
 *
 * A registry is created empty-handed: the secrets are only named here, their values are set in the settings of the
 * repository or the organisation.
 */
export class Registry {
  /**
   * Docker Hub, `docker.io`.
   *
   * Logs in with the secrets `DOCKER_USERNAME` and `DOCKER_PASSWORD`, unless others are given.
   *
   * @see https://docs.docker.com/docker-hub/
   */
  public static dockerHub(options: NamespaceOptions): Registry {
    requireShape('Registry.dockerHub(options)', NAMESPACE, options);
    return new Registry('docker.io', 'Docker Hub', options, {
      id: 'docker-hub',
      username: Secret.of('DOCKER_USERNAME'),
      password: Secret.of('DOCKER_PASSWORD'),
    });
  }

  /**
   * GitHub Container Registry, `ghcr.io`.
   *
   * Logs in with the token of the run, which needs `packages: write`, unless another login is given.
   *
   * @see https://docs.github.com/en/packages/working-with-a-github-packages-registry/working-with-the-container-registry
   */
  public static ghcr(options: NamespaceOptions): Registry {
    requireShape('Registry.ghcr(options)', NAMESPACE, options);
    return new Registry('ghcr.io', 'GHCR', options, {
      id: 'ghcr',
      username: Variable.workflowActor(),
      password: Secret.workflowToken(),
    });
  }

  /**
   * A public instance of Aliyun Container Registry, `registry.<region>.aliyuncs.com`.
   *
   * Logs in with the secrets `ALIREGISTRY_USERNAME` and `ALIREGISTRY_TOKEN`, unless others are given.
   *
   * @see https://www.alibabacloud.com/help/en/acr/
   */
  public static aliyun(options: AliyunOptions): Registry {
    requireShape('Registry.aliyun(options)', struct<AliyunOptions>({ ...LOGIN, namespace: text, region: text }), options);
    const { region, ...login } = options;
    return Registry.aliyunInstance(`registry.${region}.aliyuncs.com`, login);
  }

  /**
   * A personal or enterprise instance of Aliyun Container Registry.
   *
   * Logs in with the secrets `ALIREGISTRY_USERNAME` and `ALIREGISTRY_TOKEN`, unless others are given.
   *
   * @param host for example `crpi-0123456789abcdef.cn-hangzhou.personal.cr.aliyuncs.com` or
   * `team-registry.cn-hangzhou.cr.aliyuncs.com`
   */
  public static aliyunInstance(host: string, options: NamespaceOptions): Registry {
    requireShape('Registry.aliyunInstance(host)', text, host);
    requireShape('Registry.aliyunInstance(host, options)', NAMESPACE, options);
    return new Registry(host, 'Aliyun ACR', options, {
      id: 'aliyun',
      username: Secret.of('ALIREGISTRY_USERNAME'),
      password: Secret.of('ALIREGISTRY_TOKEN'),
    });
  }

  /**
   * Any other registry.
   *
   * Logs in with secrets that are named after the host, unless others are given: `QUAY_IO_USERNAME` and
   * `QUAY_IO_PASSWORD` for `quay.io`. Where such a name cannot be set (it starts with a digit or with `GITHUB_`),
   * `REGISTRY_` stands before it.
   *
   * @param host with its port, if it has one, for example `quay.io` or `registry.example.com:5000`
   */
  public static of(host: string, options: RegistryOptions = {}): Registry {
    requireShape('Registry.of(host)', text, host);
    requireShape('Registry.of(host, options)', struct<RegistryOptions>({ ...LOGIN, namespace: optional(text) }), options);
    const name = slug(host).replace(/-/g, '_').toUpperCase();
    const prefix = /^(?:\d|GITHUB_)/.test(name) ? `REGISTRY_${name}` : name;
    return new Registry(host, host, options, {
      id: slug(host),
      username: Secret.of(`${prefix}_USERNAME`),
      password: Secret.of(`${prefix}_PASSWORD`),
    });
  }

  /**
   * Its name in job ids.
   */
  public readonly id: string;

  /**
   * What stands between host and image name.
   */
  public readonly namespace?: string;

  /**
   * Who logs in.
   */
  public readonly username: Secret | Variable;

  /**
   * With what.
   */
  public readonly password: Secret;

  /**
   * The environment that publishing here happens in.
   */
  public readonly environment?: string;

  /**
   * The labels of the runner that publishes here.
   */
  public readonly runner: string[];

  /**
   * Whether everybody is to be able to pull.
   */
  public readonly anonymousPull: boolean;

  private constructor(
    /**
     * Its host, with the port if it has one.
     */
    public readonly host: string,
    /**
     * Its name for people, for example `Docker Hub`.
     */
    public readonly title: string,
    options: RegistryOptions,
    defaults: Required<Pick<LoginOptions, 'id' | 'username' | 'password'>>,
  ) {
    this.id = options.id ?? defaults.id;
    this.namespace = options.namespace;
    this.username = options.username ?? defaults.username;
    this.password = options.password ?? defaults.password;
    this.environment = options.environment;
    this.runner = options.runner ?? DEFAULT_RUNNER;
    this.anonymousPull = options.anonymousPull ?? false;
  }

  /**
   * The rights that a job needs to push here, beyond the login.
   */
  public get permissions(): RegistryPermission[] {
    return this.password.name === undefined ? [{ scope: 'packages', access: 'write', reason: `push to ${this.host}` }] : [];
  }

  /**
   * The repository of an image here, for example `ghcr.io/openimsdk/openkf-server`.
   *
   * @param image the name of the image
   */
  public repository(image: string): string {
    return [this.host, this.namespace, image].filter((part) => part !== undefined).join('/');
  }

  /**
   * Whether GitHub hosts the runner, and so keeps its programs up to date.
   *
   * @internal
   */
  public get _hostedRunner(): boolean {
    return isHosted(this.runner);
  }

  /**
   * @internal
   */
  public get _capabilities(): Capabilities & { readonly source?: string } {
    return capabilitiesOf(this.host);
  }

  /**
   * @internal
   */
  public _check(path: string, problems: Problems): void {
    this.checkHost(`${path}.host`, problems);
    problems.requireMatch(`${path}.namespace`, this.namespace, REPOSITORY_PATH, { reason: 'is not a namespace', allowed: REPOSITORY_PATH_ALLOWED });
    problems.requireMatch(`${path}.id`, this.id, /^[a-z0-9][a-z0-9-]*$/, { reason: 'cannot stand in a job id', allowed: 'lower-case letters, digits and -' });
    problems.requireMatch(`${path}.environment`, this.environment, /^[^\s$](?:[^$\n]{0,253}[^\s$])?$/, { reason: 'cannot name an environment', allowed: 'up to 255 characters, none of them $' });
    checkRunner(this.runner, `${path}.runner`, problems);
    this.username._check(`${path}.username`, problems);
    this.password._check(`${path}.password`, problems);
    if (this.namespace === undefined && ['docker.io', 'ghcr.io', 'quay.io'].includes(this.host)) {
      problems.add(`${path}.namespace`, undefined, { reason: `is required on ${this.host}`, allowed: REPOSITORY_PATH_ALLOWED });
    }
    if (this.password.name === undefined && this.host !== 'ghcr.io') {
      problems.add(`${path}.password`, 'Secret.workflowToken()', { reason: `does not open ${this.host}`, allowed: 'Secret.of(name); the token of the run opens ghcr.io only' });
    }
  }

  private checkHost(path: string, problems: Problems): void {
    if (!HOST.test(this.host)) {
      problems.add(path, this.host, { reason: 'is not a host', allowed: 'a host name in lower case with a dot or a port, like quay.io or localhost:5000' });
    } else if (OTHER_HOSTS_OF_DOCKER_HUB.includes(this.host)) {
      problems.add(path, this.host, { reason: 'is another name of Docker Hub', allowed: 'Registry.dockerHub()' });
    }
  }
}
