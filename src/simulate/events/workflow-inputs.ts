import { textsOf, triggerFor } from './triggers';
import { Unknown, Value } from '../value';
import { mapping, Mapping } from '../workflow-file';

/** By which trigger inputs are given. */
export type InputTrigger = 'workflow_dispatch' | 'workflow_call';

const GIVEN_BY: Record<InputTrigger, string> = {
  workflow_dispatch: 'it is given when the workflow is run',
  workflow_call: 'the workflow that calls this one gives it',
};

/**
 * The inputs of a workflow, by their names, as the file declares them.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs
 */
export function declaredInputs(on: Value, trigger: InputTrigger): Readonly<Record<string, Mapping>> {
  const inputs = mapping(mapping(triggerFor(on, trigger)).inputs);
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, mapping(input)]));
}

/** The values of the inputs if nobody says otherwise; what has to be said is unknown. */
export function defaultInputs(on: Value, trigger: InputTrigger): Mapping {
  return Object.fromEntries(Object.entries(declaredInputs(on, trigger)).map(([name, input]) => [name, defaultOf(name, input, trigger)]));
}

/** What a person wrote for an input, as a value of its type. */
export function typedInput(input: Mapping, text: string): Value {
  switch (input.type) {
    case 'boolean': return text === 'true';
    case 'number': return Number(text);
    default: return text;
  }
}

/** What can be chosen for an input; `undefined` if that is anything. */
export function choicesOf(input: Mapping): readonly Value[] | undefined {
  switch (input.type) {
    case 'boolean': return [true, false];
    case 'choice': return textsOf(input.options);
    default: return undefined;
  }
}

function defaultOf(name: string, input: Mapping, trigger: InputTrigger): Value {
  const { type = 'string', required } = input;
  const [value] = textsOf(input.default);
  if (value !== undefined) {
    // Only the default of a called workflow's input may be an expression.
    return trigger === 'workflow_call' && value.includes('${{')
      ? Unknown.of(`\${{ inputs.${name} }}`, 'its default is an expression')
      : typedInput(input, value);
  }
  if (type === 'boolean' && (trigger === 'workflow_dispatch' || required !== true)) {
    return false;
  }
  if (type === 'string' && required !== true) {
    return '';
  }
  return type === 'number' && trigger === 'workflow_call' && required !== true ? 0 : Unknown.of(`\${{ inputs.${name} }}`, GIVEN_BY[trigger]);
}
