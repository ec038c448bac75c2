import { expect, test } from 'vitest';
import { update } from '../../../oracle/operations/update.ts';
import { updateWorkload } from '../../../oracle/operations/updateWorkload.ts';
import { validate } from '../../../oracle/operations/validate.ts';
import { disagreements } from './agreement.ts';

test('objects that are almost right are created or refused as the API server does it', () => {
  expect(disagreements(validate, 'api-more')).toEqual([]);
});

test('Pods change only as the API server lets them, whatever is tried', () => {
  expect(disagreements(update, 'api-more')).toEqual([]);
});

test('workloads change only as the API server lets them, whatever is tried', () => {
  expect(disagreements(updateWorkload, 'api-more')).toEqual([]);
});
