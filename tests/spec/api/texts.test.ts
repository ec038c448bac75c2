import { expect, test } from 'vitest';
import { type Creation, create } from '../../../spec/api/create.ts';
import { type ResourceName, resourceType } from '../../../spec/api/resourceTypes.ts';
import { invalidError } from '../../../spec/api/statusError.ts';
import { type FieldError, fieldErrorBody } from '../../../spec/api/validation/fieldError.ts';
import { readVectors } from './readVectors.ts';

type Case = { readonly id: string; readonly resource: ResourceName; readonly manifest: string };
type Told = {
  readonly id: string;
  readonly valid: boolean;
  readonly message?: string;
  /** reason, field and text of each */
  readonly causes?: readonly (readonly string[])[];
  readonly warnings?: readonly string[];
};

const uid = '00000000-0000-4000-8000-000000000001';
const anyUid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Maps have no order: what is told of their entries is compared whatever its order. */
const comparable = (texts: readonly string[]): readonly string[] =>
  texts.map((text) => text.replaceAll(anyUid, uid)).sort();

const groupKind = (resource: ResourceName): string => {
  const { kind, apiVersion } = resourceType(resource);
  const [group, version] = apiVersion.split('/');
  return version === undefined ? kind : `${kind}.${group}`;
};

const nameIn = (manifest: string): string => {
  const { name, generateName } = (JSON.parse(manifest).metadata ?? {}) as Record<string, string>;
  return name || (generateName ? `${generateName}xxxxx` : '');
};

const answered = (answer: Creation, { resource, manifest }: Case): readonly string[] => {
  if (answer.valid) return [...new Set([...answer.requestWarnings, ...answer.warnings])];
  if (answer.stage !== 'validate') return [answer.message ?? answer.errors[0]!.detail];
  const errors = answer.errors as readonly FieldError[];
  const { message } = invalidError(groupKind(resource), nameIn(manifest), errors);
  return [
    message.slice(0, message.indexOf(' is invalid: ')),
    ...errors.map((error) => `${error.type} ${error.field}: ${fieldErrorBody(error)}`),
  ];
};

const right = ({ valid, message = '', causes = [], warnings = [] }: Told): readonly string[] => {
  if (valid) return warnings;
  if (causes.length === 0) return [message];
  return [
    message.slice(0, message.indexOf(' is invalid: ')),
    ...causes.map(([reason, field, text]) => `${reason} ${field}: ${text}`),
  ];
};

test('the API server is heard word for word, whichever field holds whichever value', () => {
  const told = readVectors<Told>('api-texts/expected.ndjson.gz');
  const differing = readVectors<Case>('api-texts/cases.ndjson.gz').flatMap((asked, line) => {
    const { resource, manifest: body } = asked;
    const answer = create({ resource, body, namespace: 'default', uid, nameSuffix: 'xxxxx' });
    const [own, real] = [comparable(answered(answer, asked)), comparable(right(told[line]!))];
    return own.join('\n') === real.join('\n') ? [] : [{ id: asked.id, own, real }];
  });
  expect(differing).toEqual([]);
});
