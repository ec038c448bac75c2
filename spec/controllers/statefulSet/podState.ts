import type { Pod } from '../../api/objects/core.ts';
import { isBeingDeleted } from '../common/podActivity.ts';
import { isPodAvailable, isPodReady } from '../common/podReadiness.ts';

/** Whether the API server has a Pod: it gives every Pod a phase. */
export const isCreated = ({ status }: Pod): boolean => Boolean(status?.phase);

/** Whether the Pods after this one need not wait for it: it runs and is Ready. */
export const isRunningAndReady = (pod: Pod): boolean => pod.status?.phase === 'Running' && isPodReady(pod);

/** Whether a Pod is not available, or will soon not be. */
export const isUnavailable = (pod: Pod, minReadySeconds: number, now: number): boolean =>
  !isPodAvailable(pod, minReadySeconds, now) || isBeingDeleted(pod);
