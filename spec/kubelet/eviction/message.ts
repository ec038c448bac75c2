import { compareQuantities, type Quantity, wholeQuantity } from '../../api/quantity.ts';
import { quantityText } from '../../api/quantityText.ts';
import { quantityFrom } from '../../api/resources.ts';
import { hasPodLevelResources } from './request.ts';
import type { Candidate, ContainerUsage } from './usage.ts';

/** The threshold that was crossed, and what is left. */
export type Crossed = { readonly threshold: Quantity; readonly available: Quantity };

const bytes = (amount: number): Quantity => wholeQuantity(BigInt(Math.trunc(amount)), 'BinarySI');

/** Undefined where it is not known, or not told of single containers (processes, inodes). */
const usedBy = (container: ContainerUsage, resource: string): Quantity | undefined => {
  const { memoryWorkingSet, rootfsUsed, logsUsed } = container;
  if (resource === 'memory') return memoryWorkingSet === undefined ? undefined : bytes(memoryWorkingSet);
  if (resource !== 'ephemeral-storage' || rootfsUsed === undefined || logsUsed === undefined)
    return undefined;
  return bytes(rootfsUsed + logsUsed);
};

const larger = (who: string, used: string, request: string, resource: string): string =>
  `${who} was using ${used}, request is ${request}, has larger consumption of ${resource}. `;

/** A Pod with a memory request of its own is named however little it uses. */
const podPart = ({ pod, usage }: Candidate, resource: string): string => {
  const request = pod.spec.resources?.requests?.[resource];
  if (resource !== 'memory' || request === undefined || !hasPodLevelResources(pod)) return '';
  if (usage?.memoryWorkingSet === undefined) return '';
  const used = quantityText(bytes(usage.memoryWorkingSet));
  return larger(`Pod ${pod.metadata?.name ?? ''}`, used, quantityText(quantityFrom(request)), resource);
};

const containerPart = ({ pod }: Candidate, container: ContainerUsage, resource: string): string => {
  const spec = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].find(
    ({ name }) => name === container.name,
  );
  const used = usedBy(container, resource);
  if (spec === undefined || used === undefined) return '';
  const request = quantityFrom(spec.resources?.requests?.[resource]);
  if (compareQuantities(used, request) <= 0) return '';
  return larger(`Container ${container.name}`, quantityText(used), quantityText(request), resource);
};

/**
 * The message of an evicted Pod's status: the resource that the node was short of, the threshold if known, and what
 * used more of it than requested.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction/
 */
export const evictionMessage = (candidate: Candidate, resource: string, crossed?: Crossed): string => {
  const threshold = crossed
    ? `Threshold quantity: ${quantityText(crossed.threshold)}, available: ${quantityText(crossed.available)}. `
    : '';
  const containers = (candidate.usage?.containers ?? []).map((container) =>
    containerPart(candidate, container, resource),
  );
  return [
    `The node was low on resource: ${resource}. `,
    threshold,
    podPart(candidate, resource),
    ...containers,
  ].join('');
};
