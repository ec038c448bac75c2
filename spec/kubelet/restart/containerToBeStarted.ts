import type { Container } from '../../api/objects/core.ts';
import type { BoundPod } from '../boundPod.ts';
import { exitCodeOf, newestContainer, type RuntimeStatus } from '../runtime/status.ts';
import { shouldRestart } from './shouldRestart.ts';

/**
 * Whether the next sync of the Pod should start this container, for the first time or again. A Pod that is being
 * deleted starts nothing; a running container needs nothing; one that never ran, was only created, or was lost is
 * started; one that exited is judged by its restart policy.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
export const containerToBeStarted = (
  container: Container,
  pod: BoundPod,
  runtime: RuntimeStatus,
): boolean => {
  if (pod.metadata?.deletionTimestamp) return false;
  const newest = newestContainer(runtime, container.name);
  if (newest === undefined) return true;
  if (newest.state === 'running') return false;
  const code = exitCodeOf(newest);
  return code === undefined || shouldRestart(container, pod.spec, code);
};
