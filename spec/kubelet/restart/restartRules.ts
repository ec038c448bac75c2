import { containersOf } from '../../api/containers.ts';
import type { Container, ContainerRestartRule, PodSpec } from '../../api/objects/core.ts';

type Ruled = Pick<Container, 'restartPolicyRules'>;

const matches = (rule: ContainerRestartRule, exitCode: number): boolean => {
  const codes = rule.exitCodes;
  if (codes === undefined || codes === null) return false;
  const listed = (codes.values ?? []).includes(exitCode);
  if (codes.operator === 'In') return listed;
  return codes.operator === 'NotIn' && !listed;
};

/**
 * The first of a container's restartPolicyRules that matches the exit code, if any.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#container-restart-rules
 */
export const matchingRestartRule = (container: Ruled, exitCode: number): ContainerRestartRule | undefined =>
  (container.restartPolicyRules ?? []).find((rule) => matches(rule, exitCode));

/**
 * Whether this exit makes the kubelet restart all containers of the Pod in place.
 * https://kep.k8s.io/5532
 */
export const triggersRestartAllContainers = (container: Ruled, exitCode: number): boolean =>
  matchingRestartRule(container, exitCode)?.action === 'RestartAllContainers';

/** Whether a rule of an init or regular container could ever restart all containers of the Pod. */
export const couldRestartAllContainers = (spec: PodSpec): boolean =>
  containersOf(spec).some((container) =>
    (container.restartPolicyRules ?? []).some((rule) => rule.action === 'RestartAllContainers'),
  );
