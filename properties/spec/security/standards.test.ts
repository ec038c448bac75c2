import { expect, test } from 'vitest';
import { pss } from '../../../oracle/operations/pss.ts';
import { disagreements } from '../api/agreement.ts';

test('the Pod Security Standards allow and forbid Pods as the admission plugin does, in its words', () => {
  expect(disagreements(pss, 'api-pss')).toEqual([]);
});
