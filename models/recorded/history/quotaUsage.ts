import { chargedFor } from '../../../spec/api/admission/resourceQuota.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Pod } from '../../../spec/api/objects/core.ts';
import { milliValueOf } from '../../../spec/api/quantity.ts';
import { quantityFrom } from '../../../spec/api/resources.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import { allStatuses } from '../writes/kubeletDecision.ts';
import { seconds } from './livePod.ts';

/** Amounts by the names that quotas give them, in thousandths. */
export type Usage = Readonly<Record<string, bigint>>;

/** One object of a kind. */
export const one = 1000n;

const usages = new WeakMap<Pod, Usage>();

/** What a Pod is counted for; one that has ended only as an object. */
export const usageOf = (pod: Pod): Usage => {
  const known = usages.get(pod);
  if (known !== undefined) return known;
  const usage = isTerminalPhase(pod.status?.phase)
    ? { 'count/pods': one }
    : Object.fromEntries(
        Object.entries(chargedFor(pod)).map(([name, amount]) => [name, milliValueOf(quantityFrom(amount))]),
      );
  usages.set(pod, usage);
  return usage;
};

/** A container has something else than its spec says: what it is counted for is between the two, or more. */
export const isResizing = ({ spec, status }: Pod): boolean => {
  const containers = [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])];
  return allStatuses(status).some(({ name, resources }) => {
    if (resources === undefined) return false;
    const asked = containers.find((container) => container.name === name)?.resources;
    const same = (['requests', 'limits'] as const).every((side) =>
      deepEqual(asked?.[side] ?? {}, resources[side] ?? {}),
    );
    return !same;
  });
};

/** Until when a Pod that is being deleted is counted at any rate, in unix seconds; absent: as long as it is there. */
export const countedUntil = ({ metadata, status }: Pod): number | undefined => {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = metadata ?? {};
  return deletionTimestamp === undefined || isTerminalPhase(status?.phase)
    ? undefined
    : seconds(deletionTimestamp) + deletionGracePeriodSeconds;
};
