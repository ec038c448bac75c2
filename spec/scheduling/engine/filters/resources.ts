import { requestAmountsOf } from '../../amounts.ts';
import type { PodInfo } from '../../podInfo.ts';
import { podRequests } from '../../podRequests.ts';
import type { PreparedCluster } from '../preparedCluster.ts';
import { areExact, type ResourceColumn } from '../resourceTable.ts';
import { numberOf, type Rejected } from './stage.ts';

const rejectShort = (rejected: Rejected, { allocatable, requested }: ResourceColumn, asked: number): void => {
  const number = numberOf('NodeResourcesFit');
  for (let node = 0; node < rejected.length; node++) {
    const left = (allocatable[node] ?? 0) - (requested[node] ?? 0);
    if (asked > left && rejected[node] === 0) rejected[node] = number;
  }
};

/** NodeResourcesFit on columns of numbers; false if the amounts are too large for it. */
export const rejectByResources = (
  { resources }: PreparedCluster,
  pod: PodInfo,
  rejected: Rejected,
): boolean => {
  const asked = requestAmountsOf(podRequests(pod.pod, { useStatus: false }));
  if (!resources.exact || !areExact(asked)) return false;
  rejectShort(rejected, resources.pods, 1);
  if (asked.milliCPU > 0n) rejectShort(rejected, resources.cpu, Number(asked.milliCPU));
  if (asked.memory > 0n) rejectShort(rejected, resources.memory, Number(asked.memory));
  if (asked.ephemeralStorage > 0n) {
    rejectShort(rejected, resources.ephemeralStorage, Number(asked.ephemeralStorage));
  }
  for (const [name, amount] of asked.scalars) {
    if (amount === 0n) continue;
    const column = resources.scalars.get(name);
    if (column !== undefined) rejectShort(rejected, column, Number(amount));
    else
      rejected.forEach((_, node) => {
        if (rejected[node] === 0) rejected[node] = numberOf('NodeResourcesFit');
      });
  }
  return true;
};
