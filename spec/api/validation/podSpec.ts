import type { PodResourceClaim, PodSpec } from '../objects/core.ts';
import type { ObjectMeta } from '../objects/meta.ts';
import { allContainersWithPath } from './containerPaths.ts';
import {
  type ContainerScope,
  checkContainers,
  checkEphemeralContainers,
  checkInitContainers,
} from './containers/containers.ts';
import {
  duplicate,
  type FieldErrors,
  forbidden,
  invalid,
  notFound,
  notSupported,
  required,
} from './fieldError.ts';
import { claimReferenceForm } from './internalForm.ts';
import { checkLabelKey, checkLabels } from './labels.ts';
import {
  addProblems,
  checkDnsLabel,
  checkDnsSubdomain,
  dnsSubdomainProblems,
  mustBeBetween,
} from './names.ts';
import { checkDnsConfig, checkHostAliases, checkHostname, checkHostnameOverride } from './network.ts';
import type { PodValidationOptions } from './options.ts';
import { Path } from './path.ts';
import { checkHostNetworkPorts } from './ports.ts';
import { checkContainerResources, checkPodResources } from './resources.ts';
import { checkAffinity } from './scheduling/affinity.ts';
import { checkTolerations } from './scheduling/tolerations.ts';
import { checkTopologySpread } from './scheduling/topologySpread.ts';
import { checkPodSecurityContext } from './security/podSecurityContext.ts';
import { checkHostProcess, checkLinuxPod, checkWindowsPod } from './security/windows.ts';
import { checkVolumes } from './volumes/volumes.ts';

const mirrorAnnotation = 'kubernetes.io/config.mirror';
const maxInt32 = 2 ** 31 - 1;

