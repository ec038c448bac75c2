import { milliValueOf, wholeValueOf } from '../api/quantity.ts';
import { isExtended, isHugePages } from '../api/resourceNames.ts';
import type { Resources } from '../api/resources.ts';

/**
 * Resources as the scheduler counts them: signed 64-bit integers that wrap around.
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#extended-resources
 */
export type Amounts = {
  /** thousandths of a CPU */
  readonly milliCPU: bigint;
  /** bytes */
  readonly memory: bigint;
  /** bytes */
  readonly ephemeralStorage: bigint;
  /** Pods that a node takes */
  readonly pods: bigint;
  /** extended resources, huge pages (bytes), attachable volumes */
  readonly scalars: ReadonlyMap<string, bigint>;
};

/** A sum as 64 bits hold it: it wraps around. */
export const int64 = (value: bigint): bigint => BigInt.asIntN(64, value);

/** Resources other than CPU, memory, ephemeral storage and Pods that the scheduler counts. */
const isScalar = (name: string): boolean =>
  isHugePages(name) ||
  name.includes('kubernetes.io/') ||
  name.startsWith('attachable-volumes-') ||
  isExtended(name);

const scalarsOf = (resources: Resources): Map<string, bigint> => {
  const scalars = new Map<string, bigint>();
  for (const [name, quantity] of resources) {
    if (isScalar(name)) scalars.set(name, wholeValueOf(quantity));
  }
  return scalars;
};

const whole = (resources: Resources, name: string): bigint => {
  const quantity = resources.get(name);
  return quantity === undefined ? 0n : wholeValueOf(quantity);
};

/** Millicores; CPU is the one resource that is counted in thousandths. */
export const milliCPUOf = (resources: Resources): bigint => {
  const quantity = resources.get('cpu');
  return quantity === undefined ? 0n : milliValueOf(quantity);
};

/** Bytes. */
export const memoryOf = (resources: Resources): bigint => whole(resources, 'memory');

/** What the scheduler counts of resources, in whole units (CPU in thousandths). */
export const amountsOf = (resources: Resources): Amounts => ({
  milliCPU: milliCPUOf(resources),
  memory: memoryOf(resources),
  ephemeralStorage: whole(resources, 'ephemeral-storage'),
  pods: whole(resources, 'pods'),
  scalars: scalarsOf(resources),
});

const atLeastZero = (value: bigint): bigint => (value > 0n ? value : 0n);

/** What a Pod asks for: negative amounts count as zero. */
export const requestAmountsOf = (resources: Resources): Amounts => {
  const amounts = amountsOf(resources);
  return {
    milliCPU: atLeastZero(amounts.milliCPU),
    memory: atLeastZero(amounts.memory),
    ephemeralStorage: atLeastZero(amounts.ephemeralStorage),
    pods: 0n,
    scalars: new Map([...amounts.scalars].map(([name, value]) => [name, atLeastZero(value)])),
  };
};

/** Nothing of anything. */
export const noAmounts: Amounts = {
  milliCPU: 0n,
  memory: 0n,
  ephemeralStorage: 0n,
  pods: 0n,
  scalars: new Map(),
};

/** `a` with `b` added (`sign` 1) or taken away (`sign` -1). */
export const addAmounts = (a: Amounts, b: Amounts, sign: 1 | -1): Amounts => {
  const times = BigInt(sign);
  const scalars = b.scalars.size === 0 ? a.scalars : new Map(a.scalars);
  if (scalars instanceof Map) {
    for (const [name, value] of b.scalars)
      scalars.set(name, int64((scalars.get(name) ?? 0n) + times * value));
  }
  return {
    milliCPU: int64(a.milliCPU + times * b.milliCPU),
    memory: int64(a.memory + times * b.memory),
    ephemeralStorage: int64(a.ephemeralStorage + times * b.ephemeralStorage),
    pods: a.pods,
    scalars,
  };
};
