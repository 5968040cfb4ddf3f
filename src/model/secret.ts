import { Problems } from './problem';
import { requireShape, text } from './shape';

// https://docs.github.com/en/actions/security-for-github-actions/security-guides/using-secrets-in-github-actions#naming-your-secrets
// Every object of JavaScript has a constructor and a __proto__, so projen cannot tell them from names.
const NAME = /^(?!GITHUB_|constructor$|__proto__$)[A-Z_][A-Z0-9_]*$/i;
const ALLOWED = 'letters, digits and _, not starting with a digit or with GITHUB_; the token of the run is Secret.workflowToken()';

/** Adds a problem unless the name is one that GitHub takes for a secret or a variable. */
export function checkSettingName(name: string, path: string, problems: Problems): void {
  problems.requireMatch(path, name, NAME, { reason: name === '' ? 'is empty' : 'is not a name that GitHub takes', allowed: ALLOWED });
}

/**
 * A value that nobody may read: kept by the platform that runs the release, given only to the job that needs it.
 */
export class Secret {
  /**
   * A secret that is set in the settings of the repository or the organisation.
   *
   * @param name letters, digits and `_`; GitHub does not tell capitals from small letters
   */
  public static of(name: string): Secret {
    requireShape('Secret.of(name)', text, name);
    return new Secret(name);
  }

  /**
   * The token that the platform makes for each run. It needs no setting up, only a permission.
   *
   * @see https://docs.github.com/en/actions/security-for-github-actions/security-guides/automatic-token-authentication
   */
  public static workflowToken(): Secret {
    return new Secret();
  }

  private constructor(
    /**
     * The name under which it is set; none for the token of the run.
     */
    public readonly name?: string,
  ) {}

  /**
   * @internal
   */
  public _check(path: string, problems: Problems): void {
    if (this.name !== undefined) {
      checkSettingName(this.name, path, problems);
    }
  }
}
