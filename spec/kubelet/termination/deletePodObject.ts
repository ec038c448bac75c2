import { finalizersOnDelete } from '../../api/deletion/collectorFinalizers.ts';
import {
  type Deletion,
  deletionRefusal,
  generationOnDelete,
  removeOrMark,
} from '../../api/deletion/deleteObject.ts';
import type { DeleteOptions } from '../../api/deletion/deleteOptions.ts';
import type { BoundPod } from '../boundPod.ts';
import { timestamp } from '../status/timestamp.ts';
import { deletePod } from './deletePod.ts';

/**
 * What a delete request makes of a stored Pod: it is marked with the time that it has to stop in; one with nothing to stop
 * is gone at once, unless finalizers hold it. One that is being deleted may get less time, or goes if its time is over.
 * `now` in unix seconds.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export const deletePodObject = (pod: BoundPod, options: DeleteOptions, now: number): Deletion<BoundPod> => {
  const error = deletionRefusal('Pod', pod, options);
  if (error) return { kind: 'refused', error };
  const deletion = deletePod({ pod, gracePeriodSeconds: options.gracePeriodSeconds, now });
  if (deletion.kind === 'pending') return { kind: 'unchanged' };
  const finalizers = finalizersOnDelete(pod.metadata?.finalizers ?? [], options);
  if (deletion.kind === 'immediate') return removeOrMark(pod, finalizers, timestamp(now) ?? '');
  const { gracePeriodSeconds, deletionTimestamp } = deletion;
  if (gracePeriodSeconds === 0 && finalizers.length === 0) return { kind: 'removed' };
  const metadata = {
    ...pod.metadata,
    ...generationOnDelete(pod),
    finalizers,
    deletionTimestamp: timestamp(deletionTimestamp) ?? '',
    deletionGracePeriodSeconds: gracePeriodSeconds,
  };
  return { kind: 'marked', object: { ...pod, metadata } };
};
