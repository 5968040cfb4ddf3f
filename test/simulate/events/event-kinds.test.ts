import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_KINDS } from '../../../src/simulate/events/event-kinds';
import { PULL_REQUEST_ACTIVITY_FIELDS } from '../../../src/simulate/events/pull-request';

// What GitHub's own language service knows of events.
const SERVICE = join(__dirname, '..', '..', '..', 'node_modules', '@actions');

interface Parameter {
  readonly name: string;
}

function read<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(SERVICE, ...path), 'utf8')) as T;
}

const { definitions } = read<{ definitions: Record<string, { 'allowed-values'?: string[]; 'mapping'?: { properties: Record<string, unknown> } }> }>(
  'workflow-parser', 'dist', 'workflow-v1.0.min.json');
const EVENTS = join('languageservice', 'dist', 'context-providers', 'events');
const webhooks = read<Record<string, Record<string, { bodyParameters: (Parameter | number)[] }>>>(EVENTS, 'webhooks.min.json');
const objects = read<Parameter[]>(EVENTS, 'objects.min.json');

const inFull = (parameter: Parameter | number) => typeof parameter === 'number' ? objects[parameter] : parameter;

/** What GitHub documents that an event carries, over all of its activities. */
function parametersOf(event: string): Parameter[] {
  return Object.values(webhooks[event === 'pull_request_target' ? 'pull_request' : event] ?? {}).flatMap(({ bodyParameters }) => bodyParameters.map(inFull));
}

const EVERYWHERE = ['enterprise', 'installation', 'organization', 'repository', 'sender'];

describe('EVENT_KINDS', () => {
  test('has the events that start workflows', () => {
    const names = Object.keys(definitions['on-mapping-strict'].mapping?.properties ?? {});
    expect(names.filter((name) => !Object.hasOwn(EVENT_KINDS, name))).toEqual(['pull_request_comment', 'workflow_call']);
  });

  test.each(Object.entries(EVENT_KINDS))('has the activities of %s', (name, { activities }) => {
    const documented = definitions[`${name.replaceAll('_', '-')}-activity-type`]?.['allowed-values'];
    expect(activities === undefined ? undefined : [...activities].sort()).toEqual(documented === undefined ? undefined : [...documented].sort());
  });

  test.each(Object.entries(EVENT_KINDS))('has what %s carries', (name, kind) => {
    const ofActivities = name.startsWith('pull_request') ? Object.values(PULL_REQUEST_ACTIVITY_FIELDS).flat() : [];
    const known = [...kind.fields, ...ofActivities, ...EVERYWHERE, ...kind.activities === undefined ? [] : ['action']];
    expect(parametersOf(name).map((parameter) => parameter.name).filter((field) => !known.includes(field))).toEqual([]);
  });
});
