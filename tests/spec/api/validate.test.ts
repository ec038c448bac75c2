import { expect, test } from 'vitest';
import { validate } from '../../../oracle/operations/validate.ts';
import { disagreements } from './agreement.ts';

test('objects are decoded, defaulted, prepared and validated as the API server does it', () => {
  expect(disagreements(validate, 'api-validate')).toEqual([]);
});
