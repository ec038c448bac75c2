import { expect, test } from 'vitest';
import { admit } from '../../../oracle/operations/admit.ts';
import { disagreements } from './agreement.ts';

test('Pods pass the default admission plugins, or not, as in an API server', () => {
  const ids = disagreements(admit, 'api-admit', (answer, expected) => {
    const { message, ...rest } = answer;
    return expected.messageOrderUnstable === true ? rest : { ...rest, message };
  });
  expect(ids).toEqual([]);
});
