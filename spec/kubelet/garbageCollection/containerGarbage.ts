/** A container of the runtime; times in unix seconds. */
export type CollectableContainer = {
  readonly id: string;
  readonly name: string;
  readonly podUID: string;
  readonly running: boolean;
  readonly createdAt: number;
};

/** Negative numbers: without limit. Seconds. */
export type ContainerGarbagePolicy = {
  readonly minAgeSeconds: number;
  /** how many dead instances of one container of one Pod are kept */
  readonly maxPerContainer: number;
  /** how many dead containers are kept on the node */
  readonly maxContainers: number;
};

/** The kubelet's defaults: the last dead instance of each container is kept, so that its end can be seen. */
export const defaultContainerGarbagePolicy: ContainerGarbagePolicy = {
  minAgeSeconds: 0,
  maxPerContainer: 1,
  maxContainers: -1,
};

type Unit = readonly CollectableContainer[];

const newestFirst = (a: CollectableContainer, b: CollectableContainer): number => b.createdAt - a.createdAt;

const kept = (units: readonly Unit[], perUnit: number): readonly Unit[] =>
  perUnit < 0 ? units : units.map((unit) => unit.toSorted(newestFirst).slice(0, perUnit));

/** At least one of each unit while they are thinned out evenly, and then the oldest of all. */
const withinTotal = (units: readonly Unit[], total: number): readonly Unit[] => {
  if (total < 0 || units.flat().length <= total) return units;
  const even = kept(units, Math.max(1, Math.floor(total / units.length)));
  return [even.flat().toSorted(newestFirst).slice(0, total)];
};

/**
 * Which dead containers the kubelet removes (every minute): all of Pods whose content is no longer wanted (`gone`), and
 * of the others what goes beyond the limits, oldest first. Running ones are never removed.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/#container-image-garbage-collection
 */
export const containerGarbage = (
  containers: readonly CollectableContainer[],
  gone: (podUID: string) => boolean,
  now: number,
  policy: ContainerGarbagePolicy = defaultContainerGarbagePolicy,
): readonly CollectableContainer[] => {
  const dead = containers.filter(
    ({ running, createdAt }) => !running && createdAt <= now - policy.minAgeSeconds,
  );
  const living = dead.filter(({ podUID }) => !gone(podUID));
  const units = new Map<string, CollectableContainer[]>();
  for (const container of living) {
    const key = JSON.stringify([container.podUID, container.name]);
    units.set(key, [...(units.get(key) ?? []), container]);
  }
  const left = new Set(
    withinTotal(kept([...units.values()], policy.maxPerContainer), policy.maxContainers).flat(),
  );
  return dead.filter((container) => !left.has(container));
};
