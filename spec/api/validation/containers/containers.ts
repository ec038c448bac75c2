import type { AnyContainer } from '../../objects/anyContainer.ts';
import type { Container, EphemeralContainer, PodSpec } from '../../objects/core.ts';
import {
  duplicate,
  type FieldErrors,
  forbidden,
  invalid,
  notFound,
  notSupported,
  required,
} from '../fieldError.ts';
import { checkDnsLabel } from '../names.ts';
import type { PodValidationOptions } from '../options.ts';
import type { Path } from '../path.ts';
import { checkContainerPorts, checkHostPortConflicts } from '../ports.ts';
import { checkPullPolicy } from '../pullPolicy.ts';
import { checkContainerResources } from '../resources.ts';
import { checkSecurityContext } from '../security/securityContext.ts';
import type { Volumes } from '../volumes/volumes.ts';
import { checkEnv, checkEnvFrom } from './env.ts';
import { checkLifecycle } from './handlers.ts';
import { checkVolumeDevices, checkVolumeMounts } from './mounts.ts';
import { checkProbes } from './probes.ts';
import {
  checkContainerRestartPolicy,
  checkInitContainerRestartPolicy,
  checkResizePolicy,
} from './restart.ts';

/** What a container may refer to in its Pod. */
export type ContainerScope = {
  readonly spec: PodSpec;
  readonly volumes: Volumes;
  /** the names in `pod.spec.resourceClaims` */
  readonly claims: ReadonlySet<string>;
  readonly options: PodValidationOptions;
};

const messagePolicies = ['File', 'FallbackToLogsOnError'];

/** What holds for containers of every sort. */
const checkCommon = (
  container: AnyContainer,
  scope: ContainerScope,
  path: Path,
  errors: FieldErrors,
): void => {
  const { spec, volumes, claims, options } = scope;
  if (container.name === '') errors.push(required(path.child('name')));
  else checkDnsLabel(container.name, path.child('name'), errors);
  if (!container.image) errors.push(required(path.child('image')));
  const { terminationMessagePolicy: policy = '' } = container;
  if (policy === '') errors.push(required(path.child('terminationMessagePolicy')));
  else if (!messagePolicies.includes(policy)) {
    errors.push(notSupported(path.child('terminationMessagePolicy'), policy, messagePolicies));
  }
  if (container.ports) checkContainerPorts(container.ports, path.child('ports'), errors);
  if (container.env) checkEnv(container.env, path.child('env'), errors);
  if (container.envFrom) checkEnvFrom(container.envFrom, path.child('envFrom'), errors);
  if (container.volumeMounts) checkVolumeMounts(container, volumes, path.child('volumeMounts'), errors);
  if (container.volumeDevices) checkVolumeDevices(container, volumes, path.child('volumeDevices'), errors);
  checkPullPolicy(container.imagePullPolicy, path.child('imagePullPolicy'), errors);
  checkContainerResources(container.resources, claims, path.child('resources'), options, errors);
  checkResizePolicy(container.resizePolicy, spec.restartPolicy, path.child('resizePolicy'), errors);
  const hostUsers = spec.hostUsers !== false;
  checkSecurityContext(container.securityContext, hostUsers, path.child('securityContext'), errors);
};

/** `pod.spec.containers`: at least one. */
export const checkContainers = (scope: ContainerScope, path: Path, errors: FieldErrors): void => {
  const { spec } = scope;
  const containers: readonly Container[] = spec.containers ?? [];
  if (containers.length === 0) {
    errors.push(required(path));
    return;
  }
  const grace = spec.terminationGracePeriodSeconds;
  const names = new Set<string>();
  for (const [index, container] of containers.entries()) {
    const at = path.index(index);
    checkCommon(container, scope, at, errors);
    if (names.has(container.name)) errors.push(duplicate(at.child('name'), container.name));
    names.add(container.name);
    checkLifecycle(container.lifecycle, grace, spec.os?.name, at.child('lifecycle'), errors);
    checkProbes(container, grace, at, errors);
    checkContainerRestartPolicy(container, at, errors);
  }
  checkHostPortConflicts(containers, path, errors);
};

