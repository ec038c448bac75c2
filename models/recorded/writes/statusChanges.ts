import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { ObjectStep } from '../steps.ts';

/** The event shows another status of an object that was there before. */
export const statusChanges = ({ record, before, after }: ObjectStep): boolean =>
  record.type === 'MODIFIED' && before !== undefined && !deepEqual(before.status, after.status);
