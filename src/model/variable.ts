import { Problems } from './problem';
import { checkSettingName } from './secret';
import { requireShape, text } from './shape';

/**
 * A value that everybody may read and that is set outside the code.
 */
export class Variable {
  /**
   * A variable that is set in the settings of the repository or the organisation.
   *
   * @param name letters, digits and `_`; GitHub does not tell capitals from small letters
   */
  public static of(name: string): Variable {
    requireShape('Variable.of(name)', text, name);
    return new Variable(name);
  }

  /**
   * Who or what started the run. It needs no setting up.
   */
  public static workflowActor(): Variable {
    return new Variable();
  }

  private constructor(
    /**
     * The name under which it is set; none for the actor of the run.
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
