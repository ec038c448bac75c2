import type { PodSpec } from '../../api/objects/core.ts';
import { sandboxNeeded } from '../runtime/sandboxNeeded.ts';
import type { RuntimeSandbox } from '../runtime/status.ts';
import { type ConditionVerdict, isTrue } from './condition.ts';

/**
 * Condition PodReadyToStartContainers: a sandbox with networking exists, so that no new one is needed. Sandboxes are
 * given newest first.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-has-network
 */
export const readyToStartContainers = (
  spec: Pick<PodSpec, 'hostNetwork'>,
  sandboxes: readonly RuntimeSandbox[],
): ConditionVerdict => (sandboxNeeded(spec, sandboxes).needed ? { status: 'False' } : isTrue);
