import { ALIYUN, Registry } from './registries';

/** What a registry does instead of answering as it should. Each field that is given has to match. */
export interface Fault {
  readonly registry: Registry;
  readonly method: string;
  readonly path: RegExp;
  /** Only for manifests: text that the request's body contains. */
  readonly bodyContains?: string;
  /** How often. Default: always. */
  readonly times?: number;
  readonly status: number;
  /** The registry's error code and message. */
  readonly code: string;
  readonly message: string;
}

/** Aliyun ACR takes no attestation that is stored as an OCI artifact. */
export const ALIYUN_DENIES_ARTIFACTS: Fault = {
  registry: ALIYUN,
  method: 'PUT',
  path: /\/manifests\//,
  bodyContains: 'application/vnd.oci.empty.v1+json',
  status: 403,
  code: 'DENIED',
  message: 'unknown manifest class for application/vnd.oci.empty.v1+json',
};

/** The registry is unavailable for that many requests to log in; `docker login` makes two. */
export function unavailableAtLogin(registry: Registry, times: number): Fault {
  return { registry, method: 'GET', path: /^\/v2\/$/, times, status: 503, code: 'UNAVAILABLE', message: 'service unavailable' };
}

/** Gives the fault that a request meets, and counts it. */
export class Faults {
  private readonly met = new Map<Fault, number>();

  constructor(readonly all: readonly Fault[]) {}

  meet(registry: Registry, method: string, path: string, body: string): Fault | undefined {
    const fault = this.all.find((each) => each.registry === registry && each.method === method && each.path.test(path)
      && (each.bodyContains === undefined || body.includes(each.bodyContains)) && this.timesMet(each) < (each.times ?? Infinity));
    if (fault) this.met.set(fault, this.timesMet(fault) + 1);
    return fault;
  }

  timesMet(fault: Fault): number {
    return this.met.get(fault) ?? 0;
  }
}
