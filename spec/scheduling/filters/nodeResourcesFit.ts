import { type Amounts, int64, requestAmountsOf } from '../amounts.ts';
import type { NodeInfo } from '../nodeInfo.ts';
import { type FilterPlugin, nodeFilter, type Rejection, reject } from '../plugin.ts';
import { podRequests } from '../podRequests.ts';

/**
 * NodeResourcesFit: the node takes one more Pod, and what the Pod asks for is left on it. Where the Pod asks for
 * more than the whole node has, preemption cannot help.
 * https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#how-pods-with-resource-requests-are-scheduled
 */
export const nodeResourcesFit: FilterPlugin = {
  name: 'NodeResourcesFit',
  prepare: ({ pod }) => {
    const requests = requestAmountsOf(podRequests(pod, { useStatus: false }));
    return nodeFilter((node) => {
      const found = shortages(requests, node);
      return found.length === 0 ? undefined : rejection(found);
    });
  },
};

type Shortage = { readonly reason: string; readonly hopeless: boolean };

/** Whether a request exceeds what is left; hopeless if it exceeds the node even when that is empty. */
const shortage = (name: string, asked: bigint, allocatable: bigint, used: bigint): Shortage[] =>
  asked > int64(allocatable - used)
    ? [{ reason: `Insufficient ${name}`, hopeless: asked > allocatable }]
    : [];

const shortages = (requests: Amounts, { allocatable, requested, pods }: NodeInfo): Shortage[] => {
  const full =
    BigInt(pods.length) + 1n > allocatable.pods ? [{ reason: 'Too many pods', hopeless: false }] : [];
  const { milliCPU, memory, ephemeralStorage, scalars } = requests;
  return [
    ...full,
    ...(milliCPU > 0n ? shortage('cpu', milliCPU, allocatable.milliCPU, requested.milliCPU) : []),
    ...(memory > 0n ? shortage('memory', memory, allocatable.memory, requested.memory) : []),
    ...(ephemeralStorage > 0n
      ? shortage(
          'ephemeral-storage',
          ephemeralStorage,
          allocatable.ephemeralStorage,
          requested.ephemeralStorage,
        )
      : []),
    ...[...scalars].flatMap(([name, asked]) =>
      asked === 0n
        ? []
        : shortage(name, asked, allocatable.scalars.get(name) ?? 0n, requested.scalars.get(name) ?? 0n),
    ),
  ];
};

const rejection = (found: readonly Shortage[]): Rejection => {
  const code = found.some(({ hopeless }) => hopeless) ? 'UnschedulableAndUnresolvable' : 'Unschedulable';
  return reject('NodeResourcesFit', code, ...found.map(({ reason }) => reason));
};
