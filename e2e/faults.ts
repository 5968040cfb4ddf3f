import { ALIYUN, Registry } from './registries';

/** What a registry does instead of answering as it should. */
export type Misbehaviour =
  | { readonly kind: 'answer'; readonly status: number; readonly code: string; readonly message: string; readonly headers?: Readonly<Record<string, string>> }
  /** The connection ends in the middle of what is sent. */
  | { readonly kind: 'drop' }
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** Tokens come without these rights. */
  | { readonly kind: 'withhold'; readonly actions: readonly string[] }
  /** Another manifest than the one that was sent. */
  | { readonly kind: 'substitute'; readonly mediaType: string; readonly body: string }
  /** Nobody listens. */
  | { readonly kind: 'refuse' };

/** When a registry misbehaves, and how. Each condition that is given has to hold. */
export interface Fault {
  readonly registry: Registry;
  readonly methods?: readonly string[];
  readonly path?: RegExp;
  /** Only for manifests: text that the request's body contains. */
  readonly bodyContains?: string;
  /** Only for what was sent since the fault began. */
  readonly afterPut?: boolean;
  /** It is over when the client has paused that often. */
  readonly pauses?: number;
  readonly does: Misbehaviour;
}

type Kind = (registry: Registry) => Fault;

type Condition = Omit<Fault, 'registry' | 'does'>;

const LOGIN = /^\/v2\/$|^\/(token|auth)\b/;
const UPLOADS = /\/blobs\/uploads\//;
const MANIFESTS = /\/manifests\//;
const TAGS = /\/manifests\/(?!sha256:)/;
const UNTIL_FIRST_PAUSE = { pauses: 1 };

const answers = (status: number, code: string, message: string, condition: Condition, headers?: Record<string, string>): Kind => (
  (registry) => ({ registry, ...condition, does: { kind: 'answer', status, code, message, headers } })
);

const serverError = (condition: Condition) => answers(500, 'UNKNOWN', 'internal server error', condition);
const unavailable = (condition: Condition) => answers(503, 'UNAVAILABLE', 'service unavailable', condition);

const uploading = { path: UPLOADS, methods: ['POST', 'PATCH', 'PUT'] };
const tagging = { path: MANIFESTS, methods: ['PUT'] };
const sendingBytes = { path: UPLOADS, methods: ['PATCH', 'PUT'] };

export const refusesConnections: Kind = (registry) => ({ registry, does: { kind: 'refuse' } });
export const rejectsPassword = answers(401, 'UNAUTHORIZED', 'incorrect username or password', { path: /^\/(token|auth)\b/ });
export const forbidsPush = answers(403, 'DENIED', 'requested access to the resource is denied', uploading);
export const forbidsManifests = answers(403, 'DENIED', 'unknown manifest class for application/vnd.oci.image.index.v1+json', {
  ...tagging, bodyContains: '"application/vnd.oci.image.index.v1+json"',
});
export const limitsRate = answers(429, 'TOOMANYREQUESTS', 'too many requests', UNTIL_FIRST_PAUSE, { 'retry-after': '3' });
export const errsAtLogin = serverError({ ...UNTIL_FIRST_PAUSE, path: LOGIN });
export const unavailableAtLogin = unavailable({ ...UNTIL_FIRST_PAUSE, path: LOGIN });
export const errsAtBlob = serverError({ ...UNTIL_FIRST_PAUSE, ...uploading });
export const unavailableAtBlob = unavailable({ ...UNTIL_FIRST_PAUSE, ...uploading });
export const errsAtManifest = serverError({ ...UNTIL_FIRST_PAUSE, ...tagging });
export const unavailableAtManifest = unavailable({ ...UNTIL_FIRST_PAUSE, ...tagging });
export const staysUnavailable = unavailable({});
export const diskFull = answers(500, 'UNKNOWN', 'no space left on device', { path: UPLOADS, methods: ['PUT'] });
export const lags = answers(404, 'MANIFEST_UNKNOWN', 'manifest unknown', {
  ...UNTIL_FIRST_PAUSE, path: MANIFESTS, methods: ['GET', 'HEAD'], afterPut: true,
});
export const drops: Kind = (registry) => ({ registry, ...UNTIL_FIRST_PAUSE, ...sendingBytes, does: { kind: 'drop' } });
export const isSlow: Kind = (registry) => ({ registry, ...sendingBytes, does: { kind: 'slow', bytesPerSecond: 500_000 } });
export const forbidsPushTokens: Kind = (registry) => ({ registry, path: LOGIN, does: { kind: 'withhold', actions: ['push'] } });
export const servesOtherBytes: Kind = (registry) => ({
  registry,
  path: TAGS,
  methods: ['GET', 'HEAD'],
  afterPut: true,
  does: {
    kind: 'substitute',
    mediaType: 'application/vnd.oci.image.index.v1+json',
    body: '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}',
  },
});

/** Takes no attestation that is stored as an OCI artifact. */
export const forbidsArtifacts = answers(403, 'DENIED', 'unknown manifest class for application/vnd.oci.empty.v1+json', {
  ...tagging, bodyContains: 'application/vnd.oci.empty.v1+json',
});

/** Aliyun ACR does that always. */
export const ALIYUN_DENIES_ARTIFACTS = forbidsArtifacts(ALIYUN);

/** A request, as far as faults look at it. */
export interface FaultyRequest {
  readonly registry: Registry;
  readonly method: string;
  readonly path: string;
  /** Of a manifest only. */
  readonly body: string;
}

/** Gives what a request meets, and counts it. */
export class Faults {
  private readonly met = new Map<Fault, number>();
  private readonly put = new Set<string>();

  /** `pauses` tells how often the clients of a registry have paused since the faults began. */
  constructor(readonly all: readonly Fault[], private readonly pauses: (registry: Registry) => number) {}

  meet(request: FaultyRequest): Misbehaviour | undefined {
    const { registry, method, path } = request;
    const fault = this.all.find((each) => this.applies(each, request));
    if (fault) this.met.set(fault, this.timesMet(fault) + 1);
    if (method === 'PUT') this.put.add(`${registry.host}${path}`);
    return fault?.does;
  }

  timesMet(fault: Fault): number {
    return this.met.get(fault) ?? 0;
  }

  refusesConnections(registry: Registry): boolean {
    return this.all.some((fault) => fault.registry === registry && fault.does.kind === 'refuse');
  }

  private applies(fault: Fault, { registry, method, path, body }: FaultyRequest): boolean {
    return fault.registry === registry
      && (fault.methods?.includes(method) ?? true)
      && (fault.path?.test(path) ?? true)
      && (fault.bodyContains === undefined || body.includes(fault.bodyContains))
      && (!fault.afterPut || this.put.has(`${registry.host}${path}`))
      && (fault.pauses === undefined || this.pauses(registry) < fault.pauses);
  }
}
