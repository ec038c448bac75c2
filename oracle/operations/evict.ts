import { z } from 'zod';
import { isCriticalPod } from '../../spec/kubelet/criticalPod.ts';
import { evictionMessage } from '../../spec/kubelet/eviction/message.ts';
import { evictionOrder, type Starved } from '../../spec/kubelet/eviction/rank.ts';
import type { Candidate } from '../../spec/kubelet/eviction/usage.ts';
import type { Operation } from '../operation.ts';
import { amount, containerUsages, volumeUsages } from '../podUsage.ts';
import { podShape, withShape } from '../request.ts';

const usageShape = z.object({
  pod: podShape,
  noStats: z.boolean().default(false),
  memoryWorkingSet: amount,
  processes: amount,
  containers: containerUsages.nullish(),
  volumes: volumeUsages.nullish(),
});

const evictShape = z.object({
  resource: z.enum(['memory', 'ephemeral-storage', 'inodes', 'pids']),
  usage: z.array(usageShape),
});

const candidateOf = ({
  pod,
  noStats,
  containers,
  volumes,
  ...usage
}: z.infer<typeof usageShape>): Candidate => ({
  pod,
  usage: noStats ? undefined : { ...usage, containers: containers ?? [], volumes: volumes ?? [] },
});

const nameOf = ({ pod }: Candidate): string => pod.metadata?.name ?? '';

/** One filesystem holds everything: there is no separate one for images. */
const starvedOf = (resource: z.infer<typeof evictShape>['resource']): Starved =>
  resource === 'memory' || resource === 'pids'
    ? { resource }
    : { resource, uses: ['root', 'logs', 'localVolumes'] };

export const evict: Operation = {
  op: 'evict',
  says: 'in which order Pods are evicted under node pressure, with which message, and which never are',
  ...withShape(evictShape, ({ resource, usage }) => {
    const candidates = usage.map(candidateOf);
    const groups = evictionOrder(candidates, starvedOf(resource));
    return {
      order: groups.map((group) => group.map(nameOf).toSorted()),
      messages: Object.fromEntries(
        candidates.map((candidate) => [nameOf(candidate), evictionMessage(candidate, resource)]),
      ),
      critical: candidates
        .filter(({ pod }) => isCriticalPod(pod))
        .map(nameOf)
        .toSorted(),
    };
  }),
};
