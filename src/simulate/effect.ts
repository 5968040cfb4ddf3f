import { Text } from './value';

/** A reference that is made to serve an image. */
export interface Push {
  readonly kind: 'push';
  /** `ghcr.io/acme/web:1.2.3`, or `…@${digest}` where only the digest names it. */
  readonly reference: Text;
  /** Of the image, if they are known to be these. */
  readonly platforms?: readonly Text[];
  /** On what it depends, if it may not happen: `unless the tag serves a higher version`. */
  readonly condition?: string;
}

/** An image that is built. */
export interface Build {
  readonly kind: 'build';
  /** Its platforms; none given: the builder's own. */
  readonly platforms: readonly Text[];
}

/** A login to a registry. */
export interface Login {
  readonly kind: 'login';
  /** The host, `docker.io` where none is given. */
  readonly registry: Text;
}

/** Something that a job hands to another, or to people. */
export interface Artifact {
  readonly kind: 'artifact';
  readonly direction: 'upload' | 'download';
  readonly name: Text;
}

/** Something that runs and that the simulator cannot look into: it may do anything that its job may. */
export interface Unread {
  readonly kind: 'unread';
  /** `./build.sh`, `acme/deploy@v1`. */
  readonly what: string;
  /** As the end of a sentence: `the script is not a file of the repository`. */
  readonly reason: string;
}

/** What a step does that can be seen from outside of its job. */
export type Effect = Push | Build | Login | Artifact | Unread;
