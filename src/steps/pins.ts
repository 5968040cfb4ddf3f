import { Pin } from './pin';
import { Problems } from '../model/problem';

const TABLE = [
  Pin.action('actions/checkout', 'v7.0.1', '3d3c42e5aac5ba805825da76410c181273ba90b1'),
  Pin.action('actions/download-artifact', 'v8.0.1', '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c'),
  Pin.action('actions/setup-node', 'v7.0.0', '820762786026740c76f36085b0efc47a31fe5020'),
  Pin.action('actions/upload-artifact', 'v7.0.0', 'bbbca2ddaa5d8feaa63e36b76fdaad77386f024f'),
  Pin.action('docker/build-push-action', 'v7.3.0', '53b7df96c91f9c12dcc8a07bcb9ccacbed38856a'),
  Pin.action('docker/metadata-action', 'v6.2.0', 'dc802804100637a589fabce1cb79ff13a1411302'),
  Pin.action('docker/setup-buildx-action', 'v4.3.0', '37fe631027851001ddb9b187196cc803df7f5f0e'),
  Pin.action('docker/setup-qemu-action', 'v4.2.0', '96fe6ef7f33517b61c61be40b68a1882f3264fb8'),
  Pin.image('docker.io/tonistiigi/binfmt', 'qemu-v10.2.3-68', 'sha256:400a4873b838d1b89194d982c45e5fb3cda4593fbfd7e08a02e76b03b21166f0'),
  Pin.image('moby/buildkit', 'v0.32.2', 'sha256:28a898719c18a33f4e8000685287fa36fd0dd9560c6440227d3a732d79bb41d8'),
  Pin.program('buildx', 'v0.36.1'),
];

/**
 * Every program that a release runs and did not write, each pinned once: what is emitted and the comment beside it
 * come from here.
 */
export class Pins {
  /**
   * The pins that this version of the library was tried with.
   */
  public static readonly DEFAULT = new Pins([]);

  private readonly pins: Map<string, Pin>;

  /**
   * @param overrides replace the pins of the same name
   */
  constructor(private readonly overrides: Pin[]) {
    this.pins = new Map([...TABLE, ...overrides].map((pin) => [pin.name, pin]));
  }

  /**
   * How the pin of that name is written.
   *
   * @param name for example `actions/checkout`, `moby/buildkit` or `buildx`
   * @throws Error if nothing of that name is pinned
   */
  public reference(name: string): string {
    const pin = this.pins.get(name);
    if (!pin) {
      throw new Error(`${name} is not pinned`);
    }
    return pin.reference;
  }

  /**
   * The version that an emitted reference stands for, if it is one of these pins.
   *
   * @param reference for example `actions/checkout@3d3c…`
   */
  public version(reference: string): string | undefined {
    const pin = this.pins.get(reference.replace(/@.*$/s, ''));
    return pin?.kind === 'action' && pin.reference === reference ? pin.version : undefined;
  }

  /**
   * @internal
   */
  public _check(path: string, problems: Problems): void {
    this.overrides.forEach((pin, index) => pin._check(`${path}[${index}]`, problems, TABLE));
    problems.requireDistinct(this.overrides, (index) => `${path}[${index}]`, (pin) => pin.name, (first) => ({
      reason: `is already pinned by ${first}`,
      allowed: 'each name once',
    }));
  }
}
