import type { Container, PodSpec } from '../../api/objects/core.ts';
import { matchingRestartRule } from './restartRules.ts';

/** True, false, or undefined if the policy is absent or unknown. */
const byPolicy = (policy: string | undefined, exitCode: number): boolean | undefined => {
  if (policy === 'Always') return true;
  if (policy === 'OnFailure') return exitCode !== 0;
  if (policy === 'Never') return false;
  return undefined;
};

/**
 * Whether a container that exited with this code is restarted: by the first matching rule of a container that has
 * its own restartPolicy, else by that policy, else by the Pod's restartPolicy (Always if absent).
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy
 */
export const shouldRestart = (
  container: Pick<Container, 'restartPolicy' | 'restartPolicyRules'>,
  spec: Pick<PodSpec, 'restartPolicy'>,
  exitCode: number,
): boolean => {
  if (container.restartPolicy !== undefined) {
    const action = matchingRestartRule(container, exitCode)?.action;
    if (action === 'Restart' || action === 'RestartAllContainers') return true;
    const decided = byPolicy(container.restartPolicy, exitCode);
    if (decided !== undefined) return decided;
  }
  return byPolicy(spec.restartPolicy, exitCode) ?? true;
};

/**
 * Whether a container that the kubelet has to kill (a failed liveness or startup probe) or lost sight of comes
 * back. There is no exit code, so the rules have no say and OnFailure counts as Always.
 */
export const restartsAfterKill = (
  container: Pick<Container, 'restartPolicy'>,
  spec: Pick<PodSpec, 'restartPolicy'>,
): boolean => (container.restartPolicy ?? spec.restartPolicy) !== 'Never';
