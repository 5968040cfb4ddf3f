import { Problems } from '../model/problem';
import { TAG } from '../model/reference';
import { requireShape, text } from '../model/shape';

/**
 * A program that a release runs and did not write, fixed to one content: what a version is called can be moved, its
 * content cannot.
 */
export class Pin {
  /**
   * A GitHub action.
   *
   * @param name `owner/name`, for example `actions/checkout`
   * @param version its tag, for example `v7.0.1`, which is printed beside the commit
   * @param commit the commit that the tag points to, 40 hex digits
   */
  public static action(name: string, version: string, commit: string): Pin {
    return Pin.create('action', { name, version, content: commit });
  }

  /**
   * A container image.
   *
   * @param name for example `moby/buildkit`
   * @param version its tag, for example `v0.32.2`
   * @param digest the digest of its index, `sha256:` and 64 hex digits
   */
  public static image(name: string, version: string, digest: string): Pin {
    return Pin.create('image', { name, version, content: digest });
  }

  /**
   * A program that an action installs by its version and checks itself.
   *
   * @param name for example `buildx`
   * @param version for example `v0.36.1`
   */
  public static program(name: string, version: string): Pin {
    return Pin.create('program', { name, version, content: version });
  }

  private static create(kind: string, fields: { name: string; version: string; content: string }): Pin {
    Object.values(fields).forEach((value) => requireShape(`Pin.${kind}()`, text, value));
    return new Pin(kind, fields.name, fields.version, fields.content);
  }

  private constructor(
    /**
     * `action`, `image` or `program`.
     */
    public readonly kind: string,
    /**
     * What is pinned.
     */
    public readonly name: string,
    /**
     * The version, for people.
     */
    public readonly version: string,
    /**
     * The commit or digest, for machines.
     */
    public readonly content: string,
  ) {}

  /**
   * How the pin is written: `owner/name@commit`, `name:tag@digest` or the version.
   */
  public get reference(): string {
    switch (this.kind) {
      case 'action': return `${this.name}@${this.content}`;
      case 'image': return `${this.name}:${this.version}@${this.content}`;
      default: return this.version;
    }
  }

  /**
   * @internal
   */
  public _check(path: string, problems: Problems, known: Pin[]): void {
    const names = known.filter((pin) => pin.kind === this.kind).map((pin) => pin.name);
    if (!names.includes(this.name)) {
      problems.add(`${path}.name`, this.name, { reason: `is no ${this.kind} that a release runs`, allowed: names.join(', '), words: names });
    }
    if (this.kind === 'program') {
      problems.requireMatch(`${path}.version`, this.version, /^v\d+\.\d+\.\d+(?:-[\w.]+)?$/, { reason: 'is not one version', allowed: 'a whole version, like v1.2.3' });
      return;
    }
    problems.requireMatch(`${path}.version`, this.version, TAG, { reason: 'is not a version', allowed: 'a tag, like v1.2.3' });
    if (this.kind === 'action') {
      problems.requireMatch(`${path}.commit`, this.content, /^[0-9a-f]{40}$/, { reason: 'is not a commit', allowed: '40 hex digits' });
    } else if (this.kind === 'image') {
      problems.requireMatch(`${path}.digest`, this.content, /^sha256:[0-9a-f]{64}$/, { reason: 'is not a digest', allowed: 'sha256: and 64 hex digits' });
    }
  }
}
