import { expect, test } from 'vitest';
import { update } from '../../../oracle/operations/update.ts';
import { updateWorkload } from '../../../oracle/operations/updateWorkload.ts';
import { disagreements } from './agreement.ts';

test('Pods, their status, ephemeral containers and resources change only as the API server lets them', () => {
  expect(disagreements(update, 'api-update')).toEqual([]);
});

test('workloads change only as the API server lets them, and their generation tells that they did', () => {
  expect(disagreements(updateWorkload, 'api-updateWorkload')).toEqual([]);
});
