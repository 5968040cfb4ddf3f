import { declaredInputs, defaultInputs } from '../../../src/simulate/events/workflow-inputs';
import { Unknown, Value } from '../../../src/simulate/value';
import { Mapping } from '../../../src/simulate/workflow-file';

const AT_THE_RUN = Unknown.of('${{ inputs.it }}', 'it is given when the workflow is run');
const BY_THE_CALLER = Unknown.of('${{ inputs.it }}', 'the workflow that calls this one gives it');

describe('defaultInputs', () => {
  test.each<[Mapping, Value, Value]>([
    [{}, '', ''],
    [{ type: 'string' }, '', ''],
    [{ type: 'string', default: 'a' }, 'a', 'a'],
    [{ type: 'string', default: 1.5 }, '1.5', '1.5'],
    [{ type: 'string', default: true }, 'true', 'true'],
    [{ type: 'string', default: '' }, '', ''],
    [{ type: 'string', required: true }, AT_THE_RUN, BY_THE_CALLER],
    [{ type: 'string', required: true, default: 'a' }, 'a', 'a'],
    [{ type: 'boolean' }, false, false],
    [{ type: 'boolean', required: true }, false, BY_THE_CALLER],
    [{ type: 'boolean', default: true }, true, true],
    [{ type: 'boolean', default: 'true' }, true, true],
    [{ type: 'boolean', default: false }, false, false],
    [{ type: 'number' }, AT_THE_RUN, 0],
    [{ type: 'number', default: 5 }, 5, 5],
    [{ type: 'number', default: '5' }, 5, 5],
    [{ type: 'choice', options: ['a', 'b'], default: 'b' }, 'b', 'b'],
    [{ type: 'choice', options: ['a', 'b'] }, AT_THE_RUN, BY_THE_CALLER],
    [{ type: 'environment' }, AT_THE_RUN, BY_THE_CALLER],
    [{ type: 'string', default: '${{ github.ref }}' }, '${{ github.ref }}', Unknown.of('${{ inputs.it }}', 'its default is an expression')],
  ])('of %j', (input, byHand, called) => {
    const on = { workflow_dispatch: { inputs: { it: input } }, workflow_call: { inputs: { it: input } } };
    expect(defaultInputs(on, 'workflow_dispatch')).toEqual({ it: byHand });
    expect(defaultInputs(on, 'workflow_call')).toEqual({ it: called });
  });
});

test.each<[Value]>([['workflow_dispatch'], [{ workflow_dispatch: null }], [{ workflow_dispatch: { inputs: null } }], [{ push: null }]])('%j declares no inputs', (on) => {
  expect(declaredInputs(on, 'workflow_dispatch')).toEqual({});
});

test('an input may be declared by its name alone', () => {
  expect(declaredInputs({ workflow_dispatch: { inputs: { it: null } } }, 'workflow_dispatch')).toEqual({ it: {} });
});
