import type { Effect } from '../../../checker/system/effect.ts';
import type { Guard } from '../../../checker/system/guard.ts';
import { isOpen } from '../node/connection.ts';
import { isRunning as isKubeletRunning } from '../node/kubelet.ts';
import type { ContainerParts, NodeParts, PodParts } from '../parts.ts';
import { isSyncing } from '../pod/podWorker.ts';

/** The kubelet is at work; it need not reach the API server. */
export const kubeletWorks = ({ kubelet }: NodeParts): Guard => kubelet.is(isKubeletRunning);

/** The kubelet is at work and reaches the API server. */
export const kubeletTalks = (node: NodeParts): Guard[] => [kubeletWorks(node), node.connection.is(isOpen)];

/** The kubelet looks after the Pod. */
export const kubeletSyncs = (node: NodeParts, pod: PodParts): Guard[] => [
  kubeletWorks(node),
  pod.worker.is(isSyncing),
];

/** What the end of an instance means for its probes. */
export const probesReset = ({ probes }: ContainerParts): Effect[] =>
  probes.map(({ state }) => state.tell({ type: 'RESET' }));