const checkClaimReference = (claim: PodResourceClaim, path: Path, errors: FieldErrors): void => {
  const { resourceClaimName: name, resourceClaimTemplateName: template } = claim;
  if (name !== undefined && template !== undefined) {
    const detail = 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified';
    errors.push(invalid(path, claimReferenceForm(claim), detail));
  }
  if (name === undefined && template === undefined) {
    const detail = 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`';
    errors.push(invalid(path, claimReferenceForm(claim), detail));
  }
  if (name !== undefined) checkDnsSubdomain(name, path.child('resourceClaimName'), errors);
  if (template !== undefined) checkDnsSubdomain(template, path.child('resourceClaimTemplateName'), errors);
};

/**
 * `pod.spec.resourceClaims`.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
 */
const checkResourceClaims = (
  claims: readonly PodResourceClaim[] | undefined,
  metadata: ObjectMeta | undefined,
  path: Path,
  errors: FieldErrors,
): void => {
  const names = new Set<string>();
  for (const [index, claim] of (claims ?? []).entries()) {
    if (metadata?.annotations?.[mirrorAnnotation] !== undefined) {
      errors.push(forbidden(Path.whole, 'static pods do not support resource claims'));
      continue;
    }
    const at = path.index(index);
    if (claim.name === '') errors.push(required(at.child('name')));
    else if (names.has(claim.name)) errors.push(duplicate(at.child('name'), claim.name));
    else checkDnsLabel(claim.name, at.child('name'), errors);
    if (claim.name !== '') names.add(claim.name);
    checkClaimReference(claim, at, errors);
  }
};

/** A field that has a default, so that only a wrong value is seen here. */
const checkChoice = (
  value: string | undefined,
  supported: readonly string[],
  path: Path,
  errors: FieldErrors,
): void => {
  if (!value) errors.push(required(path));
  else if (!supported.includes(value)) errors.push(notSupported(path, value, supported));
};

const restartPolicies = ['Always', 'OnFailure', 'Never'];
const dnsPolicies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'];
const preemptionPolicies = ['PreemptLowerPriority', 'Never'];

const checkSchedulingGates = (gates: PodSpec['schedulingGates'], path: Path, errors: FieldErrors): void => {
  const seen = new Set<string>();
  for (const [index, { name }] of (gates ?? []).entries()) {
    checkLabelKey(name, path.index(index), errors);
    if (seen.has(name)) errors.push(duplicate(path.index(index), name));
    seen.add(name);
  }
};

/** A user namespace (`hostUsers: false`) cannot be had with the host's other namespaces. */
const checkHostUsers = (
  spec: PodSpec,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  if (spec.hostUsers !== false) return;
  const detail = 'when `hostUsers` is false';
  if (spec.hostNetwork && !options.allowUserNamespacesWithHostNetwork) {
    errors.push(forbidden(path.child('hostNetwork'), detail));
  }
  if (spec.hostPID) errors.push(forbidden(path.child('HostPID'), detail));
  if (spec.hostIPC) errors.push(forbidden(path.child('HostIPC'), detail));
  if (options.allowUserNamespacesWithVolumeDevices) return;
  for (const [container, at] of allContainersWithPath(spec, path)) {
    if ((container.volumeDevices ?? []).length === 0) continue;
    errors.push(forbidden(at().child('volumeDevices'), detail));
  }
};

const checkFileKeyVolume = (spec: PodSpec, name: string, path: Path, errors: FieldErrors): void => {
  const volume = (spec.volumes ?? []).findLast((each) => each.name === name);
  if (volume === undefined) errors.push(notFound(path, name));
  else if (volume.emptyDir === undefined) {
    errors.push(invalid(path, name, 'referenced volume must be of type emptyDir'));
  }
};

/** Files with environment variables lie in emptyDir volumes of the Pod. */
const checkFileKeyVolumes = (spec: PodSpec, path: Path, errors: FieldErrors): void => {
  for (const [container, at] of allContainersWithPath(spec, path)) {
    if (container.env === undefined) continue;
    for (const [index, { valueFrom }] of container.env.entries()) {
      const name = valueFrom?.fileKeyRef?.volumeName;
      if (name === undefined) continue;
      const variable = at().child('env').index(index);
      const place = variable.child('valueFrom').child('fileKeyRef').child('volumeName');
      checkFileKeyVolume(spec, name, place, errors);
    }
  }
};

const checkOs = (spec: PodSpec, path: Path, errors: FieldErrors): void => {
  if (spec.os === undefined) return;
  const { name } = spec.os;
  if (name === '') errors.push(required(path.child('os').child('name')));
  else if (name === 'linux') checkLinuxPod(spec, path, errors);
  else if (name === 'windows') checkWindowsPod(spec, path, errors);
  else errors.push(notSupported(path.child('os'), name, ['linux', 'windows']));
};

const checkSchedulingGroup = (group: PodSpec['schedulingGroup'], path: Path, errors: FieldErrors): void => {
  if (group === undefined) return;
  const { podGroupName: name } = group;
  const at = path.child('podGroupName');
  if (name === undefined) errors.push(invalid(at, null, 'must specify one of: `podGroupName`'));
  else addProblems(errors, at, name, dnsSubdomainProblems(name));
};

const checkNamesOfOthers = (spec: PodSpec, path: Path, errors: FieldErrors): void => {
  const { serviceAccountName, nodeName, activeDeadlineSeconds: deadline } = spec;
  if (serviceAccountName) checkDnsSubdomain(serviceAccountName, path.child('serviceAccountName'), errors);
  if (nodeName) checkDnsSubdomain(nodeName, path.child('nodeName'), errors);
  if (deadline !== undefined && (deadline < 1 || deadline > maxInt32)) {
    errors.push(invalid(path.child('activeDeadlineSeconds'), deadline, mustBeBetween(1, maxInt32)));
  }
  checkHostname(spec, path, errors);
};

/** `pod.spec`, in a Pod or in a template; the checks are in the API server's order. */
export const checkPodSpec = (
  spec: PodSpec,
  metadata: ObjectMeta | undefined,
  path: Path,
  options: PodValidationOptions,
  errors: FieldErrors,
): void => {
  if (spec.terminationGracePeriodSeconds === undefined) {
    errors.push(required(path.child('terminationGracePeriodSeconds')));
  }
  const volumes = checkVolumes(spec.volumes, metadata, path.child('volumes'), options, errors);
  const claims = new Set((spec.resourceClaims ?? []).map(({ name }) => name).filter((name) => name !== ''));
  checkResourceClaims(spec.resourceClaims, metadata, path.child('resourceClaims'), errors);
  const scope: ContainerScope = { spec, volumes, claims, options };
  checkContainers(scope, path.child('containers'), errors);
  checkInitContainers(scope, path.child('initContainers'), errors);
  checkEphemeralContainers(scope, path.child('ephemeralContainers'), errors);
  checkPodResources(spec, claims, path.child('resources'), options, errors);
  if (spec.hostNetwork) {
    checkHostNetworkPorts(spec.containers ?? [], options.isPod, path.child('containers'), errors);
  }
  checkChoice(spec.restartPolicy, restartPolicies, path.child('restartPolicy'), errors);
  checkChoice(spec.dnsPolicy, dnsPolicies, path.child('dnsPolicy'), errors);
  checkLabels(spec.nodeSelector, path.child('nodeSelector'), errors);
  checkPodSecurityContext(spec, path.child('securityContext'), options, errors);
  checkAffinity(spec.affinity, options, path.child('affinity'), errors);
  checkDnsConfig(spec, path.child('dnsConfig'), errors);
  for (const [index, { conditionType }] of (spec.readinessGates ?? []).entries()) {
    checkLabelKey(conditionType, path.child('readinessGates').index(index).child('conditionType'), errors);
  }
  checkSchedulingGates(spec.schedulingGates, path.child('schedulingGates'), errors);
  const spread = path.child('topologySpreadConstraints');
  checkTopologySpread(spec.topologySpreadConstraints, spread, options, errors);
  checkHostProcess(spec, path, errors);
  checkHostUsers(spec, path, options, errors);
  checkHostnameOverride(spec, path.child('hostnameOverride'), errors);
  checkNamesOfOthers(spec, path, errors);
  checkTolerations(spec.tolerations, path.child('tolerations'), options, errors);
  checkHostAliases(spec.hostAliases, path.child('hostAliases'), errors);
  const { priorityClassName, runtimeClassName, preemptionPolicy, overhead } = spec;
  if (priorityClassName) checkDnsSubdomain(priorityClassName, path.child('priorityClassName'), errors);
  if (runtimeClassName !== undefined) {
    checkDnsSubdomain(runtimeClassName, path.child('runtimeClassName'), errors);
  }
  if (preemptionPolicy !== undefined) {
    checkChoice(preemptionPolicy, preemptionPolicies, path.child('preemptionPolicy'), errors);
  }
  if (overhead !== undefined) {
    checkContainerResources({ limits: overhead }, new Set(), path.child('overhead'), options, errors);
  }
  checkOs(spec, path, errors);
  checkSchedulingGroup(spec.schedulingGroup, path.child('schedulingGroup'), errors);
  checkFileKeyVolumes(spec, path, errors);
};