const onlyForSidecars = ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const;

/** `pod.spec.initContainers`; only sidecars (`restartPolicy: Always`) have probes and hooks. */
export const checkInitContainers = (scope: ContainerScope, path: Path, errors: FieldErrors): void => {
  const { spec, options } = scope;
  const grace = spec.terminationGracePeriodSeconds;
  const names = new Set((spec.containers ?? []).map(({ name }) => name));
  for (const [index, container] of (spec.initContainers ?? []).entries()) {
    const at = path.index(index);
    const sidecar = container.restartPolicy === 'Always';
    checkCommon(container, scope, at, errors);
    checkInitContainerRestartPolicy(container, at, errors);
    if (names.has(container.name)) errors.push(duplicate(at.child('name'), container.name));
    else if (container.name !== '') names.add(container.name);
    checkHostPortConflicts([container], path, errors);
    if (sidecar) {
      checkLifecycle(container.lifecycle, grace, spec.os?.name, at.child('lifecycle'), errors);
      checkProbes(container, grace, at, errors);
    } else {
      const detail = 'may not be set for init containers without restartPolicy=Always';
      for (const field of onlyForSidecars) {
        if (container[field] !== undefined) errors.push(forbidden(at.child(field), detail));
      }
    }
    if (sidecar || options.allowRestartContainerForInitContainers) continue;
    for (const [each, { restartPolicy }] of (container.resizePolicy ?? []).entries()) {
      if (restartPolicy !== 'RestartContainer') continue;
      const detail = "must not be set to 'RestartContainer' for non-sidecar initContainers";
      const restartPath = at.child('resizePolicy').index(each).child('restartPolicy');
      errors.push(invalid(restartPath, restartPolicy, detail));
    }
  }
};

const notForEphemeral = [
  'ports',
  'resources',
  'resizePolicy',
  'restartPolicy',
  'restartPolicyRules',
  'livenessProbe',
  'readinessProbe',
  'startupProbe',
  'lifecycle',
] as const;

const isUnset = (container: EphemeralContainer, field: (typeof notForEphemeral)[number]): boolean => {
  const value = container[field];
  return value === undefined || (field === 'resources' && Object.keys(value).length === 0);
};

/**
 * `pod.spec.ephemeralContainers`: no ports, resources, probes or hooks.
 * https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
 */
export const checkEphemeralContainers = (scope: ContainerScope, path: Path, errors: FieldErrors): void => {
  const { spec } = scope;
  const targets = new Set(
    [...(spec.containers ?? []), ...(spec.initContainers ?? [])].map(({ name }) => name),
  );
  const names = new Set(targets);
  const detail = 'cannot be set for an Ephemeral Container';
  for (const [index, container] of (spec.ephemeralContainers ?? []).entries()) {
    const at = path.index(index);
    checkCommon(container, scope, at, errors);
    checkImageSpace(container, at, errors);
    if (names.has(container.name)) errors.push(duplicate(at.child('name'), container.name));
    names.add(container.name);
    const { targetContainerName: target = '' } = container;
    if (target !== '' && !targets.has(target)) {
      errors.push(notFound(at.child('targetContainerName'), target));
    }
    for (const field of notForEphemeral) {
      if (!isUnset(container, field)) errors.push(forbidden(at.child(field), detail));
    }
    for (const [each, { subPath, subPathExpr }] of (container.volumeMounts ?? []).entries()) {
      const mount = at.child('volumeMounts').index(each);
      if (subPath) errors.push(forbidden(mount.child('subPath'), detail));
      if (subPathExpr) errors.push(forbidden(mount.child('subPathExpr'), detail));
    }
  }
};

const surroundingSpace = /^\p{White_Space}|\p{White_Space}$/u;

/** Images of Pods (templates are older than the rule) have no space around them. */
export const checkImageSpace = ({ image = '' }: AnyContainer, path: Path, errors: FieldErrors): void => {
  if (!surroundingSpace.test(image)) return;
  errors.push(invalid(path.child('image'), image, 'must not have leading or trailing whitespace'));
};
