import { conditionIn } from '../../../models/recorded/history/livePod.ts';
import { allStatuses } from '../../../models/recorded/writes/kubeletDecision.ts';
import type { ContainerStatus, Pod } from '../../../spec/api/objects/core.ts';
import { restartingAllContainers } from '../../../spec/kubelet/restart/restartAllContainers.ts';
import { existences, objectSight } from './objectSight.ts';
import { type Sight, shownConditions } from './sight.ts';
import type { Wanted } from './wanted.ts';

/** The object of a Pod is created, bound, deleted, and nothing of that is taken back. What is wrong with an event, in a sentence. */
export const goesBack = (before: Pod | undefined, after: Pod): string | undefined => {
  const was = before && objectSight(before, false).existence;
  const is = objectSight(after, false).existence;
  if (was === undefined || existences.indexOf(is) >= existences.indexOf(was)) return undefined;
  return `its object was ${was} and is ${is}: no run of its chart goes back`;
};

/**
 * All containers are restarted in place, or were since the last write, which may be the first to show it. Counts grow before
 * anything is started again: what of them is an instance cannot be told.
 */
export const isRestartingAll = (before: Pod | undefined, { status }: Pod): boolean => {
  const removed = (statuses: readonly ContainerStatus[]) =>
    statuses.filter(({ lastState }) => lastState?.terminated?.reason === restartingAllContainers);
  const known = removed(allStatuses(before?.status));
  return (
    allStatuses(status).some(({ state }) => state?.waiting?.reason === restartingAllContainers) ||
    removed(allStatuses(status)).some(
      ({ name, restartCount }) =>
        !known.some((each) => each.name === name && each.restartCount === restartCount),
    )
  );
};

/** A fault happened to the Pod, and a container ended that nobody saw end: what its kubelet found then is not told. */
export const isEndedUnseen = ({ sight, faults }: Wanted): boolean =>
  faults.length > 0 &&
  sight.containers.some(
    ({ state, exit, isKnown }) =>
      exit === null && (state === 'terminated' || (state === 'waiting' && isKnown)),
  );

export const wasTrue = ({ conditions }: Sight, type: (typeof shownConditions)[number]): boolean =>
  conditions[shownConditions.indexOf(type)] === 'True';

/** What its containers say, and what is said of the Pod: its kubelet has decided otherwise, and holds the phase back. */
export const isContradictory = (pod: Pod): boolean => {
  const statuses = pod.status?.containerStatuses ?? [];
  if (pod.status?.phase === 'Pending' && statuses.some(({ state }) => state?.running)) return true;
  const areReady = statuses.length > 0 && statuses.every(({ ready }) => ready);
  return areReady && conditionIn(pod, 'ContainersReady')?.status === 'False';
};
