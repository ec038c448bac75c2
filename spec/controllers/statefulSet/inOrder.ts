import { slowStartBatch } from '../common/slowStart.ts';
import { type Errors, maxBatchSize, type StatefulSetPass } from './statefulSetView.ts';

/** What came of one Pod: whether those after it must wait, and errors. */
export type Step = { readonly stop: boolean; readonly errors: Errors };

/**
 * What comes of a Pod about which there is nothing to wait for, that those after it wait for, or whose writes
 * failed.
 */
export const goOn: Step = { stop: false, errors: [] };
export const stop: Step = { stop: true, errors: [] };
export const failed = (errors: Errors): Step => ({ stop: true, errors });

/** Whether Pods wait for each other. https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-management-policies */
export const isOrdered = ({ set }: StatefulSetPass): boolean => set.spec?.podManagementPolicy !== 'Parallel';

/**
 * Handles Pods one after the other until one stops it, or with policy Parallel all of them, in growing batches until one
 * fails.
 */
export const forEachInOrder = (
  pass: StatefulSetPass,
  count: number,
  handle: (index: number) => Step,
): Step => {
  if (isOrdered(pass)) {
    for (let index = 0; index < count; index += 1) {
      const step = handle(index);
      if (step.stop || step.errors.length > 0) return { ...step, stop: true };
    }
    return goOn;
  }
  const { errors } = slowStartBatch(
    count,
    (index) => {
      const { errors: failures } = handle(index);
      return failures.length > 0 ? failures : undefined;
    },
    maxBatchSize,
  );
  return errors.length > 0 ? failed(errors.flat()) : goOn;
};
