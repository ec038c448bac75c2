import {
  addQuantities,
  compareQuantities,
  type Quantity,
  wholeQuantity,
  wholeValueOf,
} from '../../api/quantity.ts';
import type { PressureCondition } from '../admission/nodePressure.ts';
import { type EvictionSignal, pressureOf } from './signals.ts';

/** An amount, or a part of the capacity (from 0 to 1). */
export type ThresholdValue = { readonly quantity: Quantity } | { readonly percentage: number };

/** Below this value Pods are evicted, after a grace period in seconds (0: a hard threshold). */
export type EvictionThreshold = {
  readonly signal: EvictionSignal;
  readonly value: ThresholdValue;
  readonly graceSeconds: number;
  /** once crossed, the threshold stays met until this much more is available */
  readonly minReclaim?: ThresholdValue;
};

/** What is available of what a signal measures, and its capacity. */
export type Observation = { readonly available: Quantity; readonly capacity: Quantity };
export type Observations = ReadonlyMap<EvictionSignal, Observation>;

const percent = (signal: EvictionSignal, percentage: number): EvictionThreshold => ({
  signal,
  value: { percentage },
  graceSeconds: 0,
});

/** The hard thresholds of a kubelet that is not told others (on Linux). */
export const defaultHardThresholds: readonly EvictionThreshold[] = [
  {
    signal: 'memory.available',
    value: { quantity: wholeQuantity(100n * 1024n * 1024n, 'BinarySI') },
    graceSeconds: 0,
  },
  percent('nodefs.available', 0.1),
  percent('nodefs.inodesFree', 0.05),
  percent('imagefs.available', 0.15),
  percent('imagefs.inodesFree', 0.05),
];

/** The amount that a threshold value means. */
const thresholdQuantity = (value: ThresholdValue, capacity: Quantity): Quantity => {
  if ('quantity' in value) return value.quantity;
  const amount = Math.trunc(Number(wholeValueOf(capacity)) * Math.fround(value.percentage));
  return wholeQuantity(BigInt(amount), 'BinarySI');
};

/** Whether less is available than the threshold asks for; with `reclaim` also than it wants reclaimed. */
const thresholdMet = (
  threshold: EvictionThreshold,
  observations: Observations,
  reclaim: boolean,
): boolean => {
  const observed = observations.get(threshold.signal);
  if (observed === undefined) return false;
  const value = thresholdQuantity(threshold.value, observed.capacity);
  const wanted =
    reclaim && threshold.minReclaim
      ? addQuantities(value, thresholdQuantity(threshold.minReclaim, observed.capacity))
      : value;
  return compareQuantities(wanted, observed.available) > 0;
};

/**
 * When each threshold now met was first seen so, and each condition last; unix seconds. Thresholds are told apart by
 * identity: the same objects are given at each look.
 */
export type EvictionMemory = {
  readonly firstMet: ReadonlyMap<EvictionThreshold, number>;
  readonly lastSeen: ReadonlyMap<PressureCondition, number>;
  /** thresholds whose grace was over at the last look */
  readonly active: readonly EvictionThreshold[];
};

/** What a kubelet that has just started knows: nothing. */
export const noEvictionMemory: EvictionMemory = { firstMet: new Map(), lastSeen: new Map(), active: [] };

export type EvictionSync = {
  readonly memory: EvictionMemory;
  /** the node conditions to report */
  readonly conditions: readonly PressureCondition[];
  /** the threshold for which a Pod is to be evicted, if any */
  readonly reclaim?: EvictionThreshold;
};

const isMemory = ({ signal }: EvictionThreshold): boolean => pressureOf(signal) === 'MemoryPressure';

/**
 * One look of the eviction manager (every 10 s): which thresholds are met, for how long, and which of them calls for
 * an eviction now, memory before everything else. At most one Pod is evicted at a look. A node condition stays for
 * the transition period (5 minutes by default) after it was last observed.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#eviction-thresholds
 */
export const evictionSync = (
  thresholds: readonly EvictionThreshold[],
  observations: Observations,
  before: EvictionMemory,
  now: number,
  transitionSeconds = 300,
): EvictionSync => {
  const met = thresholds.filter((threshold) => thresholdMet(threshold, observations, false));
  const unresolved = before.active.filter(
    (threshold) => !met.includes(threshold) && thresholdMet(threshold, observations, true),
  );
  const current = [...met, ...unresolved];
  const firstMet = new Map(current.map((threshold) => [threshold, before.firstMet.get(threshold) ?? now]));
  const lastSeen = new Map([
    ...before.lastSeen,
    ...current.map(({ signal }) => [pressureOf(signal), now] as const),
  ]);
  const active = current.filter(
    (threshold) => now - (firstMet.get(threshold) ?? now) >= threshold.graceSeconds,
  );
  const reclaim = active.find(isMemory) ?? active[0];
  return {
    memory: { firstMet, lastSeen, active },
    conditions: [...lastSeen]
      .filter(([, at]) => now - at < transitionSeconds)
      .map(([condition]) => condition),
    ...(reclaim === undefined ? {} : { reclaim }),
  };
};

/**
 * The grace period, in seconds, of a Pod evicted for a threshold: one second for a hard one; for a soft one the
 * Pod's own, at most what the kubelet allows (`evictionMaxPodGracePeriod`).
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/#soft-eviction-thresholds
 */
export const evictionGracePeriod = (
  threshold: EvictionThreshold,
  podGraceSeconds: number | undefined,
  maxPodGraceSeconds: number,
): number =>
  threshold.graceSeconds === 0 ? 1 : Math.min(maxPodGraceSeconds, podGraceSeconds ?? maxPodGraceSeconds);
