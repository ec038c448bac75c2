import type { Pod } from '../../spec/api/objects/core.ts';
import type { BoundPod } from '../../spec/kubelet/boundPod.ts';
import type { PodPhase } from '../../spec/kubelet/phase/podPhase.ts';

/** A Pod as the API shows it: in this phase, and being deleted or not. */
export const shownPod = (pod: Pod, phase: PodPhase, isBeingDeleted: boolean): BoundPod => ({
  ...(pod as BoundPod),
  metadata: { ...pod.metadata, ...(isBeingDeleted ? { deletionTimestamp } : {}) },
  status: { phase },
});

/** any: that there is one is all that counts */
const deletionTimestamp = new Date(0).toISOString();
