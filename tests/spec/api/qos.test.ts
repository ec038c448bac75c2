import { expect, test } from 'vitest';
import { qos } from '../../../oracle/operations/qos.ts';
import { disagreements } from './agreement.ts';

test('Pods are Guaranteed, Burstable or BestEffort as the API server says', () => {
  expect(disagreements(qos, 'api-qos')).toEqual([]);
});
