import type { PodSpec } from '../../api/objects/core.ts';
import type { RuntimeSandbox } from './status.ts';

/**
 * Whether the Pod needs a new sandbox. `attempt` is the attempt number of the sandbox to create or to keep;
 * `sandboxID` the one to keep or to replace (empty if there is none, or if it must not be reused because its
 * network namespace is of the wrong kind).
 */
export type SandboxDecision = {
  readonly needed: boolean;
  readonly attempt: number;
  readonly sandboxID: string;
};

/**
 * A new sandbox is needed if there is none, if more than one is ready (they must be reconciled), if the newest is
 * not ready, if hostNetwork asks for the other kind of network namespace, or if a Pod-network sandbox has no address.
 * Sandboxes are given newest first.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-has-network
 */
export const sandboxNeeded = (
  spec: Pick<PodSpec, 'hostNetwork'>,
  sandboxes: readonly RuntimeSandbox[],
): SandboxDecision => {
  const newest = sandboxes[0];
  if (newest === undefined) return { needed: true, attempt: 0, sandboxID: '' };

  const replace = { needed: true, attempt: newest.attempt + 1, sandboxID: newest.id };
  if (sandboxes.filter((sandbox) => sandbox.state === 'ready').length > 1) return replace;
  if (newest.state !== 'ready') return replace;
  if (newest.network !== (spec.hostNetwork ? 'node' : 'pod')) return { ...replace, sandboxID: '' };
  if (!spec.hostNetwork && newest.ip === '') return replace;
  return { needed: false, attempt: newest.attempt, sandboxID: newest.id };
};
