import { z } from 'zod';
import { wholeQuantity } from '../../../spec/api/quantity.ts';
import { quantityFrom } from '../../../spec/api/resources.ts';
import { evictionSignals, reclaimedFirst, starvedBy } from '../../../spec/kubelet/eviction/signals.ts';
import {
  defaultHardThresholds,
  type EvictionMemory,
  type EvictionThreshold,
  evictionGracePeriod,
  noEvictionMemory,
  evictionSync as sync,
  type ThresholdValue,
} from '../../../spec/kubelet/eviction/thresholds.ts';
import type { Operation } from '../../operation.ts';
import { wholeNumber, withShape } from '../../request.ts';

const seconds = wholeNumber.min(0);
const part = z.number().min(0).max(1);
const signal = z.enum(evictionSignals);

/** A quantity, or a part of the capacity from 0 to 1. */
const thresholdShape = z
  .object({
    signal,
    graceSeconds: seconds.default(0),
    quantity: z.string().optional(),
    percentage: part.optional(),
    minReclaimQuantity: z.string().optional(),
    minReclaimPercentage: part.optional(),
  })
  .transform(({ minReclaimQuantity, minReclaimPercentage, ...given }): EvictionThreshold => {
    const reclaims = minReclaimQuantity !== undefined || minReclaimPercentage !== undefined;
    return {
      signal: given.signal,
      graceSeconds: given.graceSeconds,
      value: thresholdValue(given.quantity, given.percentage),
      ...(reclaims ? { minReclaim: thresholdValue(minReclaimQuantity, minReclaimPercentage) } : {}),
    };
  });

const thresholdValue = (quantity: string | undefined, percentage = 0): ThresholdValue =>
  quantity === undefined ? { percentage } : { quantity: quantityFrom(quantity) };

const evictionShape = z.object({
  /** absent: those of a kubelet that is not told others */
  thresholds: z.array(thresholdShape).default([...defaultHardThresholds]),
  layout: z.enum(['nodefs', 'imagefs', 'splitImagefs']).default('nodefs'),
  transitionSeconds: seconds.default(300),
  /** of the Pod that is evicted, and what the kubelet allows (`evictionMaxPodGracePeriod`) */
  podGraceSeconds: seconds.optional(),
  maxPodGraceSeconds: seconds.default(0),
  /** unix seconds; what is available, and the capacity, by signal */
  looks: z.array(
    z.object({
      at: wholeNumber,
      observed: z.partialRecord(signal, z.tuple([wholeNumber.min(0), wholeNumber.min(0)])),
    }),
  ),
});

const amount = (value: number) => wholeQuantity(BigInt(value), 'BinarySI');

export const evictionSync: Operation = {
  op: 'evictionSync',
  says: 'which pressure a node reports at each look, and for which signal, by what and how its kubelet evicts',
  ...withShape(evictionShape, (request) => {
    const { thresholds, layout, transitionSeconds, podGraceSeconds, maxPodGraceSeconds } = request;
    const reclaimOf = (threshold: EvictionThreshold) => ({
      signal: threshold.signal,
      starved: starvedBy(threshold.signal, layout),
      reclaimedFirst: reclaimedFirst(threshold.signal, layout),
      gracePeriodSeconds: evictionGracePeriod(threshold, podGraceSeconds, maxPodGraceSeconds),
    });
    let memory: EvictionMemory = noEvictionMemory;
    return {
      looks: request.looks.map(({ at, observed }) => {
        const observations = new Map(
          evictionSignals.flatMap((each) => {
            const [available, capacity] = observed[each] ?? [];
            if (available === undefined || capacity === undefined) return [];
            return [[each, { available: amount(available), capacity: amount(capacity) }] as const];
          }),
        );
        const look = sync(thresholds, observations, memory, at, transitionSeconds);
        memory = look.memory;
        return {
          conditions: look.conditions.toSorted(),
          ...(look.reclaim ? { reclaim: reclaimOf(look.reclaim) } : {}),
        };
      }),
    };
  }),
};
