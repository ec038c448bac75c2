import { containersOf } from '../../containers.ts';
import type { Container, ContainerStatus, Pod, PodSpec, PodStatus } from '../../objects/core.ts';
import {
  duplicate,
  type FieldErrors,
  forbidden,
  internalError,
  invalid,
  notSupported,
  required,
  tooLong,
} from '../fieldError.ts';
import { checkIp, isDualStack, parseIp } from '../ip.ts';
import { checkLabelKey } from '../labels.ts';
import { checkObjectMetaUpdate } from '../metadata.ts';
import { byteLength, checkDnsSubdomain } from '../names.ts';
import type { PodValidationOptions } from '../options.ts';
import { Path } from '../path.ts';
import { checkId } from '../security/securityContext.ts';
import { checkPodAnnotationsUpdate } from './annotations.ts';
import {
  checkClaimStatuses,
  checkExtendedResourceClaim,
  checkNodeAllocatableClaims,
} from './podStatusClaims.ts';

const systemConditions = ['PodScheduled', 'Ready', 'Initialized'];

const checkConditions = (conditions: PodStatus['conditions'], path: Path, errors: FieldErrors): void => {
  for (const [index, { type, observedGeneration = 0 }] of (conditions ?? []).entries()) {
    const at = path.index(index);
    if (observedGeneration < 0) {
      errors.push(
        invalid(at.child('observedGeneration'), observedGeneration, 'must be a non-negative integer'),
      );
    }
    if (!systemConditions.includes(type)) checkLabelKey(type, at.child('Type'), errors);
  }
};

const matches = (exitCode: number, operator: string | undefined, values: readonly number[]): boolean =>
  operator === 'In' ? values.includes(exitCode) : operator === 'NotIn' && !values.includes(exitCode);

/**
 * Whether a container that ended with this code is started again.
 * https://kep.k8s.io/5307
 */
const restarts = (container: Container, spec: PodSpec, exitCode: number): boolean => {
  if (container.restartPolicy !== undefined) {
    const rule = (container.restartPolicyRules ?? []).find(
      ({ exitCodes }) =>
        exitCodes !== undefined && matches(exitCode, exitCodes.operator, exitCodes.values ?? []),
    );
    if (rule?.action === 'Restart' || rule?.action === 'RestartAllContainers') return true;
  }
  for (const policy of [container.restartPolicy, spec.restartPolicy]) {
    if (policy === 'Always') return true;
    if (policy === 'OnFailure') return exitCode !== 0;
    if (policy === 'Never') return false;
  }
  return true;
};

const mayRestartAll = (spec: PodSpec): boolean =>
  containersOf(spec).some(({ restartPolicyRules }) =>
    (restartPolicyRules ?? []).some(({ action }) => action === 'RestartAllContainers'),
  );

const checkTransitions = (
  next: readonly ContainerStatus[] = [],
  old: readonly ContainerStatus[] = [],
  path: Path,
  mayRun: (name: string, exitCode: number) => boolean,
  everyStatus: boolean,
  errors: FieldErrors,
): void => {
  for (const [index, { name, state }] of old.entries()) {
    if (state?.terminated === undefined) continue;
    const running = next.filter((status) => status.name === name && status.state?.terminated === undefined);
    if (running.length === 0 || mayRun(name, state.terminated.exitCode)) continue;
    const error = forbidden(
      path.index(index).child('state'),
      'may not be transitioned to non-terminated state',
    );
    for (let times = everyStatus ? running.length : 1; times > 0; times--) errors.push(error);
  }
};

const checkContainerTransitions = (next: PodStatus, old: Pod, path: Path, errors: FieldErrors): void => {
  const spec = old.spec ?? { containers: [] };
  if (!mayRestartAll(spec)) {
    for (const [statuses, list] of [
      ['containerStatuses', 'containers'],
      ['initContainerStatuses', 'initContainers'],
    ] as const) {
      const mayRun = (name: string, exitCode: number): boolean => {
        const container = (spec[list] ?? []).find((each) => each.name === name);
        return container !== undefined && restarts(container, spec, exitCode);
      };
      checkTransitions(next[statuses], old.status?.[statuses], path.child(statuses), mayRun, false, errors);
    }
  }
  const field = 'ephemeralContainerStatuses';
  checkTransitions(next[field], old.status?.[field], path.child(field), () => false, true, errors);
};

const checkAddresses = (
  next: readonly string[],
  old: readonly string[],
  path: Path,
  errors: FieldErrors,
): void => {
  for (const [index, address] of next.entries()) checkIp(address, path.index(index), errors, old);
  if (next.length < 2 || (next.length === 2 && isDualStack(next))) return;
  const wrong = next.findIndex((address) => parseIp(address) === undefined);
  if (wrong !== -1) {
    const detail = `failed to check for dual stack with error:invalid IP[${wrong}]: ${next[wrong]}`;
    errors.push(internalError(path, detail));
  }
  errors.push(invalid(path, next, 'may specify no more than one IP for each IP family'));
};

const addresses = (list: readonly { ip?: string }[] | undefined): readonly string[] =>
  (list ?? []).map(({ ip = '' }) => ip);

const checkIps = (next: PodStatus, old: PodStatus, path: Path, errors: FieldErrors): void => {
  checkAddresses(addresses(next.podIPs), addresses(old.podIPs), path.child('podIPs'), errors);
  const hosts = addresses(next.hostIPs);
  if (hosts.length === 0) return;
  if ((next.hostIP ?? '') !== hosts[0]) {
    const at = path.child('hostIPs').index(0).child('ip');
    errors.push(invalid(at, hosts[0], 'must be equal to `hostIP`'));
  }
  checkAddresses(hosts, addresses(old.hostIPs), path.child('hostIPs'), errors);
};

