import {
  Fault, diskFull, drops, errsAtBlob, errsAtLogin, errsAtManifest, forbidsArtifacts, forbidsManifests, forbidsPush, isSlow, lags, limitsRate,
  refusesConnections, rejectsPassword, servesOtherBytes, staysUnavailable, unavailableAtBlob, unavailableAtLogin, unavailableAtManifest,
} from './faults';
import { Registry } from './registries';

/** How a fault ends: by itself, not in the time of a run, or not before somebody changes something. */
export type Persistence = 'passes' | 'lasts' | 'denies';

export interface FaultKind {
  readonly title: string;
  readonly persistence: Persistence;
  /** The registry's own words, or what there is to say when it says none. */
  readonly words: RegExp;
  /** No request meets it: none arrives, or none is such. */
  readonly isNeverMet?: boolean;
  at(registry: Registry): Fault;
}

const passing = (title: string, at: FaultKind['at']): FaultKind => ({ title, at, persistence: 'passes', words: /^$/ });

const lasting = (title: string, at: FaultKind['at'], words: RegExp): FaultKind => ({ title, at, persistence: 'lasts', words });

const denying = (title: string, at: FaultKind['at'], words: RegExp): FaultKind => ({ title, at, persistence: 'denies', words });

export const UNAVAILABLE = lasting('503 to everything, for good', staysUnavailable, /503.*service unavailable/i);

export const FAULT_KINDS: readonly FaultKind[] = [
  passing('500 at login, for a while', errsAtLogin),
  passing('503 at login, for a while', unavailableAtLogin),
  passing('500 to blobs, for a while', errsAtBlob),
  passing('503 to blobs, for a while', unavailableAtBlob),
  passing('500 to manifests, for a while', errsAtManifest),
  passing('503 to manifests, for a while', unavailableAtManifest),
  passing('429 with Retry-After, for a while', limitsRate),
  passing('drops the connection while a blob is sent, for a while', drops),
  passing('takes 500 kB a second', isSlow),
  passing('does not know a manifest for a while after it was sent', lags),
  { ...passing('takes no attestation that is an OCI artifact', forbidsArtifacts), isNeverMet: true },
  { ...lasting('refuses connections', refusesConnections, /connect|refused/i), isNeverMet: true },
  UNAVAILABLE,
  lasting('has no space left', diskFull, /no space left on device/i),
  lasting('serves other bytes than were sent', servesOtherBytes, /serves sha256:/),
  denying('401 to the password', rejectsPassword, /401.*incorrect username or password/i),
  denying('403 to uploads', forbidsPush, /denied/i),
  denying('403 to the index', forbidsManifests, /unknown manifest class/i),
];
