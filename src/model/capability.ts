/** What a registry can take, beyond what every registry can. */
export interface Capabilities {
  /** Attestations that are stored as OCI artifacts, which BuildKit does by default since v0.32. */
  readonly ociArtifactAttestations: boolean;
}

interface Limit extends Capabilities {
  readonly host: RegExp;
  /** Where it is said. */
  readonly source: string;
}

/** Every host that is known to take less than the others. */
const LIMITS: Limit[] = [
  {
    // `denied: unknown manifest class for application/vnd.oci.empty.v1+json`
    host: /(^|\.)aliyuncs\.com$/,
    ociArtifactAttestations: false,
    source: 'https://github.com/weibaohui/k8m/issues/478',
  },
  {
    host: /^registry\.gitlab\.com$/,
    ociArtifactAttestations: false,
    source: 'https://github.com/docker/build-push-action/issues/1593',
  },
];

/** What the registry at that host can take, and where a limit of it is said. */
export function capabilitiesOf(host: string): Capabilities & { readonly source?: string } {
  return LIMITS.find((limit) => limit.host.test(host.replace(/:\d+$/, '').toLowerCase())) ?? { ociArtifactAttestations: true };
}