const checkUsers = (
  statuses: readonly ContainerStatus[] = [],
  os: string,
  path: Path,
  errors: FieldErrors,
): void => {
  for (const [index, { user }] of statuses.entries()) {
    const linux = user?.linux;
    const at = path.index(index).child('user').child('linux');
    if (linux === undefined) continue;
    if (os === 'windows') errors.push(forbidden(at, 'cannot be set for a windows pod'));
    else if (os === 'linux') {
      checkId(linux.uid, at.child('uid'), errors);
      checkId(linux.gid, at.child('gid'), errors);
      for (const [group, id] of (linux.supplementalGroups ?? []).entries()) {
        checkId(id, at.child('supplementalGroups').index(group), errors);
      }
    }
  }
};

const healths = ['Healthy', 'Unhealthy', 'Unknown'];
const maxHealthMessage = 1024;

const checkAllocatedResources = (
  statuses: readonly ContainerStatus[] = [],
  containers: readonly Container[] = [],
  path: Path,
  errors: FieldErrors,
): void => {
  for (const [index, status] of statuses.entries()) {
    const container = containers.find(({ name }) => name === status.name);
    for (const [each, { name, resources }] of (status.allocatedResourcesStatus ?? []).entries()) {
      const at = path.index(index).child('allocatedResourcesStatus').index(each);
      if (container !== undefined) checkAllocatedName(name, container, at.child('name'), errors);
      const seen = new Set<string>();
      for (const [place, { resourceID, health = '', message }] of (resources ?? []).entries()) {
        const resourcePath = at.child('resources').index(place);
        if (!healths.includes(health))
          errors.push(notSupported(resourcePath.child('health'), health, healths));
        if (message === '') {
          errors.push(required(resourcePath.child('message'), 'must be non-empty if specified'));
        } else if (byteLength(message ?? '') > maxHealthMessage) {
          errors.push(tooLong(resourcePath.child('message'), maxHealthMessage));
        }
        if (seen.has(resourceID)) errors.push(duplicate(resourcePath.child('resourceID'), resourceID));
        seen.add(resourceID);
      }
    }
  }
};

const checkAllocatedName = (name: string, container: Container, path: Path, errors: FieldErrors): void => {
  if (name.startsWith('claim:')) {
    const claims = (container.resources?.claims ?? []).map(
      (claim) => `claim:${claim.name}${claim.request ? `/${claim.request}` : ''}`,
    );
    if (claims.includes(name)) return;
    const detail =
      "must match one of the container's resource claims in a format 'claim:<claimName>/<request>' or 'claim:<claimName>' if request is empty";
    errors.push(invalid(path, name, detail));
  } else if (!Object.hasOwn(container.resources?.requests ?? {}, name)) {
    errors.push(invalid(path, name, "must match one of the container's resource requests"));
  }
};

const checkNominatedNode = (next: Pod, old: Pod, path: Path, errors: FieldErrors): void => {
  const after = next.status?.nominatedNodeName ?? '';
  if (after === '' || after === (old.status?.nominatedNodeName ?? '')) return;
  checkDnsSubdomain(after, path, errors);
  if (old.spec?.nodeName) {
    errors.push(forbidden(path, 'may not be set on pods that are already bound to a node'));
  }
};

/**
 * What may be said in a Pod's status.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
 */
export const checkPodStatusUpdate = (
  next: Pod,
  old: Pod,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  const metaPath = Path.of('metadata');
  const path = Path.of('status');
  const after: PodStatus = next.status ?? {};
  const before: PodStatus = old.status ?? {};
  const spec = next.spec ?? { containers: [] };
  checkObjectMetaUpdate(next.metadata ?? {}, old.metadata ?? {}, metaPath, errors);
  checkPodAnnotationsUpdate(next, old, metaPath.child('annotations'), options, errors);
  checkConditions(after.conditions, path.child('conditions'), errors);
  checkNominatedNode(next, old, path.child('nominatedNodeName'), errors);
  const { observedGeneration = 0, qosClass = '' } = after;
  if (observedGeneration < 0) {
    errors.push(
      invalid(path.child('observedGeneration'), observedGeneration, 'must be a non-negative integer'),
    );
  }
  if (qosClass !== (before.qosClass ?? ''))
    errors.push(invalid(path.child('qosClass'), qosClass, 'field is immutable'));
  checkContainerTransitions(after, old, path, errors);
  checkClaimStatuses(after, spec, path.child('resourceClaimStatuses'), errors);
  checkExtendedResourceClaim(after, spec, path.child('extendedResourceClaimStatus'), errors);
  checkNodeAllocatableClaims(after, spec, path.child('nodeAllocatableResourceClaimStatuses'), errors);
  checkIps(after, before, path, errors);
  const os = spec.os?.name ?? 'linux';
  for (const field of ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'] as const) {
    checkUsers(after[field], os, path.child(field), errors);
  }
  checkAllocatedResources(after.containerStatuses, spec.containers, path.child('containerStatuses'), errors);
  checkAllocatedResources(
    after.initContainerStatuses,
    spec.initContainers,
    path.child('initContainerStatuses'),
    errors,
  );
  for (const [index, { allocatedResourcesStatus = [] }] of (
    after.ephemeralContainerStatuses ?? []
  ).entries()) {
    if (allocatedResourcesStatus.length === 0) continue;
    const at = path.child('ephemeralContainerStatuses').index(index).child('allocatedResourcesStatus');
    errors.push(forbidden(at, 'must not be specified in container status'));
  }
};
