import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { operations } from '../../../oracle/operations.ts';
import { answerer } from '../../../oracle/protocol.ts';
import { parseJson } from '../../../spec/api/decode/json.ts';

const lines = (name: string): readonly string[] =>
  readFileSync(new URL(`../../cases/api/${name}.ndjson`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

/** JSON text as data in which every integer keeps all its digits. */
const exactly = (text: string | undefined): unknown => {
  const parsed = parseJson(text ?? '');
  return parsed.valid ? parsed.value : parsed.reason;
};

test.each(lines('cases').map((line, index) => [JSON.parse(line).id, line, lines('expected')[index]]))(
  'an object is created as the API server creates it, to the last digit: %s',
  (_, request, expected) => {
    expect(exactly(answerer(operations).answer(request))).toEqual(exactly(expected));
  },
);
