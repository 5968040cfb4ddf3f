import { Event } from './events/event';
import { declaredInputs, defaultInputs, InputTrigger, typedInput } from './events/workflow-inputs';
import { Value } from './value';
import { Mapping, WorkflowFile } from './workflow-file';

/**
 * The context `inputs` of a run that an event starts.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#inputs-context
 */
export function inputsFor(workflow: WorkflowFile, { called, name, inputs }: Event): Mapping {
  if (!called && name !== 'workflow_dispatch') {
    return {};
  }
  return inputsOf(workflow, called ? 'workflow_call' : 'workflow_dispatch', inputs);
}

/** The inputs of a workflow: what is given, with the types that it declares, and the defaults of the rest. */
export function inputsOf({ on }: WorkflowFile, trigger: InputTrigger, given: Mapping): Mapping {
  const declared = declaredInputs(on, trigger);
  const typed = Object.entries(given).map(([name, value]): [string, Value] => [
    name,
    typeof value === 'object' ? value : typedInput(declared[name] ?? {}, String(value)),
  ]);
  return { ...defaultInputs(on, trigger), ...Object.fromEntries(typed) };
}
