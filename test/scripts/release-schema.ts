import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';

/** The schema of release.json, as it is published. */
export const SCHEMA = JSON.parse(readFileSync(join(__dirname, '..', '..', 'docs', 'release.schema.json'), 'utf8'));

const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(SCHEMA);

/** What the schema says is wrong with a record: path and message. */
export function violations(record: unknown): string[] {
  return validate(record) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}
